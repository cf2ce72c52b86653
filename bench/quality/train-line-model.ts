import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BoostedTrees, writeTree } from '../../functions/normalise/boosted-trees.ts';
import { lineFeatures } from '../../functions/normalise/plain/line-features.ts';
import { type BoostingOptions, type Examples, trainTrees } from './boosted-trees.ts';
import { type LabelledPage, labelledPages } from './labelled-lines.ts';

const options: BoostingOptions = {
  trees: 140,
  depth: 5,
  rate: 0.08,
  featureShare: 0.3,
  rowShare: 1,
  shrink: 2,
  leafWeightMin: 8,
  seed: 11,
};

/** Trains the judge of lines of plain text on these pages. */
export function trainLineModel(
  pages: readonly LabelledPage[],
  rows: ReadonlyMap<string, Float64Array[]>,
): BoostedTrees {
  return trainTrees(examplesOf(pages, rows), options);
}

/** The features of every line of every page, by page id. */
export function featuresByPage(pages: readonly LabelledPage[]): Map<string, Float64Array[]> {
  return new Map(pages.map((page) => [page.id, lineFeatures(page.lines)]));
}

/**
 * The same pages cut short, as people cut them when they copy an article: most of what stands before the title and
 * after the body is gone. Without these, the judge would learn that the last line of a text is never the article's.
 */
export function shortenedPages(pages: readonly LabelledPage[]): LabelledPage[] {
  return pages.flatMap((page, index) => {
    const first = page.labels.findIndex((label) => label > 0.5);
    const last = page.labels.findLastIndex((label) => label > 0.5);
    if (first < 0) return [];
    const before = [2, 1, 4, 0][index % 4]!;
    const after = [0, 6, 2, 0, 12][index % 5]!;
    const from = Math.max(0, first - before);
    const to = last + 1 + after;
    return [{ ...page, id: `${page.id} cut`, lines: page.lines.slice(from, to), labels: page.labels.slice(from, to) }];
  });
}

/** Long lines count for more, but every page for about as much as any other, as the scores have it. */
function examplesOf(pages: readonly LabelledPage[], rows: ReadonlyMap<string, Float64Array[]>): Examples {
  const all: Float64Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const page of pages) {
    const own = page.lines.map((line) => Math.max(1, line.words.length) ** 0.8);
    const kept = own.reduce((total, weight, at) => total + (page.labels[at]! > 0.5 ? weight : 0), 20);
    page.lines.forEach((_, at) => {
      all.push(rows.get(page.id)![at]!);
      labels.push(page.labels[at]! > 0.5 ? 1 : 0);
      weights.push((100 * own[at]!) / kept);
    });
  }
  return { rows: all, labels: Float64Array.from(labels), weights: Float64Array.from(weights) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const whole = labelledPages();
  const pages = [...whole, ...shortenedPages(whole)];
  const model = trainLineModel(pages, featuresByPage(pages));
  const path = fileURLToPath(new URL('../../functions/normalise/plain/line-model.json', import.meta.url));
  const written = { base: model.base, trees: model.trees.map(writeTree) };
  writeFileSync(path, `${JSON.stringify(written, null, 2)}\n`);
  console.log(`${pages.length} pages, ${model.trees.length} trees, written to ${path}`);
}
