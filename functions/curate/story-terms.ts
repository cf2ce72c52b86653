import { stem } from '../text/stem.ts';
import { isMeaningful } from '../text/words.ts';

/** A text as weighted terms, heaviest first, of length 1 (the squares of the weights add up to 1). */
export type TermVector = readonly (readonly [term: string, weight: number])[];

/** Terms kept of one text; what comes after carries next to nothing. */
export const termsMax = 120;

export interface TermSource {
  readonly titleWords: readonly string[];
  readonly bodyWords: readonly string[];
  /** Folded words that are names in the text. */
  readonly names: ReadonlyMap<string, number>;
}

const titleCount = 2;
const leadWords = 60;
const nameWeight = 2;

/** The terms of a text: frequency damped by its logarithm, title and lead counted twice, names weighted up. */
export function storyTerms(source: TermSource): TermVector {
  const counts = new Map<string, number>();
  const named = new Set<string>();
  const add = (word: string, by: number) => {
    if (!isMeaningful(word)) return;
    const term = stem(word);
    counts.set(term, (counts.get(term) ?? 0) + by);
    if (source.names.has(word)) named.add(term);
  };
  for (const word of source.titleWords) add(word, titleCount);
  for (const [at, word] of source.bodyWords.entries()) add(word, at < leadWords ? 2 : 1);
  const weighted = [...counts].map(([term, count]): [string, number] => [
    term,
    (1 + Math.log(count)) * (named.has(term) ? nameWeight : 1),
  ]);
  weighted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return toUnitLength(weighted.slice(0, termsMax));
}

/** Cosine of two unit vectors. */
export function cosine(a: TermVector, b: TermVector): number {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const weights = new Map(large);
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (weights.get(term) ?? 0);
  return sum;
}

function toUnitLength(weighted: readonly [string, number][]): TermVector {
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return weighted.map(([term, weight]): [string, number] => [term, round(weight / length)]);
}

/** Four decimals: what a record keeps, so that a stored vector equals a fresh one. */
function round(weight: number): number {
  return Math.round(weight * 10_000) / 10_000;
}
