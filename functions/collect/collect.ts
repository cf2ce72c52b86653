import { createHash } from 'node:crypto';
import type { MessageTo, Step } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceState } from '../model/source.ts';
import { decodeText } from '../normalise/decode-text.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';
import { parseFeed } from '../normalise/feed/parse-feed.ts';
import type { Instant, Ports } from '../ports.ts';
import { type Answer, askSource, ownHeaders } from './ask-source.ts';
import { fetchPages } from './fetch-pages.ts';
import { inHostTurn } from './host-turn.ts';
import { nextPollAt, nextTryAt, smoothedHabit } from './next-poll.ts';
import { putDocument } from './put-document.ts';
import { itemHash, splitSeen } from './seen-items.ts';
import { readSource, type SourceRecord, sourceWrites } from './source-record.ts';
import { askHub, isPushed, wantsLease } from './websub.ts';

export interface CollectNeeds extends Pick<Ports, 'blobs' | 'clock' | 'fetcher' | 'ids' | 'log' | 'records'> {
  readonly settings: Pick<Settings, 'baseUrl'>;
  /** The value of an environment variable that a source's header refers to; without it, none has one. */
  readonly variableOf?: (name: string) => string | undefined;
}

/** Longer than a request may take, so that a host's turn does not end under way. */
const hostTurnSeconds = 120;

/**
 * Polls one source, if it is due: what is new becomes documents, and what was learned decides when to ask again.
 * Whatever comes of it, the source's record says so and the next time is set; a source that is slow or dead
 * holds up no other.
 */
export const collect: Step<MessageTo<'collect'>, CollectNeeds> = async ({ sourceId }, needs) => {
  const record = await readSource(sourceId, needs);
  const now = needs.clock.now();
  if (record === undefined || record.value.stopped !== null || record.value.nextPollAt > now) return [];
  const userAgent = `newsfold (+${needs.settings.baseUrl}/)`;
  const { fetcher, variableOf = () => undefined } = needs;
  const ask = () => askSource(record.value, { userAgent, now, fetcher, variableOf });
  const answer = await inHostTurn(record.value.fetchUrl, { seconds: hostTurnSeconds, needs }, ask);
  const visit = { record, now, userAgent };
  const state = answer === undefined ? waitForTurn(record.value, now) : await learn(answer, visit, needs);
  // A conflict means that another collector, or the owner, has changed the source meanwhile: theirs stands.
  const written = await needs.records.write(sourceWrites(record, state));
  const { baseUrl } = needs.settings;
  // Only after the record is written: the hub asks back at once, and must find the source there.
  const askable = written.kind === 'written' && state.lastSuccessAt === now && canBeCalled(baseUrl);
  if (askable && wantsLease(state, now)) await askHub(state, baseUrl, needs);
  return [];
};

/** A hub can reach us only at a public address. */
function canBeCalled(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname);
}

interface Visit {
  readonly record: SourceRecord;
  readonly now: Instant;
  readonly userAgent: string;
}

/** Another source of the same host is being asked: this one comes next, within a minute or two. */
function waitForTurn(state: SourceState, now: Instant): SourceState {
  const seconds = 60 * (1 + spreadOf(state, now));
  return { ...state, nextPollAt: new Date(Date.parse(now) + Math.round(seconds * 1_000)).toISOString() };
}

async function learn(answer: Answer, visit: Visit, needs: CollectNeeds): Promise<SourceState> {
  const state = { ...visit.record.value, lastAttemptAt: visit.now };
  switch (answer.kind) {
    case 'gone':
      needs.log.warn('source gone', { source: state.source.id, url: state.fetchUrl });
      return { ...state, stopped: 'gone', lastFailure: 'it says that it is gone for good (410)' };
    case 'failed':
      return failed(state, answer.reason, answer.retryAfterMinutes, visit, needs);
    case 'unchanged':
      return succeeded(state, answer, visit.now);
    case 'body':
      return takeIn(state, answer, visit, needs);
  }
}

type Body = Extract<Answer, { kind: 'body' }>;

