import type { Instant } from '../ports.ts';
import type { Image, Publisher, StatedDate } from './article.ts';
import type { AlsoAt } from './entry.ts';

export const cadences = ['live', 'hourly', 'daily', 'weekly'] as const;
export type Cadence = (typeof cadences)[number];

export interface EditionEntry {
  readonly id: string;
  readonly articleId: string;
  readonly position: string;
  readonly title: string;
  /** The article's own address, else its place in newsfold's own archive. */
  readonly url: string | null;
  readonly publisher: Publisher;
  readonly published: StatedDate | null;
  readonly firstSeen: Instant;
  readonly summary: string | null;
  readonly image: Image | null;
  readonly alsoAt: readonly AlsoAt[];
  /** Which step of its story it tells of, counted from 0 as they came; absent where the window holds one step alone. */
  readonly step?: number;
}

export interface EditionStory {
  readonly id: string;
  readonly title: string;
  /** True when its first entries went out in an earlier edition. */
  readonly update: boolean;
  /** At least one. That which stands for the story comes first, with those of its step; each further step is led by its own. */
  readonly entries: readonly EditionEntry[];
  /** Of an update, what came before these entries, latest first: some of it was in no mail, for it was no news then. */
  readonly earlier?: readonly EditionEntry[];
  /** Of an update that tells how the story went on: the day of its first report. Absent where more outlets took it up. */
  readonly began?: StatedDate | Instant;
}

/** One issue of the digest: fixed once, then sent. Stored as an object; its record says which one is the latest. */
export interface Edition {
  /** `<cadence>-<slot>`, for instance `live-2026-11-22T03-30`; unique within the topic, safe in a URL. */
  readonly id: string;
  readonly topic: string;
  readonly cadence: Cadence;
  readonly madeAt: Instant;
  readonly subject: string;
  readonly preview: string;
  readonly stories: readonly EditionStory[];
  /** Stories left out of the mail for length; the web edition has them. */
  readonly rest: readonly EditionStory[];
  /** Positions covered: after `from`, up to and including `to`. */
  readonly from: string | null;
  readonly to: string;
}

/** What the list of a topic's editions knows of each: the value of its record. */
export interface EditionListing {
  readonly id: string;
  readonly cadence: Cadence;
  readonly madeAt: Instant;
  readonly subject: string;
  readonly stories: number;
}
