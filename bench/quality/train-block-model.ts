import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BoostedTrees, writeTree } from '../../functions/normalise/boosted-trees.ts';
import { type BoostingOptions, type Examples, trainTrees } from './boosted-trees.ts';
import { type LabelledBlocks, labelledBlocks } from './labelled-blocks.ts';

const options: BoostingOptions = {
  trees: 180,
  depth: 5,
  rate: 0.08,
  featureShare: 0.25,
  rowShare: 0.4,
  shrink: 3,
  leafWeightMin: 10,
  seed: 7,
};

/** Trains the judge of a page's blocks on these pages. */
export function trainBlockModel(pages: readonly LabelledBlocks[]): BoostedTrees {
  return trainTrees(examplesOf(pages), options);
}

/** Long blocks count for more, but every page for about as much as any other, as the scores have it. */
function examplesOf(pages: readonly LabelledBlocks[]): Examples {
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const page of pages) {
    const own = page.blocks.map((block) => Math.max(1, block.text.split(' ').length) ** 0.8);
    const kept = own.reduce((total, weight, at) => total + (page.labels[at]! > 0.5 ? weight : 0), 20);
    page.blocks.forEach((_, at) => {
      rows.push(page.signs[at]!);
      labels.push(page.labels[at]! > 0.5 ? 1 : 0);
      weights.push((100 * page.weight * own[at]!) / kept);
    });
  }
  return { rows, labels: Float64Array.from(labels), weights: Float64Array.from(weights) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = labelledBlocks();
  const model = trainBlockModel(pages);
  const path = fileURLToPath(new URL('../../functions/normalise/html/body/block-model.json', import.meta.url));
  const written = { base: model.base, trees: model.trees.map(writeTree) };
  writeFileSync(path, `${JSON.stringify(written, null, 2)}\n`);
  console.log(`${pages.length} pages, ${model.trees.length} trees, written to ${path}`);
}
