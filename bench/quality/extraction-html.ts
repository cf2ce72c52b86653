import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { BoostedTrees } from '../../functions/normalise/boosted-trees.ts';
import { repairDoubleEncoding } from '../../functions/normalise/decode/double-encoding.ts';
import { fragmentParagraphs } from '../../functions/normalise/html/fragment-paragraphs.ts';
import { readHtml } from '../../functions/normalise/html/read-html.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import { labelledBlocks, type PageRow } from './labelled-blocks.ts';
import { partOf, partsCount } from './labelled-lines.ts';
import type { Measured } from './measured.ts';
import { overlapScore } from './shingle-score.ts';
import { trainBlockModel } from './train-block-model.ts';

/**
 * How well the body of an article is found in its page. Every page is judged by a model trained on the pages of the
 * other parts, so the figures are those of pages never seen. The baseline is Readability on linkedom, cut at blocks.
 */
export async function measureHtmlExtraction(): Promise<Measured[]> {
  const rows = labelledRows<PageRow>('devdata/pages.jsonl.gz');
  const pages = labelledBlocks();
  const judges: BoostedTrees[] = Array.from({ length: partsCount }, (_, part) =>
    trainBlockModel(pages.filter((page) => page.part !== part)),
  );
  const found = rows.map((row) => ({ found: bodyOf(row, judges[partOf(row.id)]!), truth: row.truth.body }));
  const simple = rows.map((row) => ({ found: byReadability(row), truth: row.truth.body }));
  const figure = (name: string, size: number, aim: string): Measured => ({
    part: 'HTML → body',
    figure: name,
    value: overlapScore(found, size).f1,
    baseline: overlapScore(simple, size).f1,
    aim,
  });
  const empty = (pairs: typeof found) => pairs.filter((pair) => pair.found.trim() === '').length;
  return [
    figure('4-gram F1', 4, '≥ .965'),
    figure('word F1', 1, '≥ .955'),
    { part: 'HTML → body', figure: 'pages left empty', value: empty(found), baseline: empty(simple), aim: '0' },
  ];
}

function bodyOf(row: PageRow, judge: BoostedTrees): string {
  const draft = readHtml(repairDoubleEncoding(row.html), { url: row.url, judge });
  if ('rejected' in draft) return '';
  return draft.paragraphs
    .filter(({ role }) => role !== 'caption')
    .map(({ text }) => text)
    .join('\n');
}

function byReadability(row: PageRow): string {
  const content = new Readability(parseHTML(row.html).document).parse()?.content ?? '';
  return fragmentParagraphs(content, row.url)
    .map(({ text }) => text)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measureHtmlExtraction());
