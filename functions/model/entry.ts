import type { Instant } from '../ports.ts';
import type { Image, Publisher, StatedDate } from './article.ts';

/** Who said what is shown; see docs/decisions/0033-who-speaks-for-an-address.md. */
export interface Voice {
  /** The source, and the site that it spoke from. */
  readonly teller: string;
  /** Whether it speaks for the address that is shown. */
  readonly entitled: boolean;
  readonly receivedAt: Instant;
}

/** Another outlet's copy of an entry's article. */
export interface AlsoAt {
  readonly articleId: string;
  /** Blob key of the version that was folded in; absent where it was not kept. */
  readonly articleKey?: string;
  readonly url: string | null;
  readonly title: string;
  readonly publisher: Publisher;
  readonly published: StatedDate | null;
  readonly voice?: Voice;
}

/** An article in a topic's feed, with the copies folded into it. Small enough for one record; the content stays in the article. */
export interface Entry {
  /** `urn:uuid:…`, from the article's first identity; never changes. */
  readonly id: string;
  readonly topic: string;
  /** Arrival order within the topic: `<yyyy-mm>#<six digits>`; the sort key of its record, and its place in the monthly archive. */
  readonly position: string;
  readonly articleId: string;
  /** Blob key of the version shown. */
  readonly articleKey: string;
  readonly articleVersion: string;
  readonly voice?: Voice;
  readonly title: string;
  readonly url: string | null;
  readonly byline: string | null;
  readonly publisher: Publisher;
  readonly published: StatedDate | null;
  readonly firstSeen: Instant;
  /** When the content last changed; a folded copy does not move it. */
  readonly updated: Instant;
  readonly language: string | null;
  readonly summary: string | null;
  readonly categories: readonly string[];
  readonly image: Image | null;
  readonly storyId: string;
  /** How it stood beside its story when it came; absent for what begins one. */
  readonly joined?: {
    /** Whether it says more than the story had said. */
    readonly adds: boolean;
    /** Days of the week that it names, 0 (Sunday) to 6. */
    readonly weekdays: readonly number[];
    /** What it repeats that others of the latest reports were the first to say; absent where it repeats none of it. */
    readonly repeats?: readonly Repeat[];
  };
  readonly alsoAt: readonly AlsoAt[];
  /** False for the past of a source met for the first time: in the feed, but no mail is due for it. */
  readonly mailable: boolean;
  /** Id of the article that the owner took it out for: shown nowhere any more, its place kept. A notice has its own. */
  readonly withdrawn?: string;
  /** Position of the entry that it is a copy of by the owner's word, and that shows its articles meanwhile. */
  readonly copyOf?: string;
  /** Position of an earlier report of its own site, in nearly the same words, that it corrects. */
  readonly setsRight?: string;
  /** Whether its outlet has taken it back: what is shown says no more than that. */
  readonly retracted?: true;
  /** Position of the notice that told of its correction or retraction. */
  readonly notice?: string;
  /**
   * Of a notice, which only mails show: the entry whose article was corrected or taken back at its own address, and the
   * version that it had before.
   */
  readonly noticeOf?: { readonly id: string; readonly position: string; readonly version?: string };
}

/** How much of what an entry says, 0 to 1, the entry at that position was the first of its story to say. */
export interface Repeat {
  readonly position: string;
  readonly share: number;
}

/** Entries about one event. */
export interface Story {
  /** From its first entry's id; never changes. */
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  /** Positions of its entries, oldest first; at most `storyEntriesMax`, or `wholeEntriesMax` with those of its parts. */
  readonly entries: readonly string[];
  readonly firstSeen: Instant;
  readonly lastGrew: Instant;
  /** Id of the story that it is part of by the owner's word, and that has its entries too. */
  readonly partOf?: string;
}

export const storyEntriesMax = 200;
/** Of a story with those that the owner said are part of it. */
export const wholeEntriesMax = 5 * storyEntriesMax;
export const alsoAtMax = 50;
