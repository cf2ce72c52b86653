import { dayMs, later, minutesBetween } from '../instant.ts';
import type { PollingHints, Source, SourceState } from '../model/source.ts';
import { decodeText } from '../normalise/decode/decode-text.ts';
import type { FeedEntry, FeedHead } from '../normalise/feed/feed-model.ts';
import { plainText } from '../normalise/feed/read-feed.ts';
import { siteOf } from '../normalise/who-speaks.ts';
import type { Instant } from '../ports.ts';
import { ownHeaders, type SourceAnswer } from './ask-source.ts';
import type { CollectNeeds, Poll } from './collect-needs.ts';
import { fetchPages } from './fetch-pages.ts';
import { habitOfDates, smoothedHabit } from './next-poll.ts';
import { type Listing, parseListing } from './parse-listing.ts';
import { printable } from './printable.ts';
import { putDocument } from './put-document.ts';
import { itemHash, splitSeen } from './seen-items.ts';
import { sentInstead } from './sent-instead.ts';
import { noteMissedNews } from './websub.ts';

const addressCharactersMax = 2_000;
const titleCharactersMax = 200;

/** The pages of so many entries are fetched once more where the feed says something else of them. It does of more where it dates all that it lists anew. */
const changedMax = 5;

type Body = Extract<SourceAnswer, { readonly kind: 'body' }>;

export type BodyTaken =
  | {
      readonly kind: 'taken';
      readonly state: SourceState;
      /** That the sites of its pages want to be left alone for. */
      readonly restMinutes: number | null;
    }
  /** It lists nothing that could be followed. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** What is known of a source after its body and the pages behind it have become documents. */
export async function takeInBody(state: SourceState, body: Body, poll: Poll, needs: CollectNeeds): Promise<BodyTaken> {
  const { now } = poll;
  const { text } = decodeText(body.bytes, { contentType: body.contentType });
  const listing = parseListing(text, body.url);
  if (listing.kind === 'rejected') return { kind: 'rejected', reason: sentInstead(text, listing.reason, body.url) };
  const { entries, head } = listing;
  const { fresh, changed, seenItems } = splitSeen(entries, state.seenItems);
  const isFirst = isMet(state, entries);
  if (entries.some(listing.isArticle)) await putListing(body, { state, now, isFirst }, needs);
  const past = new Set(isFirst ? fresh.map(itemHash) : state.pastItems);
  const visit = visitOf(body, listing, { state, past, poll }, needs);
  const wanted = new Set(
    [...fresh, ...(changed.length > changedMax ? [] : changed)].map(itemHash).concat(state.leftItems ?? []),
  );
  const pending = entries.filter((entry) => wanted.has(itemHash(entry)));
  const { left, tried, retryAfterMinutes } = await fetchPages(pending, visit, needs);
  const leftItems = left.map(itemHash);
  const taken: SourceState = {
    ...state,
    ...body.validators,
    source: named(state.source, head),
    bodyHash: body.bodyHash,
    wholeAt: left.length === 0 ? now : null,
    seenItems,
    itemsCount: state.itemsCount + fresh.length,
    hints: boundedHints({ ...head.hints, ...body.links }),
    leftItems,
    pastItems: leftItems.filter((hash) => past.has(hash)),
    triedItems: tried.map(itemHash),
    joining: [],
    ...learnHabit(state, fresh, now),
    push: isFirst ? state.push : noteMissedNews(state, fresh.length, now),
  };
  return { kind: 'taken', state: taken, restMinutes: retryAfterMinutes };
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

interface Met {
  readonly state: SourceState;
  readonly now: Instant;
  readonly isFirst: boolean;
}

async function putListing(
  { bytes, contentType, url, bodyHash }: Body,
  { state, now, isFirst }: Met,
  needs: CollectNeeds,
): Promise<void> {
  const { id, topics, categories } = state.source;
  const document = {
    ...{ bytes, contentType, source: id, url, fetched: true, receivedAt: now, topics, categories },
    backlog: isFirst,
    joining: state.joining ?? [],
    // What was read last was something else: where these bytes were there before, they are back.
    again: state.bodyHash !== null && state.bodyHash !== bodyHash,
  };
  await putDocument(document, needs);
}

interface Visited {
  readonly state: SourceState;
  /** Items of the past. */
  readonly past: ReadonlySet<string>;
  readonly poll: Poll;
}

function visitOf(
  { url }: Body,
  { head }: Extract<Listing, { readonly kind: 'feed' }>,
  { state, past, poll: { now, userAgent } }: Visited,
  { variableOf = () => undefined }: CollectNeeds,
): Parameters<typeof fetchPages>[1] {
  const { source } = state;
  const tried = new Set(state.triedItems);
  return {
    source,
    feedUrl: head.hints.self ?? url,
    feedSite: siteOf(url),
    joining: state.joining ?? [],
    receivedAt: now,
    userAgent,
    headersFor: (address) => {
      const own = ownHeaders(source, address, variableOf);
      return { ...(typeof own === 'string' ? {} : own), 'user-agent': userAgent };
    },
    isPast: (entry) => past.has(itemHash(entry)),
    wasTried: (entry) => tried.has(itemHash(entry)),
  };
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
