import type { Block } from '../../functions/normalise/html/block.ts';
import { collectBlocks } from '../../functions/normalise/html/collect-blocks.ts';
import { readJsonLd } from '../../functions/normalise/html/json-ld.ts';
import { pageDocument } from '../../functions/normalise/html/page-document.ts';
import { pageMetadata, pageTitles } from '../../functions/normalise/html/page-metadata.ts';
import { type OpenPage, signsOf } from '../../functions/normalise/html/pick-body.ts';
import { prunePage } from '../../functions/normalise/html/prune-page.ts';
import { wordsOf } from '../../functions/normalise/plain/page-lines.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import { labelLines, partOf } from './labelled-lines.ts';

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
  readonly body: string;
}

export function labelledBlocks(): LabelledBlocks[] {
  return labelledRows<PageRow>('devdata/pages.jsonl.gz').flatMap((row) => {
    const open = openLabelled(row);
    if (open === null) return [];
    const labels = labelLines(
      open.blocks.map(({ text }) => ({ words: wordsOf(text) })),
      row.truth.body,
    );
    return [
      { id: row.id, part: partOf(row.id), blocks: open.blocks, signs: signsOf(open), labels, body: row.truth.body },
    ];
  });
}

export function openLabelled(row: PageRow): OpenPage | null {
  const page = prunePage(row.html);
  if ('rejected' in page) return null;
  const document = pageDocument(page, row.url);
  const { blocks, marks } = collectBlocks(document.body);
  const jsonLd = readJsonLd(page.jsonLd, pageTitles(page));
  const { title } = pageMetadata({ url: row.url, page, jsonLd, blocks, marks });
  return { page, baseUrl: row.url, document, blocks, title, articleBody: jsonLd.body };
}
