import type { TitledText } from '../model/topic.ts';
import { surprise } from '../text/word-rates.ts';
import type { Taught } from './likeness.ts';
import { rounded, type TermVector, toUnit } from './term-vector.ts';

/** How much of its score is left to an article of few terms: different ones, and the part that their mean example keeps. */
export type Brevity = readonly (readonly [terms: number, part: number])[];

/** Of each example the beginning is judged as a teaser, at so many terms. */
export const briefLengths = [6, 12, 20] as const;
/** An article of so many different terms tells enough to be asked what whole ones are asked. */
const termsEnough = 40;
/** How much of what a teaser lacks by being short is not asked of it. */
const forgiven = 0.4;

/** A longer article than the examples is judged by this much of their length too: by its beginning. */
const leadShare = 0.7;
/** But by no less than some 200 words: so much of a round-up is of several things, whatever its first lines tell of. */
const leadStemsMin = 90;
/** An article that is hardly longer is not. */
const longerMin = 1.2;

/** An example as if it were a teaser: what it says first, each once. */
export function briefly({ opening }: Pick<Taught, 'opening'>, terms: number): Taught {
  const first = opening.slice(0, terms);
  return { opening: first, vector: toUnit(new Map(first.map((term): [string, number] => [term, surprise(term)]))) };
}

/** @param sums scores of all examples, cut to each of `briefLengths`, over the sum of their whole scores */
export function toBrevity(sums: readonly number[], whole: number): Brevity {
  if (whole === 0) return [];
  return briefLengths.map((terms, at) => [terms, rounded(Math.min(1, (sums[at] ?? 0) / whole))] as const);
}

/**
 * What an article of these terms must reach, as a part of the threshold: a teaser cannot be as like whole articles as they
 * are like each other, and the examples show by how much.
 */
export function askedOf(vector: TermVector, brevity: Brevity): number {
  if (brevity.length === 0 || vector.size >= termsEnough) return 1;
  const points = [...brevity, [termsEnough, 1] as const];
  const above = points.findIndex(([terms]) => terms > vector.size);
  const [terms, part] = points[above]!;
  const [termsBefore, partBefore] = points[above - 1] ?? [0, part];
  const reached = partBefore + ((part - partBefore) * (vector.size - termsBefore)) / (terms - termsBefore);
  return 1 - forgiven * (1 - reached);
}

/** How many stems of a longer article are its beginning: a few lengths for all topics, so that each is read once. */
export function leadLength(exampleLengths: readonly number[]): number {
  const mean = exampleLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, exampleLengths.length);
  return Math.round(2 ** (Math.round(2 * Math.log2(Math.max(leadStemsMin, leadShare * mean))) / 2));
}

/** The beginning of an article that is clearly longer than that, about; null where it is not. */
export function leadOf(article: TitledText, length: number, leadStems: number): TitledText | null {
  if (length * leadShare <= leadStems * longerMin) return null;
  return { title: article.title, text: article.text.slice(0, Math.round((article.text.length * leadStems) / length)) };
}
