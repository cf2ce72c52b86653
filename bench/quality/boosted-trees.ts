import type { BoostedTrees, Tree } from '../../functions/normalise/boosted-trees.ts';

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
  /** Added to the curvature of every leaf: larger means smaller steps. */
  readonly shrink: number;
  readonly leafWeightMin: number;
  readonly seed: number;
}

const binsMax = 48;

/** Gradient-boosted trees for the logistic loss, grown level by level over binned features. */
export function trainTrees(examples: Examples, options: BoostingOptions): BoostedTrees {
  const { rows, labels, weights } = examples;
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, feature) => binEdges(rows, feature));
  const bins = edges.map((cuts, feature) => Uint8Array.from(rows, (row) => binOf(cuts, row[feature]!)));
  const random = generator(options.seed);
  const total = sum(weights);
  const mean = weights.reduce((kept, weight, at) => kept + weight * labels[at]!, 0) / total;
  const base = Math.log(mean / (1 - mean));
  const margins = new Float64Array(rows.length).fill(base);
  const gradients = new Float64Array(rows.length);
  const curvatures = new Float64Array(rows.length);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const likely = 1 / (1 + Math.exp(-margins[at]!));
      gradients[at] = weights[at]! * (likely - labels[at]!);
      curvatures[at] = weights[at]! * likely * (1 - likely);
    }
    const usable = bins.map((_, feature) => feature).filter(() => random() < options.featureShare);
    trees.push(growTree({ bins, edges, gradients, curvatures, usable, options }, margins));
  }
  return { base, trees };
}

interface Growth {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly Float64Array[];
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly usable: readonly number[];
  readonly options: BoostingOptions;
}

function growTree(growth: Growth, margins: Float64Array): Tree {
  const feature: number[] = [-1];
  const threshold: number[] = [0];
  const left: number[] = [0];
  let level = [{ node: 0, members: Int32Array.from(margins.keys()) }];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { node, members } of level) {
      const split = depth < growth.options.depth ? bestSplit(growth, members) : undefined;
      if (split === undefined) {
        const step = -growth.options.rate * leafValue(growth, members);
        threshold[node] = Math.round(step * 1e4) / 1e4;
        for (const member of members) margins[member]! += threshold[node]!;
        continue;
      }
      const child = feature.length;
      feature.push(-1, -1);
      threshold.push(0, 0);
      left.push(0, 0);
      feature[node] = split.feature;
      threshold[node] = growth.edges[split.feature]![split.bin]!;
      left[node] = child;
      const column = growth.bins[split.feature]!;
      next.push({ node: child, members: members.filter((member) => column[member]! <= split.bin) });
      next.push({ node: child + 1, members: members.filter((member) => column[member]! > split.bin) });
    }
    level = next;
  }
  return { feature, threshold, left };
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

function bestSplit(growth: Growth, members: Int32Array): { feature: number; bin: number } | undefined {
  const { gradients, curvatures, options } = growth;
  let best: { feature: number; bin: number } | undefined;
  let bestGain = 1e-6;
  const gradientOf = new Float64Array(binsMax + 1);
  const curvatureOf = new Float64Array(binsMax + 1);
  for (const feature of growth.usable) {
    gradientOf.fill(0);
    curvatureOf.fill(0);
    const column = growth.bins[feature]!;
    for (const member of members) {
      gradientOf[column[member]!]! += gradients[member]!;
      curvatureOf[column[member]!]! += curvatures[member]!;
    }
    const gradient = sum(gradientOf);
    const curvature = sum(curvatureOf);
    const whole = gradient ** 2 / (curvature + options.shrink);
    let gradientLeft = 0;
    let curvatureLeft = 0;
    for (let bin = 0; bin < growth.edges[feature]!.length; bin += 1) {
      gradientLeft += gradientOf[bin]!;
      curvatureLeft += curvatureOf[bin]!;
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
  }
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

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
