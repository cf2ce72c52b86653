import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import { collect } from '../../functions/collect/collect.ts';
import { dueSources } from '../../functions/collect/due-sources.ts';
import { listFollowed } from '../../functions/collect/owned-sources.ts';
import { syncSources } from '../../functions/collect/sync-sources.ts';
import type { Message } from '../../functions/messages.ts';
import type { FetchRequest } from '../../functions/ports.ts';
import { silentLog } from '../silent-log.ts';
import { polledServers } from './polled-servers.ts';
import { pollingRules } from './polling-rules.ts';
import { virtualHub } from './virtual-hub.ts';
import { virtualTime } from './virtual-time.ts';
import { virtualWeb } from './virtual-web.ts';

const start = '2026-11-22T00:00:00.000Z';
const dayMs = 24 * 3_600_000;
const planEveryMs = 5 * 60_000;

export interface PollingDay {
  readonly sources: number;
  /** A poller without manners would have made `feedRequestsUnmannered`: every source every 15 minutes. */
  readonly feedRequests: number;
  readonly feedRequestsUnmannered: number;
  /** For pages, robots.txt and hubs. */
  readonly otherRequests: number;
  readonly unchanged: number;
  /** As they travelled, compressed. */
  readonly bytes: number;
  /** What the same answers would have been, whole and not compressed. */
  readonly bytesUnmannered: number;
  readonly documents: number;
  /** What hubs told. */
  readonly notifications: number;
  /** From the moment a source was due until it was asked for, at worst. */
  readonly lateMinutesMax: number;
  /** From the moment an item was there until it was taken in: the median. */
  readonly newsAgeMinutesMedian: number;
  /** Requests made against a rule, and which. */
  readonly offences: readonly string[];
}

/** Plays one day of polling fifty sources on a clock of its own: every answer takes its time, and no source waits for another's. */
export async function playPollingDay(): Promise<PollingDay> {
  const time = virtualTime(start);
  const servers = polledServers();
  const byUrl = new Map(servers.map((server) => [server.url, server]));
  const rules = pollingRules(servers);
  const stored = { clock: time, log: silentLog, records: recordsMemory({ clock: time }) };
  let notifications = 0;
  const run = (messages: readonly Message[]) => {
    for (const message of messages) if (message.to === 'collect') void collect(message, needs);
  };
  const hub = virtualHub({
    time,
    needs: stored,
    byUrl,
    told: ({ url }, messages) => {
      notifications++;
      rules.tell(url);
      run(messages);
    },
  });
  const web = virtualWeb({ time, byUrl, rules, hubAsked: hub.asked });
  const needs = {
    ...stored,
    blobs: blobsMemory({ clock: time }),
    ids: { token: () => 'token' },
    settings: { baseUrl: 'https://news.example.org' },
    fetcher: { fetch: (request: FetchRequest) => web.fetch(request) },
  };
  const sources = servers.map(({ url }) => ({ title: url, feedUrl: url, siteUrl: null, categories: [] }));
  await syncSources([{ slug: 'all', sources }], needs);

  const lateMinutes: number[] = [];
  for (let planned = 0; planned < dayMs; planned += planEveryMs) {
    const due = await dueSources(needs);
    const dueAt = new Map((await listFollowed(needs)).map(({ source, nextPollAt }) => [source.id, nextPollAt]));
    for (const { sourceId } of due)
      lateMinutes.push((Date.parse(time.now()) - Date.parse(dueAt.get(sourceId)!)) / 60_000);
    run(due);
    await time.runUntil(new Date(Date.parse(start) + planned + planEveryMs).toISOString());
  }
  return {
    ...web.seen,
    sources: servers.length,
    feedRequestsUnmannered: (servers.length * dayMs) / (15 * 60_000),
    documents: (await needs.blobs.list('documents/', { limit: 100_000 })).keys.length,
    notifications,
    lateMinutesMax: Math.max(...lateMinutes),
    newsAgeMinutesMedian: web.newsAgeMinutes.sort((a, b) => a - b)[Math.floor(web.newsAgeMinutes.length / 2)] ?? 0,
    offences: rules.offences,
  };
}
