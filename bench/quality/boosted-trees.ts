import { type BoostedTrees, type Tree, treeValue } from '../../functions/normalise/boosted-trees.ts';
import { seededNumbers } from './seeded-order.ts';

/** What to learn from: one row of features an example, its label (0 to 1) and how much it counts. */
export interface Examples {
  readonly rows: readonly Float64Array[];
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of the features that each tree may look at. */
  readonly featureShare: number;
  /** Share of the examples that each tree is grown on: trees that saw different ones err differently. */
  readonly rowShare: number;
  /** Added to the curvature of every leaf: larger means smaller steps. */
  readonly shrink: number;
  readonly leafWeightMin: number;
  readonly seed: number;
}

const binsMax = 48;
/** Two numbers a bin. */
const binWidth = 2 * (binsMax + 1);

/**
 * Gradient-boosted trees for the logistic loss, each grown level by level over binned features on some of the examples
 * (Friedman 2002, "Stochastic gradient boosting").
 */
export function trainTrees(examples: Examples, options: BoostingOptions): BoostedTrees {
  const { rows, labels, weights } = examples;
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, feature) => binEdges(rows, feature));
  const bins = edges.map((cuts, feature) => Uint8Array.from(rows, (row) => binOf(cuts, row[feature]!)));
  const random = seededNumbers(options.seed);
  const total = sum(weights);
  const mean = weights.reduce((kept, weight, at) => kept + weight * labels[at]!, 0) / total;
  const base = Math.log(mean / (1 - mean));
  const margins = new Float64Array(rows.length).fill(base);
  const gradients = new Float64Array(rows.length);
  const curvatures = new Float64Array(rows.length);
  const all = Int32Array.from(rows.keys());
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const likely = 1 / (1 + Math.exp(-margins[at]!));
      gradients[at] = weights[at]! * (likely - labels[at]!);
      curvatures[at] = weights[at]! * likely * (1 - likely);
    }
    const usable = Int32Array.from(bins.keys()).filter(() => random() < options.featureShare);
    const members = options.rowShare < 1 ? all.filter(() => random() < options.rowShare) : all;
    const tree = growTree({ bins, edges, gradients, curvatures, usable, options }, members);
    trees.push(tree);
    for (let at = 0; at < rows.length; at += 1) margins[at]! += treeValue(tree, rows[at]!);
  }
  return { base, trees };
}

interface Growth {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly Float64Array[];
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly usable: Int32Array;
  readonly options: BoostingOptions;
}

interface Branch {
  readonly node: number;
  readonly members: Int32Array;
  /** Null where it is to be a leaf. */
  readonly sums: Float64Array | null;
}

function growTree(growth: Growth, all: Int32Array): Tree {
  const { bins, edges, options } = growth;
  const feature: number[] = [-1];
  const threshold: number[] = [0];
  const left: number[] = [0];
  let level: Branch[] = [{ node: 0, members: all, sums: binSums(growth, all) }];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: Branch[] = [];
    for (const { node, members, sums } of level) {
      const split = sums === null ? undefined : bestSplit(growth, members, sums);
      if (sums === null || split === undefined) {
        threshold[node] = Math.round(-options.rate * leafValue(growth, members) * 1e4) / 1e4;
        continue;
      }
      const child = feature.length;
      feature.push(-1, -1);
      threshold.push(0, 0);
      left.push(0, 0);
      feature[node] = split.feature;
      threshold[node] = edges[split.feature]![split.bin]!;
      left[node] = child;
      const column = bins[split.feature]!;
      const below = members.filter((member) => column[member]! <= split.bin);
      const above = members.filter((member) => column[member]! > split.bin);
      const [belowSums, aboveSums] = depth < options.depth ? splitSums(growth, sums, below, above) : [null, null];
      next.push({ node: child, members: below, sums: belowSums }, { node: child + 1, members: above, sums: aboveSums });
    }
    level = next;
  }
  return { feature, threshold, left };
}

/** Gradient and curvature summed in every bin of every usable feature. */
function binSums({ bins, gradients, curvatures, usable }: Growth, members: Int32Array): Float64Array {
  const sums = new Float64Array(usable.length * binWidth);
  const gradient = Float64Array.from(members, (member) => gradients[member]!);
  const curvature = Float64Array.from(members, (member) => curvatures[member]!);
  for (let use = 0; use < usable.length; use += 1) {
    const column = bins[usable[use]!]!;
    for (let at = 0; at < members.length; at += 1) {
      const place = use * binWidth + column[members[at]!]! * 2;
      sums[place]! += gradient[at]!;
      sums[place + 1]! += curvature[at]!;
    }
  }
  return sums;
}

/** Only the smaller side is summed; the other is what is left of the whole. */
function splitSums(growth: Growth, whole: Float64Array, below: Int32Array, above: Int32Array) {
  const small = binSums(growth, below.length < above.length ? below : above);
  const large = whole.map((value, at) => value - small[at]!);
  return below.length < above.length ? [small, large] : [large, small];
}

function leafValue(growth: Growth, members: Int32Array): number {
  let gradient = 0;
  let curvature = growth.options.shrink;
  for (const member of members) {
    gradient += growth.gradients[member]!;
    curvature += growth.curvatures[member]!;
  }
  return gradient / curvature;
}

function bestSplit(
  { gradients, curvatures, edges, usable, options }: Growth,
  members: Int32Array,
  sums: Float64Array,
): { feature: number; bin: number } | undefined {
  let best: { feature: number; bin: number } | undefined;
  let bestGain = 1e-6;
  const gradient = members.reduce((total, member) => total + gradients[member]!, 0);
  const curvature = members.reduce((total, member) => total + curvatures[member]!, 0);
  const whole = gradient ** 2 / (curvature + options.shrink);
  usable.forEach((feature, use) => {
    let gradientLeft = 0;
    let curvatureLeft = 0;
    for (let bin = 0; bin < edges[feature]!.length; bin += 1) {
      gradientLeft += sums[use * binWidth + bin * 2]!;
      curvatureLeft += sums[use * binWidth + bin * 2 + 1]!;
      if (curvatureLeft < options.leafWeightMin || curvature - curvatureLeft < options.leafWeightMin) continue;
      const gain =
        gradientLeft ** 2 / (curvatureLeft + options.shrink) +
        (gradient - gradientLeft) ** 2 / (curvature - curvatureLeft + options.shrink) -
        whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin };
      }
    }
  });
  return best;
}

function binEdges(rows: readonly Float64Array[], feature: number): Float64Array {
  const values = Float64Array.from(rows, (row) => row[feature]!).sort();
  const edges = new Set<number>();
  for (let cut = 1; cut < binsMax; cut += 1) {
    edges.add(Math.round(values[Math.floor((cut / binsMax) * values.length)]! * 1e4) / 1e4);
  }
  return Float64Array.from(edges).sort();
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
