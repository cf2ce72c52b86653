import { createHash } from 'node:crypto';
import { dayMs, later, minutesBetween } from '../instant.ts';
import type { Settings } from '../model/settings.ts';
import type { PollingHints, Source, SourceState } from '../model/source.ts';
import { decodeText } from '../normalise/decode/decode-text.ts';
import type { FeedEntry, FeedHead } from '../normalise/feed/feed-model.ts';
import { plainText } from '../normalise/feed/read-feed.ts';
import { siteOf } from '../normalise/who-speaks.ts';
import type { Instant, LogFields, Ports } from '../ports.ts';
import { ownHeaders, type SourceAnswer } from './ask-source.ts';
import { fetchPages } from './fetch-pages.ts';
import { askedNobody } from './network-failure.ts';
import { habitOfDates, nextPollAt, nextTryAt, smoothedHabit } from './next-poll.ts';
import { parseListing } from './parse-listing.ts';
import { putDocument } from './put-document.ts';
import { itemHash, splitSeen } from './seen-items.ts';
import { sentInstead } from './sent-instead.ts';
import { leaseMinutes, noteMissedNews } from './websub.ts';

const addressCharactersMax = 2_000;
const titleCharactersMax = 200;
/** Of what is kept of a failure, some of which a server words. */
const reasonCharactersMax = 500;

