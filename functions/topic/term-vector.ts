import type { TitledText } from '../model/topic.ts';
import { withOwnTitle } from '../text/own-title.ts';
import { surprise } from '../text/word-rates.ts';
import { stems } from '../text/words.ts';
import { topicLimits } from './topic-limits.ts';

/** Term → weight, of length 1 (or empty). That of an article is in the order in which it first says its terms. */
export type TermVector = ReadonlyMap<string, number>;

/** Terms with their weights, heaviest first: a `TermVector` as JSON can hold it. */
export type TermList = readonly (readonly [term: string, weight: number])[];

/** News says first what it is about: each of these stems, title included, counts as several. */
const openingStems = 20;
const openingCount = 3;

/** What an article is about; see `readTerms`. */
export function termVector(article: TitledText): TermVector {
  return readTerms(article).vector;
}

/**
 * What an article is about: its stems, each weighted by (1 + ln count) × surprise, scaled to length 1; and how many
 * stems it has, each time that it says one. Only the first `judgedLengthMax` UTF-16 units are read.
 */
export function readTerms(article: TitledText): {
  readonly vector: TermVector;
  readonly length: number;
} {
  const said = stems(withOwnTitle(article).slice(0, topicLimits.judgedLengthMax));
  const weights = new Map<string, number>();
  said.forEach((stem, place) => {
    weights.set(stem, (weights.get(stem) ?? 0) + (place < openingStems ? openingCount : 1));
  });
  weights.forEach((count, stem) => {
    const weight = (1 + Math.log(count)) * surprise(stem);
    if (weight > 0) weights.set(stem, weight);
    else weights.delete(stem);
  });
  return { vector: toUnit(weights), length: said.length };
}

/** The terms that an article begins with, by its vector. */
export function openingOf(vector: TermVector): string[] {
  const terms: string[] = [];
  for (const term of vector.keys()) {
    if (terms.length === openingStems) break;
    terms.push(term);
  }
  return terms;
}

/** Brings weights to length 1, in place, and gives them back; without any weight it is empty. */
export function toUnit(weights: Map<string, number>): TermVector {
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  const length = Math.sqrt(square);
  if (length === 0) weights.clear();
  weights.forEach((weight, term) => {
    weights.set(term, weight / length);
  });
  return weights;
}

/** Cosine of two vectors of length 1. */
export function dot(a: TermVector, b: TermVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** The heaviest terms. Ties are broken by the term, so that the same examples give the same bytes. */
export function toList(vector: TermVector, termsMax: number): TermList {
  return [...vector]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, termsMax)
    .map(([term, weight]): [string, number] => [term, rounded(weight)]);
}

/** To five places, which is more than any judgement needs. */
export function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
