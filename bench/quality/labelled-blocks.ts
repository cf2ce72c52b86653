import type { Block } from '../../functions/normalise/html/block.ts';
import { type OpenPage, signsOf } from '../../functions/normalise/html/body/pick-body.ts';
import { collectBlocks } from '../../functions/normalise/html/collect-blocks.ts';
import { readJsonLd } from '../../functions/normalise/html/json-ld.ts';
import { pageMetadata, pageTitles } from '../../functions/normalise/html/metadata/page-metadata.ts';
import { pageDocument } from '../../functions/normalise/html/page-document.ts';
import { type PrunedPage, prunePage } from '../../functions/normalise/html/prune-page.ts';
import { wordsOf } from '../../functions/normalise/plain/page-lines.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import { graftedPage } from './grafted-pages.ts';
import { labelLines, partOf } from './labelled-lines.ts';
import { sectionedPage } from './sectioned-pages.ts';

export interface PageTruth {
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly body: string;
}

export interface PageRow {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly truth: PageTruth;
}

/** A page cut into blocks, each with what it shows and the share of it that is in the true body. */
export interface LabelledBlocks {
  readonly id: string;
  readonly part: number;
  readonly blocks: readonly Block[];
  readonly signs: readonly Float64Array[];
  readonly labels: readonly number[];
  /** How much the page counts in training: 1, less where it is not as its site made it. */
  readonly weight: number;
}

/** More would teach the judge to drop running text that it cannot place. */
const graftedWeight = 0.1;
/** These teach it to keep running text: more would keep lists of other articles. */
const sectionedWeight = 0.3;

/** Every labelled page, once more with grafts, and once more in sections where its text has some. */
export function labelledBlocks(): LabelledBlocks[] {
  const rows = labelledRows<PageRow>('devdata/pages.jsonl.gz');
  const texts = rows.map((row) => row.truth.body);
  return rows.flatMap((row, index) => {
    const isBody = (blocks: readonly Block[]) => labelsOf(blocks, row).map((label) => label > 0.5);
    const source = { index, html: row.html, url: row.url, isBody };
    const pages = [
      { page: prunePage(row.html), weight: 1 },
      { page: graftedPage(source, texts.toSpliced(index, 1)), weight: graftedWeight },
      { page: sectionedPage(source), weight: sectionedWeight },
    ];
    return pages.flatMap(({ page, weight }) => {
      if (page === null || 'rejected' in page) return [];
      const open = openLabelled(row, page);
      const labels = labelsOf(open.blocks, row);
      return [{ id: row.id, part: partOf(row.id), blocks: open.blocks, signs: signsOf(open), labels, weight }];
    });
  });
}

function labelsOf(blocks: readonly Block[], row: PageRow): number[] {
  return labelLines(
    blocks.map(({ text }) => ({ words: wordsOf(text) })),
    row.truth.body,
  );
}

function openLabelled(row: PageRow, page: PrunedPage): OpenPage {
  const document = pageDocument(page, row.url);
  const { blocks, marks } = collectBlocks(document.body);
  const jsonLd = readJsonLd(page.jsonLd, pageTitles(page));
  const { title } = pageMetadata({ url: row.url, page, jsonLd, blocks, marks });
  return { page, baseUrl: row.url, document, blocks, title, articleBody: jsonLd.body };
}
