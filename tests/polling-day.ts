import { createHash } from 'node:crypto';
import { blobsMemory } from '../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../functions/adapters/local/records-memory.ts';
import { collect } from '../functions/collect/collect.ts';
import { dueSources } from '../functions/collect/due-sources.ts';
import { syncSources } from '../functions/collect/sync-sources.ts';
import type { FetchOutcome, FetchRequest, Log } from '../functions/ports.ts';
import { manualClock } from './contracts/manual-clock.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };
const start = '2026-11-22T00:00:00.000Z';
const dayMs = 24 * 3_600_000;
const planEveryMs = 5 * 60_000;

/** A server as there are many: when it has news, and what it asks of those who poll it. */
interface Server {
  readonly url: string;
  readonly newsEveryMs: number;
  readonly etags: boolean;
  readonly ttlMinutes: number | null;
  readonly skipHours: readonly number[];
  /** `busy` answers 429 from 06:00 to 07:00, `gone` 410 from noon, `moves` redirects for good from noon. */
  readonly mood: 'steady' | 'busy' | 'gone' | 'moves' | 'dead';
}

export interface PollingDay {
  readonly sources: number;
  readonly requests: number;
  readonly unchanged: number;
  readonly bytes: number;
  readonly documents: number;
  /** Requests made against a rule, and which. */
  readonly offences: readonly string[];
  /** Requests that a poller without manners would have made: every source every 15 minutes. */
  readonly requestsUnmannered: number;
}

/** Fifty sources on forty hosts, their moods and rhythms spread over them; the same ones every time. */
function servers(): readonly Server[] {
  const moods = ['steady', 'steady', 'steady', 'steady', 'steady', 'steady', 'busy', 'gone', 'moves', 'dead'] as const;
  return Array.from({ length: 50 }, (_, at) => ({
    url: `https://host${at % 40}.example.org/feed${at}`,
    newsEveryMs: [30, 90, 240, 720, 10_000][at % 5]! * 60_000,
    etags: at % 3 !== 0,
    ttlMinutes: at % 4 === 0 ? 120 : null,
    skipHours: at % 7 === 0 ? [0, 1, 2, 3, 4] : [],
    mood: moods[at % 10]!,
  }));
}

/** Plays one day of polling against those servers on a clock of its own, and notes what was asked and what should not have been. */
export async function playPollingDay(): Promise<PollingDay> {
  const clock = manualClock(start);
  const watch = watchServers(servers(), () => clock.now());
  const needs = {
    clock,
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    log: silent,
    ids: { token: () => 'token' },
    settings: { baseUrl: 'http://localhost' },
    fetcher: { fetch: watch.fetch },
  };
  const sources = servers().map(({ url }) => ({ title: url, feedUrl: url, siteUrl: null, categories: [] }));
  await syncSources([{ slug: 'all', sources }], needs);
  for (let at = 0; at < dayMs; at += planEveryMs) {
    const due = await dueSources(needs);
    await Promise.all(due.map((message) => collect(message, needs)));
    clock.advance(planEveryMs);
  }
  const documents = (await needs.blobs.list('documents/', { limit: 100_000 })).keys.length;
  return { sources: sources.length, ...watch.seen(), documents, requestsUnmannered: sources.length * 96 };
}

function watchServers(all: readonly Server[], now: () => string) {
  const byUrl = new Map(all.map((server) => [server.url, server]));
  const lastAsked = new Map<string, number>();
  const saidGone = new Set<string>();
  const moved = new Set<string>();
  const waitUntil = new Map<string, number>();
  const givenEtag = new Map<string, string>();
  const busyHosts = new Set<string>();
  const offences: string[] = [];
  const seen = { requests: 0, unchanged: 0, bytes: 0 };

  async function fetch(request: FetchRequest): Promise<FetchOutcome> {
    const at = Date.parse(now());
    const original = request.url.replace('/moved/', '/');
    const server = byUrl.get(original)!;
    const { host } = new URL(request.url);
    seen.requests++;
    const offence = (rule: string) => offences.push(`${now()} ${request.url}: ${rule}`);
    if (busyHosts.has(host)) offence('two at once on one host');
    if (saidGone.has(original)) offence('asked though gone');
    if (moved.has(original) && request.url === original) offence('asked at the old address');
    if (at < (waitUntil.get(original) ?? 0)) offence('asked before Retry-After had passed');
    const hour = new Date(at).getUTCHours();
    const known = lastAsked.get(original);
    if (known !== undefined && server.skipHours.includes(hour) && server.mood !== 'dead')
      offence('asked in an hour to be skipped');
    const gapMinutes = known === undefined ? Number.POSITIVE_INFINITY : (at - known) / 60_000;
    if (gapMinutes < Math.max(15, server.mood === 'steady' ? (server.ttlMinutes ?? 0) : 0)) offence('asked too often');
    const etag = givenEtag.get(original);
    if (etag !== undefined && request.headers?.['if-none-match'] !== etag)
      offence('asked without the validator it was given');
    if (!request.headers?.['user-agent']?.startsWith('newsfold (+')) offence('asked without a name');
    lastAsked.set(original, at);
    busyHosts.add(host);
    await new Promise((resolve) => setImmediate(resolve));
    busyHosts.delete(host);
    return answer(server, request, at, hour);
  }

  function answer(server: Server, request: FetchRequest, at: number, hour: number): FetchOutcome {
    const { url, mood } = server;
    if (mood === 'dead') return { kind: 'failed', reason: 'no route' };
    const respond = (
      status: number,
      body: string,
      headers: Record<string, string> = {},
      more: object = {},
    ): FetchOutcome => {
      seen.bytes += body.length;
      return { kind: 'response', status, headers, bytes: Buffer.from(body), url: request.url, ...more };
    };
    if (mood === 'busy' && hour === 6) {
      waitUntil.set(url, at + 5_400_000);
      return respond(429, '', { 'retry-after': '5400' });
    }
    if (mood === 'gone' && hour >= 12) {
      saidGone.add(url);
      return respond(410, '');
    }
    const body = feedOf(server, at);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`;
    const movesNow = mood === 'moves' && hour >= 12;
    const movedTo = movesNow ? url.replace('/feed', '/moved/feed') : undefined;
    if (movesNow) moved.add(url);
    const more = movedTo === undefined ? {} : { url: movedTo, movedTo };
    if (server.etags && request.headers?.['if-none-match'] === etag) {
      seen.unchanged++;
      return respond(304, '', {}, more);
    }
    if (server.etags) givenEtag.set(url, etag);
    return respond(200, body, server.etags ? { etag } : {}, more);
  }

  return { fetch, seen: () => ({ ...seen, offences }) };
}

function feedOf({ url, newsEveryMs, ttlMinutes, skipHours }: Server, at: number): string {
  const newest = Math.floor(at / newsEveryMs);
  const text = 'The council met again and put off its decision until the next session. '.repeat(12);
  const items = Array.from(
    { length: 20 },
    (_, age) =>
      `<item><guid isPermaLink="false">${newest - age}</guid><title>${newest - age}</title><link>${url}/${newest - age}</link><description>${text}</description></item>`,
  );
  const ttl = ttlMinutes === null ? '' : `<ttl>${ttlMinutes}</ttl>`;
  const skip =
    skipHours.length === 0 ? '' : `<skipHours>${skipHours.map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`;
  return `<rss version="2.0"><channel><title>${url}</title>${ttl}${skip}${items.join('')}</channel></rss>`;
}
