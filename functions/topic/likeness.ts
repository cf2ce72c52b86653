import { surprise } from '../text/word-rates.ts';
import { dot, type TermVector, toUnit } from './term-vector.ts';

/** An example as it is compared. */
export interface Taught {
  readonly vector: TermVector;
  /** The terms that it begins with; see `openingOf`. */
  readonly opening: readonly string[];
}

/** What examples have in common. */
export interface Common {
  /** Their mean, terms that few of them hold weighted down; of length 1. */
  readonly weights: TermVector;
  /** How much of the topic's core each term is; they sum to 1. The core is what (nearly) all examples hold. */
  readonly cores: TermVector;
  /** How much of what the examples begin with each term is; they sum to 1. */
  readonly openings: TermVector;
}

/** How an article stands to a topic, each 0 to 1. */
export interface Standing {
  /** Cosine to what the examples have in common. */
  readonly common: number;
  /** Cosines to each example. */
  readonly examples: ArrayLike<number>;
  /** The part of the core that the article holds. */
  readonly core: number;
  /** The part of what the examples begin with that the article begins with. */
  readonly opening: number;
}

/**
 * How much a term that only some examples hold counts: weight × (rareShare + share²).
 * What all examples hold is what the topic is about; what one holds is that day's news.
 */
const rareShare = 0.3;

/** Weight of the likeness to the nearest examples beside that to what they have in common. */
const nearestWeight = 1;
/** One example can be like an article by chance; two less so. */
const nearestExamples = 2;

/** What is left of the likeness of an article that holds nothing of the core. */
const withoutCore = 0.3;
/** And of one that begins with nothing of what the examples begin with. */
const withoutOpening = 0.55;

/** What the examples have in common: a weight for each term, by how many of them hold it and how surprising it is. */
export function learnCommon(examples: readonly Taught[]): Common {
  const sums = new Map<string, { weight: number; holders: number }>();
  for (const { vector } of examples) {
    for (const [term, weight] of vector) {
      const sum = sums.get(term) ?? { weight: 0, holders: 0 };
      sum.weight += weight;
      sum.holders += 1;
      sums.set(term, sum);
    }
  }
  const weights = new Map<string, number>();
  const cores = new Map<string, number>();
  let whole = 0;
  for (const [term, { weight, holders }] of sums) {
    const share = holders / examples.length;
    weights.set(term, weight * (rareShare + share ** 2));
    const core = (weight * share ** 4) ** 2;
    cores.set(term, core);
    whole += core;
  }
  for (const [term, core] of cores) cores.set(term, core / whole);
  return { weights: toUnit(weights), cores, openings: learnOpenings(examples) };
}

function learnOpenings(examples: readonly Taught[]): TermVector {
  const holders = new Map<string, number>();
  for (const term of examples.flatMap(({ opening }) => opening)) holders.set(term, (holders.get(term) ?? 0) + 1);
  const weights = [...holders].map(([term, held]): [string, number] => {
    return [term, (held / examples.length) ** 2 * surprise(term)];
  });
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([term, weight]) => [term, weight / whole]));
}

/** Score of an article against examples and what they have in common. */
export function score(article: Taught, common: Common, examples: readonly Taught[]): number {
  return combine({
    common: dot(article.vector, common.weights),
    examples: examples.map(({ vector }) => dot(article.vector, vector)),
    core: sumOf(common.cores, article.vector.keys()),
    opening: sumOf(common.openings, article.opening),
  });
}

/**
 * The score, 0 to 1: cosines to what the examples have in common and to the nearest of them, taken together,
 * and scaled by how much of the core the article holds and how much it begins as they do. A look-alike (another
 * match, another trial) shares the talk of its kind but not the core, or only in passing.
 */
export function combine(standing: Standing): number {
  const nearest = Array.from(standing.examples)
    .sort((a, b) => b - a)
    .slice(0, nearestExamples);
  const likeness = nearest.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, nearest.length);
  return (standing.common + nearestWeight * likeness) * shareOfCommon(standing);
}

/** The part of the score that each unit of likeness to what is common makes. */
export function shareOfCommon({ core, opening }: Pick<Standing, 'core' | 'opening'>): number {
  return (factor(withoutCore, core) * factor(withoutOpening, opening)) / (1 + nearestWeight);
}

/** From `least`, for nothing held, to 1. */
function factor(least: number, held: number): number {
  return least + (1 - least) * Math.min(1, held);
}

function sumOf(weights: TermVector, terms: Iterable<string>): number {
  let sum = 0;
  for (const term of terms) sum += weights.get(term) ?? 0;
  return sum;
}
