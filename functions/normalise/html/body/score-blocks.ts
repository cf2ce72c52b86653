import { type BoostedTrees, margin, readTrees } from '../../boosted-trees.ts';
import model from './block-model.json' with { type: 'json' };

/** The judge that ships, trained by `bench/quality/train-block-model.ts`. */
export const shippedBlockModel: BoostedTrees = readTrees(model);

/** How likely each block belongs to the article, as log odds. */
export function blockMargins(signs: readonly Float64Array[], judge: BoostedTrees = shippedBlockModel): number[] {
  return signs.map((row) => margin(judge, row));
}
