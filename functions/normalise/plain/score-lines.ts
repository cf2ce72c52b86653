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
export const shippedModel: LineModel = { base: model.base, trees: model.trees.map(readTree) };

/** A tree as one line of text: `feature threshold left` for a decision, a bare value for a leaf, in order. */
export function writeTree({ feature, threshold, left }: Tree): string {
  return feature
    .map((input, node) => (input < 0 ? threshold[node] : `${input} ${threshold[node]} ${left[node]}`))
    .join(',');
}

function readTree(line: string): Tree {
  const nodes = line.split(',').map((node) => node.split(' ').map(Number));
  return {
    feature: nodes.map((node) => (node.length === 1 ? -1 : node[0]!)),
    threshold: nodes.map((node) => (node.length === 1 ? node[0]! : node[1]!)),
    left: nodes.map((node) => node[2] ?? 0),
  };
}

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
