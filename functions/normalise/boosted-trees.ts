/**
 * One decision tree as parallel arrays: at node n, an input `feature[n]` not above `threshold[n]` goes to node
 * `left[n]`, else to the one after it; a leaf has feature -1 and its value in `threshold`.
 */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
}

/** Boosted decision trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine"). */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** A tree as one line of text: `feature threshold left` for a decision, a bare value for a leaf, in order. */
export function writeTree({ feature, threshold, left }: Tree): string {
  return feature
    .map((input, node) => (input < 0 ? threshold[node] : `${input} ${threshold[node]} ${left[node]}`))
    .join(',');
}

/** The trees of a model file: `{ base, trees: [line, …] }`. */
export function readTrees(written: { readonly base: number; readonly trees: readonly string[] }): BoostedTrees {
  return { base: written.base, trees: written.trees.map(readTree) };
}

function readTree(line: string): Tree {
  const nodes = line.split(',').map((node) => node.split(' ').map(Number));
  return {
    feature: nodes.map((node) => (node.length === 1 ? -1 : node[0]!)),
    threshold: nodes.map((node) => (node.length === 1 ? node[0]! : node[1]!)),
    left: nodes.map((node) => node[2] ?? 0),
  };
}

/** The log odds that a row of features gets from the trees. */
export function margin(judge: BoostedTrees, features: Float64Array): number {
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
