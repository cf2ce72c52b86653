import { dot, type TermVector, toUnit } from './term-vector.ts';

/** What examples have in common. */
export interface Common {
  /** Their mean, terms that few of them hold weighted down; of length 1. */
  readonly weights: TermVector;
  /** How much of the topic's core each term is; they sum to 1. The core is what (nearly) all examples hold. */
  readonly cores: TermVector;
}

/**
 * How much a term that only some examples hold counts: weight × (rareShare + share²).
 * What all examples hold is what the topic is about; what one holds is that day's news.
 */
const rareShare = 0.3;

/** Weight of the likeness to the nearest example beside that to what they have in common. */
const nearestWeight = 1;

/** What is left of the likeness of an article that holds nothing of the core. */
const withoutCore = 0.3;

export function learnCommon(vectors: readonly TermVector[]): Common {
  const sums = new Map<string, { weight: number; holders: number }>();
  for (const vector of vectors) {
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
    const share = holders / vectors.length;
    weights.set(term, weight * (rareShare + share ** 2));
    const core = (weight * share ** 4) ** 2;
    cores.set(term, core);
    whole += core;
  }
  for (const [term, core] of cores) cores.set(term, core / whole);
  return { weights: toUnit(weights), cores };
}

/** Score of an article against examples and what they have in common. */
export function score(vector: TermVector, common: Common, examples: readonly TermVector[]): number {
  let coverage = 0;
  for (const term of vector.keys()) coverage += common.cores.get(term) ?? 0;
  const nearest = Math.max(...examples.map((example) => dot(vector, example)));
  return combine(dot(vector, common.weights), nearest, coverage);
}

/**
 * The score, 0 to 1: cosines to what the examples have in common and to the nearest of them, taken together,
 * and scaled by how much of the core the article holds. A look-alike (another match, another trial) shares
 * the talk of its kind but not the core.
 */
export function combine(likeness: number, nearest: number, coverage: number): number {
  return ((likeness + nearestWeight * nearest) / (1 + nearestWeight)) * coreFactor(coverage);
}

/** The part of the score that each unit of likeness to what is common makes. */
export function shareOfCommon(coverage: number): number {
  return coreFactor(coverage) / (1 + nearestWeight);
}

function coreFactor(coverage: number): number {
  return withoutCore + (1 - withoutCore) * Math.min(1, coverage);
}
