import { lineFeatures } from './line-features.ts';
import model from './line-model.json' with { type: 'json' };
import type { PageLine } from './page-lines.ts';

/**
 * One decision tree as parallel arrays: at node n, an input `feature[n]` not above `threshold[n]` goes to node
 * `left[n]`, else to the one after it; a leaf has feature -1 and its value in `threshold`.
 */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
}

export interface LineModel {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** The judge that ships, trained by `bench/quality/train-line-model.ts`. */
export const shippedModel: LineModel = model;

/**
 * How likely each line belongs to the article, as log odds, by boosted decision trees (Friedman 2001, "Greedy
 * function approximation: a gradient boosting machine") over `lineFeatures`.
 */
export function lineMargins(lines: readonly PageLine[], judge: LineModel = shippedModel): number[] {
  return lineFeatures(lines).map((features) => margin(judge, features));
}

/** The log odds that a row of features gets from the trees. */
export function margin(judge: LineModel, features: Float64Array): number {
  let total = judge.base;
  for (const tree of judge.trees) {
    let node = 0;
    while (tree.feature[node]! >= 0) {
      node = features[tree.feature[node]!]! <= tree.threshold[node]! ? tree.left[node]! : tree.left[node]! + 1;
    }
    total += tree.threshold[node]!;
  }
  return total;
}
