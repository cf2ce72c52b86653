import type { Instant } from '../ports.ts';
import type { SourceHeaders } from './source-headers.ts';

/** Whether the pages behind a feed's entries are fetched: for all, for entries that hold only a teaser, or for none. */
export const fetchPagesWords = ['always', 'teasers', 'never'] as const;
export type FetchPages = (typeof fetchPagesWords)[number];

/** Whether a value that somebody wrote is one of these words. */
export function isFetchPages(value: unknown): value is FetchPages {
  return fetchPagesWords.some((word) => word === value);
}

/** Minutes between two polls that an owner may ask for: a quarter of an hour to a week. */
export const intervalRange = { min: 15, max: 10_080 } as const;

/** Whether a value is a number of minutes that an owner may ask for. */
export function isInterval(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= intervalRange.min && Number(value) <= intervalRange.max;
}

/** What is polled, as seeds or the owner say it. Topics that follow the same address share one source. */
export interface Source {
  /** From the address; lower-case hex. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Slugs of the topics that follow it. */
  readonly topics: readonly string[];
  /** The OPML folders it is in. */
  readonly categories: readonly string[];
  readonly fetchPages: FetchPages;
  /** Asked for by the owner; null lets the publisher and the feed's own habit decide. */
  readonly intervalMinutes: number | null;
  /** Sent with each request to the origin of the address, for instance an API key. */
  readonly headers: SourceHeaders;
  readonly origin: 'seeds' | 'owner';
}

/** What a publisher says about how often to ask again. */
export interface PollingHints {
  /** RSS `ttl`, or `sy:updatePeriod` over `sy:updateFrequency`. */
  readonly intervalMinutes: number | null;
  /** RSS `skipHours`, 0 to 23 in UTC. */
  readonly skipHours: readonly number[];
  /** RSS `skipDays`, English names. */
  readonly skipDays: readonly string[];
  readonly hub: string | null;
  readonly self: string | null;
}

export interface PushState {
  /** The address of the feed, as it calls itself. */
  readonly topic: string;
  /** Null until the hub agrees. */
  readonly leaseUntil: Instant | null;
  /** When the hub last had news. */
  readonly notifiedAt?: Instant;
  /** Polls in a row that found news without a notification of the hub. */
  readonly missedCount?: number;
  /** The hub has refused; it is not asked again before. */
  readonly deniedUntil?: Instant;
}

/** What is known of a source from polling it. */
export interface SourceState {
  readonly source: Source;
  readonly nextPollAt: Instant;
  /** Where it is fetched from now: the address, or where it moved for good. */
  readonly fetchUrl: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When a whole body last came, and all that it names was fetched; without it, the whole is asked for and read again. */
  readonly wholeAt?: Instant | null;
  /** Hash of the last body: some servers never say 304. */
  readonly bodyHash: string | null;
  readonly lastAttemptAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastNewItemAt: Instant | null;
  readonly failuresInRow: number;
  readonly lastFailure: string | null;
  /** The items met, as seen-items.ts remembers them, newest last; at most `seenItemsMax`. */
  readonly seenItems: readonly string[];
  readonly itemsCount: number;
  /** As the feed last said. */
  readonly hints: PollingHints | null;
  /** Usual minutes between new items, smoothed; null until two were met. */
  readonly habitMinutes: number | null;
  /** The WebSub subscription at the hub that it names; null without one. */
  readonly push: PushState | null;
  /** Why it is no longer polled: it said that it is gone (410), the owner removed it, or no seed names it any more. */
  readonly stopped: 'gone' | 'removed' | 'dropped' | null;
  /** Items whose pages are still to be fetched. */
  readonly leftItems?: readonly string[];
  /** Those of them that are of the first visit: they count as backlog, whenever they come. */
  readonly pastItems?: readonly string[];
  /** Those of them that were requested at the last visit without success, and are once more. */
  readonly triedItems?: readonly string[];
  /** Topics that follow it since it was last read whole: what it holds is its past to them. */
  readonly joining?: readonly string[];
}

export const seenItemsMax = 3_000;
