import type { Paragraph } from '../../model/article.ts';
import { blockParagraphs } from './block-paragraphs.ts';
import { collectBlocks } from './collect-blocks.ts';
import { pageDocument } from './page-document.ts';
import { prunePage } from './prune-page.ts';

/** The paragraphs of a piece of markup that is all article: the content of a feed's entry, a newsletter. */
export function fragmentParagraphs(html: string, baseUrl: string | null): readonly Paragraph[] {
  const page = prunePage(html);
  if ('rejected' in page) return [];
  const { blocks } = collectBlocks(pageDocument(page, baseUrl).body);
  return blockParagraphs(blocks);
}