export interface CollectNeeds extends Pick<Ports, 'blobs' | 'clock' | 'fetcher' | 'ids' | 'log' | 'records'> {
  readonly settings: Pick<Settings, 'baseUrl' | 'privateSources'>;
  /** The value of an environment variable that a source's header refers to; without it, none has one. */
  readonly variableOf?: (name: string) => string | undefined;
  /** Resolves after that many milliseconds; without it, a busy host is not waited for. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** One poll of a source. */
export interface Poll {
  /** What was known of it before. */
  readonly known: SourceState;
  readonly now: Instant;
  readonly userAgent: string;
}

/** What is known of a source after it answered: what is new has become documents, and the next time is set. */
export async function learnAnswer(answer: SourceAnswer, poll: Poll, needs: CollectNeeds): Promise<SourceState> {
  const state = { ...poll.known, lastAttemptAt: poll.now };
  switch (answer.kind) {
    case 'gone':
      needs.log.warn('source gone', loggedOf(state));
      return { ...state, stopped: 'gone', lastFailure: 'it says that it is gone for good (410)' };
    case 'failed':
      return failed(state, answer, poll, needs);
    case 'unchanged':
      return succeeded(
        { ...state, ...answer.validators, ...(answer.isWhole && { wholeAt: poll.now }) },
        answer,
        poll.now,
      );
    case 'body':
      return takeIn(state, answer, poll, needs);
  }
}

type Body = Extract<SourceAnswer, { kind: 'body' }>;

async function takeIn(state: SourceState, body: Body, poll: Poll, needs: CollectNeeds): Promise<SourceState> {
  const { now, userAgent } = poll;
  const { source } = state;
  const { text } = decodeText(body.bytes, { contentType: body.contentType });
  const parsed = parseListing(text, body.url);
  if (parsed.kind === 'rejected') {
    const reason = `what it sent is no feed: ${sentInstead(text, parsed.reason, body.url)}`;
    return failed(state, { reason, retryAfterMinutes: null }, poll, needs);
  }
  const { fresh, seenItems } = splitSeen(parsed.entries, state.seenItems);
  const first = isMet(state, parsed.entries);
  const { bytes, contentType, url } = body;
  const { topics, categories } = source;
  const joining = state.joining ?? [];
  // What was read last was something else: where these bytes were there before, they are back.
  const again = state.bodyHash !== null && state.bodyHash !== body.bodyHash;
  const document = { bytes, contentType, source: source.id, url, receivedAt: now, topics, categories, joining, again };
  if (parsed.entries.some(parsed.isArticle)) await putDocument({ ...document, fetched: true, backlog: first }, needs);
  const feedUrl = parsed.head.hints.self ?? url;
  const past = new Set(first ? fresh.map(itemHash) : state.pastItems);
  const visited = {
    source,
    feedUrl,
    feedSite: siteOf(url),
    joining,
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
  return succeeded(
    {
      ...state,
      source: named(source, parsed.head),
      ...body.validators,
      bodyHash: body.bodyHash,
      wholeAt: left.length === 0 ? now : null,
      seenItems: seenItems.filter((hash) => !notYet.has(hash)),
      itemsCount: state.itemsCount + fresh.length - left.length,
      hints: boundedHints({ ...parsed.head.hints, ...body.links }),
      pastItems: [...notYet].filter((hash) => past.has(hash)),
      triedItems: tried.map(itemHash),
      joining: [],
      ...learnHabit(state, fresh, now),
      push: first ? state.push : noteMissedNews(state, fresh.length, now),
    },
    { movedTo: body.movedTo, freshMinutes: Math.max(body.freshMinutes ?? 0, retryAfterMinutes ?? 0) },
    now,
  );
}

/**
 * Whether this is the first that is seen of a source. One that had an empty list before, as under maintenance, is met
 * when the list is there; it is not when what follows is dated so that it may well have come since.
 */
function isMet({ lastSuccessAt, itemsCount }: SourceState, entries: readonly FeedEntry[]): boolean {
  if (lastSuccessAt === null) return true;
  const dayBefore = later(lastSuccessAt, -dayMs);
  return itemsCount === 0 && entries.some(({ published }) => published !== null && published < dayBefore);
}

/** A source that nobody gave a name is called what its feed calls itself. */
function named(source: Source, { title }: FeedHead): Source {
  const said = title === null ? '' : printable(plainText(title), titleCharactersMax);
  return source.title === new URL(source.url).hostname && said !== '' ? { ...source, title: said } : source;
}

/** As much of what a feed says of itself as its record has room for; a longer address names nothing. */
function boundedHints(hints: PollingHints): PollingHints {
  const bounded = (address: string | null) =>
    address === null || address.length > addressCharactersMax ? null : address;
  return {
    ...hints,
    hub: bounded(hints.hub),
    self: bounded(hints.self),
    skipHours: [...new Set(hints.skipHours)].slice(0, 24),
    skipDays: hints.skipDays.slice(0, 7).map((day) => day.slice(0, 20)),
  };
}

/** The first poll shows a past: its dates are a rhythm, where it has dates. */
function learnHabit(state: SourceState, fresh: readonly FeedEntry[], now: Instant): Partial<SourceState> {
  if (fresh.length === 0) return {};
  if (state.lastNewItemAt === null) return { lastNewItemAt: now, habitMinutes: habitOfDates(fresh, now) };
  const gapMinutes = minutesBetween(state.lastNewItemAt, now) / fresh.length;
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
    silentMinutes: state.lastNewItemAt === null ? 0 : minutesBetween(state.lastNewItemAt, now),
    leaseMinutes: leaseMinutes(state, now),
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
  { reason, retryAfterMinutes }: Omit<Extract<SourceAnswer, { kind: 'failed' }>, 'kind'>,
  { now }: Poll,
  { log }: CollectNeeds,
): SourceState {
  const failuresInRow = state.failuresInRow + 1;
  const lastFailure = printable(reason, reasonCharactersMax);
  log.warn('source failed', { ...loggedOf(state), reason, failuresInRow });
  log.count('failures', 1, { source: state.source.id });
  const retry = { now, spread: spreadOf(state, now), retryAfterMinutes, hints: state.hints };
  // After a night without a network all is asked again soon.
  const nextPollAt = nextTryAt(askedNobody(reason) ? 1 : failuresInRow, retry);
  return { ...state, failuresInRow, lastFailure, nextPollAt };
}

/** Of the address the host alone, for the rest may be a key. */
function loggedOf({ source, fetchUrl }: SourceState): LogFields {
  return { source: source.id, host: new URL(fetchUrl).host };
}

/** What a server words, as a terminal may show it. */
function printable(text: string, charactersMax: number): string {
  return text
    .slice(0, charactersMax)
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .toWellFormed();
}

/** From 0 to 1, different for each source and time, and always the same for one. */
export function spreadOf(state: SourceState, now: Instant): number {
  const hash = createHash('sha256').update(state.source.id).update(now).digest();
  return hash.readUInt32BE(0) / 0xff_ff_ff_ff;
}
