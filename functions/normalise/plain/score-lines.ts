import { type BoostedTrees, margin, readTrees } from '../boosted-trees.ts';
import { lineFeatures } from './line-features.ts';
import model from './line-model.json' with { type: 'json' };
import type { PageLine } from './page-lines.ts';

/** The judge that ships, trained by `bench/quality/train-line-model.ts`. */
export const shippedModel: BoostedTrees = readTrees(model);

/** How likely each line belongs to the article, as log odds. */
export function lineMargins(lines: readonly PageLine[], judge: BoostedTrees = shippedModel): number[] {
  return lineFeatures(lines).map((features) => margin(judge, features));
}
