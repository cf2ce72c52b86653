import type { Instant } from '../ports.ts';
import type { Verdict } from './topic.ts';

interface JudgedArticle {
  readonly articleKey: string;
  /** At most `limits.recordTitleCharsMax` long. */
  readonly title: string;
  readonly url: string | null;
  readonly receivedAt: Instant;
}

/** An article that a topic took in, as an entry of its own or as a copy in another. */
export interface TakenRecord extends JudgedArticle {
  readonly verdict: 'kept' | 'folded';
  /** Id of the entry that it is, or that it was folded into. */
  readonly entry: string;
  /** Title of what it was folded into; null for an entry of its own. */
  readonly into: string | null;
  readonly storyId: string;
  /** How much of the smaller text was the same as the original's (folded), or how near the story was (kept); 0 to 1. */
  readonly similarity: number;
}

/** An article that a topic did not take. */
export interface DroppedRecord extends JudgedArticle {
  readonly verdict: 'dropped';
  readonly score: number;
  readonly threshold: number;
  /** The heaviest of its terms. */
  readonly why: Verdict['why'];
}

/** What was decided about an article, for the owner to see and correct. */
export type Judged = TakenRecord | DroppedRecord;