async function takeIn(state: SourceState, body: Body, visit: Visit, needs: CollectNeeds): Promise<SourceState> {
  const { now, userAgent } = visit;
  const { source } = state;
  const parsed = parseFeed(decodeText(body.bytes, { contentType: body.contentType }).text, body.url);
  if (parsed.kind === 'rejected') return failed(state, `what it sent is no feed: ${parsed.reason}`, null, visit, needs);
  const { fresh, seenItems } = splitSeen(parsed.entries, state.seenItems);
  const first = state.lastSuccessAt === null;
  const { bytes, contentType, url } = body;
  const { topics, categories } = source;
  const document = { bytes, contentType, source: source.id, url, receivedAt: now, topics, categories };
  if (parsed.entries.length > 0) await putDocument({ ...document, backlog: first }, needs);
  const feedUrl = parsed.head.hints.self ?? url;
  const past = new Set(first ? fresh.map(itemHash) : state.pastItems);
  const visited = {
    source,
    feedUrl,
    receivedAt: now,
    headersFor: (address: string) => {
      const own = ownHeaders(source, address, needs.variableOf ?? (() => undefined));
      return { ...(typeof own === 'string' ? {} : own), 'user-agent': userAgent };
    },
    userAgent,
    isPast: (entry: FeedEntry) => past.has(itemHash(entry)),
    wasTried: (entry: FeedEntry) => state.triedItems?.includes(itemHash(entry)) === true,
  };
  const { left, tried, retryAfterMinutes } = await fetchPages(fresh, visited, needs);
  const notYet = new Set(left.map(itemHash));
  const validators = left.length === 0 ? body : { etag: null, lastModified: null, bodyHash: null };
  const { etag, lastModified, bodyHash } = validators;
  return succeeded(
    {
      ...state,
      etag,
      lastModified,
      bodyHash,
      seenItems: seenItems.filter((hash) => !notYet.has(hash)),
      itemsCount: state.itemsCount + fresh.length - left.length,
      hints: parsed.head.hints,
      pastItems: [...notYet].filter((hash) => past.has(hash)),
      triedItems: tried.map(itemHash),
      ...learnHabit(state, fresh.length, now),
    },
    { movedTo: body.movedTo, freshMinutes: Math.max(body.freshMinutes ?? 0, retryAfterMinutes ?? 0) },
    now,
  );
}

/** The first visit shows a past, not a rhythm. */
function learnHabit(state: SourceState, freshCount: number, now: Instant): Partial<SourceState> {
  if (freshCount === 0) return {};
  if (state.lastNewItemAt === null) return { lastNewItemAt: now };
  const gapMinutes = (Date.parse(now) - Date.parse(state.lastNewItemAt)) / 60_000 / freshCount;
  return { lastNewItemAt: now, habitMinutes: smoothedHabit(state.habitMinutes, gapMinutes) };
}

function succeeded(
  state: SourceState,
  answer: { readonly movedTo: string | null; readonly freshMinutes: number | null },
  now: Instant,
): SourceState {
  const { source } = state;
  const rhythm = {
    now,
    spread: spreadOf(state, now),
    wantedMinutes: source.intervalMinutes,
    hints: state.hints,
    freshMinutes: answer.freshMinutes,
    habitMinutes: state.habitMinutes,
    pushed: isPushed(state, now),
  };
  return {
    ...state,
    fetchUrl: answer.movedTo ?? state.fetchUrl,
    lastSuccessAt: now,
    failuresInRow: 0,
    lastFailure: null,
    nextPollAt: nextPollAt(rhythm),
  };
}

function failed(
  state: SourceState,
  reason: string,
  retryAfterMinutes: number | null,
  { now }: Visit,
  { log }: CollectNeeds,
): SourceState {
  const failuresInRow = state.failuresInRow + 1;
  log.warn('source failed', { source: state.source.id, url: state.fetchUrl, reason, failuresInRow });
  log.count('failures', 1, { source: state.source.id });
  const nextPollAt = nextTryAt(failuresInRow, { now, spread: spreadOf(state, now), retryAfterMinutes });
  return { ...state, failuresInRow, lastFailure: reason, nextPollAt };
}

/** From 0 to 1, different for each source and time, and always the same for one. */
function spreadOf(state: SourceState, now: Instant): number {
  const hash = createHash('sha256').update(state.source.id).update(now).digest();
  return hash.readUInt32BE(0) / 0xff_ff_ff_ff;
}
