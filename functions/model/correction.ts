import type { Instant } from '../ports.ts';
import type { Judged } from './judgement.ts';

/**
 * What the owner can say about an article: it was dropped and belongs, was kept and does not, is on the topic and not to be
 * shown all the same (its publisher took it back, say), was folded and is no copy, has an entry of its own and is a copy of
 * another, has a story of its own and is of another's.
 */
export const correctionKinds = [
  'belongs',
  'does-not-belong',
  'take-out',
  'not-a-copy',
  'copy-of',
  'same-story',
] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** The kinds that are said of two articles. */
export const pairKinds = ['copy-of', 'same-story'] as const satisfies readonly CorrectionKind[];
export type PairKind = (typeof pairKinds)[number];

/** Whether it is said of two articles. */
export function isPairKind(kind: CorrectionKind): kind is PairKind {
  return pairKinds.some((one) => one === kind);
}

/**
 * The owner's word on one article of a topic; it wins over every judgement. One that was taken back is kept for a
 * while, so that what it did can be undone, whichever message comes again.
 */
export interface Correction {
  readonly kind: CorrectionKind;
  readonly undone: boolean;
  readonly articleId: string;
  /** Blob key of the version that was corrected: an example from then on. */
  readonly articleKey: string;
  readonly title: string;
  readonly url: string | null;
  readonly at: Instant;
  /** True when the topic had the article already: taking the correction back does not take it out. */
  readonly wasThere: boolean;
  /** Position of the entry that it was wrongly folded into; null but for `not-a-copy`. */
  readonly foldedInto: string | null;
  /** The other article's entry, by its position, and its title; for what is said of two. */
  readonly other?: { readonly position: string; readonly title: string };
  /** The story that is part of another by it; absent where both were in one. */
  readonly stories?: { readonly part: string; readonly whole: string };
  /** The judgement that was wrong, and when its article was received: shown again once the correction is undone. */
  readonly judged: { readonly receivedAt: Instant; readonly value: Judged } | null;
}

/** Head of a topic's corrections: one small read tells a step whether it knows them all. */
export interface CorrectionsHead {
  /** Hash of all changes so far, in order: the same stamp, the same corrections. */
  readonly stamp: string;
  /** Corrections that stand. */
  readonly standing: number;
}

/** Corrections that may stand in one topic. */
export const correctionsMax = 500;
