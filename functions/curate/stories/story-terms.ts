import { isFigure } from '../../text/figure.ts';
import { stem } from '../../text/stem.ts';
import { surprise } from '../../text/word-rates.ts';
import { isMeaningful } from '../../text/words.ts';
import type { TopicTerms } from './topic-terms.ts';

/** Weighted terms, heaviest first. */
export type StoryTerms = readonly (readonly [term: string, weight: number])[];

/** Terms kept of one text; what comes after carries next to nothing. */
const termsMax = 70;

export interface TermSource {
  readonly titleWords: readonly string[];
  readonly bodyWords: readonly string[];
  /** Folded words that are names in the text. */
  readonly names: ReadonlyMap<string, number>;
  /** What the topic's articles have in common; counts the less, the more of them have it. */
  readonly topicTerms: TopicTerms;
}

/** How often a word counts for standing in the title, or among the first words of the text. */
const titleCount = 2;
const leadCount = 4;
const leadWords = 60;
const nameFactor = 1.3;
/** Surprise counts more than in proportion: it is the rare words, names above all, that tell look-alike events apart. */
const surprisePower = 1.5;
/** What a figure counts, as a surprise: the figures of an event tell it from the next one like it. */
const figureSurprise = 8;

/**
 * The terms of a text as a vector of length 1 (the squares of the weights add up to 1): frequency damped by its
 * logarithm, times how surprising the word is in news, names weighted up.
 */
export function storyTerms(source: TermSource): StoryTerms {
  const perWord = new Map<string, number>();
  const count = (word: string, by: number) => perWord.set(word, (perWord.get(word) ?? 0) + by);
  for (const word of source.titleWords) count(word, titleCount);
  source.bodyWords.forEach((word, at) => {
    count(word, at < leadWords ? leadCount : 1);
  });
  const counts = new Map<string, number>();
  const named = new Set<string>();
  perWord.forEach((times, word) => {
    if (!isMeaningful(word)) return;
    const term = stem(word);
    counts.set(term, (counts.get(term) ?? 0) + times);
    if (source.names.has(word)) named.add(term);
  });
  const weightOf = (term: string, times: number): number =>
    (1 + Math.log(times)) *
    surpriseOf(term) ** surprisePower *
    (named.has(term) ? nameFactor : 1) *
    (1 - (source.topicTerms.get(term) ?? 0));
  const weighted: [string, number][] = [];
  counts.forEach((times, term) => {
    weighted.push([term, weightOf(term, times)]);
  });
  weighted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return toUnitLength(weighted.slice(0, termsMax));
}

function surpriseOf(term: string): number {
  return isFigure(term) ? figureSurprise : surprise(term);
}

/**
 * Cosine of the angle between one vector and each of many, 0 (nothing in common) to 1, to which one term adds at most
 * `oneTermMax`. The terms of the shorter one are added up in their order, whichever it is, so that the sum is the same
 * to the last bit.
 */
export function cosineWith(a: StoryTerms): (b: StoryTerms, oneTermMax?: number) => number {
  const places = new Map<string, number>();
  a.forEach(([term], at) => {
    places.set(term, at);
  });
  const length = lengthOf(a);
  return (b, oneTermMax = 1) => {
    const lengths = length * lengthOf(b);
    if (lengths === 0) return 0;
    const products = new Float64Array(a.length <= b.length ? a.length : b.length);
    b.forEach(([term, weight], at) => {
      const place = places.get(term);
      if (place !== undefined) products[a.length <= b.length ? place : at] = weight * (a[place]?.[1] ?? 0);
    });
    let sum = 0;
    for (const product of products) sum += Math.min(product, oneTermMax * lengths);
    return sum / lengths;
  };
}

/** What each common term adds to the cosine of two vectors, most first. */
export function sharedTerms(a: StoryTerms, b: StoryTerms): StoryTerms {
  const lengths = lengthOf(a) * lengthOf(b);
  const weights = new Map(b);
  return a
    .flatMap(([term, weight]): [string, number][] => {
      const other = weights.get(term);
      return other === undefined ? [] : [[term, (weight * other) / lengths]];
    })
    .sort((x, y) => y[1] - x[1]);
}

/** The sum of two vectors; only its heaviest terms are kept. */
export function addTerms(a: StoryTerms, b: StoryTerms, most: number): StoryTerms {
  const sum = new Map(a);
  for (const [term, weight] of b) sum.set(term, round((sum.get(term) ?? 0) + weight));
  return [...sum].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, most);
}

function toUnitLength(weighted: StoryTerms): StoryTerms {
  const length = lengthOf(weighted);
  return length === 0 ? [] : weighted.map(([term, weight]): [string, number] => [term, round(weight / length)]);
}

function lengthOf(vector: StoryTerms): number {
  let squares = 0;
  for (const [, weight] of vector) squares += weight * weight;
  return Math.sqrt(squares);
}

/** Four decimals, which is what a record keeps, so that a stored vector equals a fresh one. */
function round(weight: number): number {
  return Math.round(weight * 10_000) / 10_000;
}
