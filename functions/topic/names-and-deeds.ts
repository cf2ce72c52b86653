import { isFigure } from '../text/figure.ts';
import type { Lesson } from './lesson.ts';
import { rounded, type TermVector } from './term-vector.ts';

/** The terms that examples share: whom and where they name, and what else they tell of. */
export interface SharedTerms {
  readonly names: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
}

/** `SharedTerms` as JSON can hold them, and which part deeds have in what an example shares with the others. */
export interface Deeds {
  readonly names: readonly string[];
  readonly deeds: readonly string[];
  /** 0 to 1. */
  readonly expected: number;
}

/** From so many examples on, what only one of them says is not counted: it may be by chance that an article says it too. */
const examplesForShared = 3;
/** Supposed of a single example: reports of one event mostly share more deeds than that. */
const expectedOfOne = 0.4;
/** Examples that share hardly anything but names cannot be told by the rest. */
const expectedMin = 0.1;

/** How many terms of an article count as much as what is expected of it: a short one may happen to say little else. */
const termsSupposed = 10;
/** From this part of what is expected an article has all it needs; with nothing of it, so much of its score is left. */
const enough = 0.8;
const withoutDeeds = 0.3;

/**
 * Names (and figures) are the terms that most examples which say them say with a capital and never without.
 * @param holdersMin how many examples must say a term; see `holdersWanted`
 */
export function learnDeeds(
  examples: readonly Pick<Lesson, 'vector' | 'particulars'>[],
  holdersMin: number,
): SharedTerms {
  const held = new Map<string, number>();
  const named = new Map<string, number>();
  for (const { vector, particulars } of examples) {
    for (const term of vector.keys()) held.set(term, (held.get(term) ?? 0) + 1);
    for (const [term] of particulars) named.set(term, (named.get(term) ?? 0) + 1);
  }
  const names = new Set<string>();
  const deeds = new Set<string>();
  for (const [term, holders] of held) {
    if (holders < holdersMin) continue;
    const isName = (named.get(term) ?? 0) * 2 > holders || isFigure(term);
    (isName ? names : deeds).add(term);
  }
  return { names, deeds };
}

/** How many of so many examples must hold a term for it to be shared. */
export function holdersWanted(examples: number): number {
  return examples < examplesForShared ? 1 : 2;
}

/** Of what a text shares with the examples, the part that is deeds, 0 to 1; null where it shares nothing. */
export function deedShare(vector: TermVector, common: TermVector, { names, deeds }: SharedTerms): number | null {
  let done = 0;
  let named = 0;
  for (const [term, weight] of vector) {
    const shared = weight * (common.get(term) ?? 0);
    if (deeds.has(term)) done += shared;
    else if (names.has(term)) named += shared;
  }
  return done + named === 0 ? null : done / (done + named);
}

/** @param shares of each example, judged by the others; none of a single one */
export function toDeeds({ names, deeds }: SharedTerms, shares: readonly number[]): Deeds | null {
  const sum = shares.reduce((before, share) => before + share, 0);
  const expected = shares.length === 0 ? expectedOfOne : sum / shares.length;
  if (expected < expectedMin) return null;
  return { names: [...names].sort(), deeds: [...deeds].sort(), expected: rounded(expected) };
}

/**
 * What is left of the score of an article that shares names with the examples, but hardly what they tell of: a match
 * between two countries of a dispute, a festival in the town of a summit. 1 where it shares as much as they do.
 * @param share see `deedShare`
 * @param terms how many different ones the article has
 */
export function deedsFactor(expected: number, share: number, terms: number): number {
  const seen = (share * terms + expected * termsSupposed) / (terms + termsSupposed);
  return withoutDeeds + (1 - withoutDeeds) * Math.min(1, seen / (enough * expected));
}
