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

/**
 * A tree as one line of text: `feature threshold` for a decision, a bare value for a leaf, level by level. Where a
 * decision's children stand follows from the order: behind those of the decisions before it.
 */
export function writeTree({ feature, threshold }: Tree): string {
  return feature.map((input, node) => (input < 0 ? threshold[node] : `${input} ${threshold[node]}`)).join(',');
}

/** The trees of a model file: `{ base, trees: [line, …] }`. */
export function readTrees(written: { readonly base: number; readonly trees: readonly string[] }): BoostedTrees {
  return { base: written.base, trees: written.trees.map(readTree) };
}

function readTree(line: string): Tree {
  const nodes = line.split(',').map((node) => node.split(' ').map(Number));
  let children = 1;
  const left = nodes.map((node) => {
    if (node.length === 1) return 0;
    children += 2;
    return children - 2;
  });
  return {
    feature: nodes.map((node) => (node.length === 1 ? -1 : node[0]!)),
    threshold: nodes.map((node) => (node.length === 1 ? node[0]! : node[1]!)),
    left,
  };
}

/** What one tree says of a row of features. */
export function treeValue({ feature, threshold, left }: Tree, features: Float64Array): number {
  let node = 0;
  while (feature[node]! >= 0) {
    node = features[feature[node]!]! <= threshold[node]! ? left[node]! : left[node]! + 1;
  }
  return threshold[node]!;
}

/** The log odds that a row of features gets from the trees. */
export function margin(judge: BoostedTrees, features: Float64Array): number {
  return judge.trees.reduce((total, tree) => total + treeValue(tree, features), judge.base);
}
