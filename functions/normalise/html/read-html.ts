import type { Draft, Paragraph } from '../../model/article.ts';
import { absoluteUrl } from '../sanitise-html.ts';
import type { Block, PageFacts } from './block.ts';
import { collectBlocks } from './collect-blocks.ts';
import { readJsonLd } from './json-ld.ts';
import { pageDocument } from './page-document.ts';
import { pageMetadata } from './page-metadata.ts';
import { comparable } from './plain-words.ts';
import { prunePage } from './prune-page.ts';
import { pickByReadability } from './readability-pick.ts';

/** Reads a web page as an article; `context.url` is where it came from, if known. Rejected only when it holds no text. */
export function readHtml(
  html: string,
  context: { readonly url: string | null },
): Draft | { readonly rejected: string } {
  const page = prunePage(html);
  if ('rejected' in page) return page;
  const baseUrl = absoluteUrl(page.baseHref ?? undefined, context.url) ?? context.url;
  const document = pageDocument(page, baseUrl);
  const { blocks, marks } = collectBlocks(document.body);
  const facts: PageFacts = { url: context.url, page, jsonLd: readJsonLd(page.jsonLd), blocks, marks };
  const metadata = pageMetadata(facts);
  const picked = pickByReadability(document, blocks);
  const body = blocks.filter((_, index) => picked[index]);
  const paragraphs = asParagraphs(body.length > 0 ? body : blocks, metadata.title);
  if (paragraphs.length === 0) return { rejected: 'the page holds no text' };
  return { ...metadata, identities: [], dateline: null, wireCredit: null, paragraphs };
}

/** The blocks but for a repeated title. */
function asParagraphs(blocks: readonly Block[], title: string | null): Paragraph[] {
  const repeated = comparable(title ?? '');
  return blocks
    .filter((block) => block.headingLevel === 0 || comparable(block.text) !== repeated)
    .map(({ role, text, html }) => ({ role, text, html }));
}
