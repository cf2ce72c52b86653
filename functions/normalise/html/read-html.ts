import type { Draft } from '../../model/article.ts';
import type { BoostedTrees } from '../boosted-trees.ts';
import { absoluteUrl } from '../sanitise-html.ts';
import type { Block, PageFacts } from './block.ts';
import { blockParagraphs } from './block-paragraphs.ts';
import { pickBody } from './body/pick-body.ts';
import { trimEdges } from './body/trim-edges.ts';
import { collectBlocks } from './collect-blocks.ts';
import { readJsonLd } from './json-ld.ts';
import { pageMetadata, pageTitles } from './metadata/page-metadata.ts';
import { headlineAlone } from './metadata/page-title.ts';
import { pageDocument } from './page-document.ts';
import { comparable } from './plain-words.ts';
import { prunePage } from './prune-page.ts';

/**
 * Reads a web page as an article; `context.url` is where it came from, if known; `context.judge` stands in for the
 * model that ships. Rejected only when it holds no text. */
export function readHtml(
  html: string,
  context: { readonly url: string | null; readonly judge?: BoostedTrees },
): Draft | { readonly rejected: string } {
  const page = prunePage(html);
  if ('rejected' in page) return page;
  const baseUrl = absoluteUrl(page.baseHref ?? undefined, context.url) ?? context.url;
  const document = pageDocument(page, baseUrl);
  const { blocks, marks } = collectBlocks(document.body);
  const facts: PageFacts = { url: context.url, page, jsonLd: readJsonLd(page.jsonLd, pageTitles(page)), blocks, marks };
  const metadata = pageMetadata(facts);
  const open = { page, baseUrl, document, blocks, title: metadata.title, articleBody: facts.jsonLd.body };
  const picked = pickBody(open, context.judge);
  const body = trimEdges(
    blocks.filter((_, index) => picked[index]),
    metadata,
  );
  const paragraphs = blockParagraphs(withoutTitle(body, metadata.title));
  if (paragraphs.length === 0) return { rejected: 'the page holds no text' };
  return { ...metadata, identities: [], dateline: null, wireCredit: null, paragraphs };
}

/** Without what repeats the title. */
function withoutTitle(blocks: readonly Block[], title: string | null): readonly Block[] {
  const repeated = comparable(title ?? '');
  return blocks.filter(({ headingLevel, text }) => headingLevel === 0 || comparable(headlineAlone(text)) !== repeated);
}
