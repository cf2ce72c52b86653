import type { Draft } from '../../model/article.ts';
import { retractionNote } from '../../text/retraction.ts';
import type { BoostedTrees } from '../boosted-trees.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { readPlainText } from '../plain/read-plain-text.ts';
import { absoluteUrl } from '../sanitise-html.ts';
import type { Block, PageFacts } from './block.ts';
import { blockParagraphs } from './block-paragraphs.ts';
import { withoutInserts } from './body/inserts.ts';
import { pickBody } from './body/pick-body.ts';
import { trimEdges } from './body/trim-edges.ts';
import { collectBlocks } from './collect-blocks.ts';
import { readJsonLd } from './json-ld.ts';
import { pageMetadata, pageTitles } from './metadata/page-metadata.ts';
import { headlineAlone } from './metadata/page-title.ts';
import { pageDocument } from './page-document.ts';
import { comparable } from './plain-words.ts';
import { isPreformatted, preformattedText } from './preformatted.ts';
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
  if (blocks.length > 0 && blocks.every(isPreformatted)) return readPrintout(blocks, metadata);
  const open = { page, baseUrl, document, blocks, title: metadata.title, articleBody: facts.jsonLd.body };
  const picked = pickBody(open, context.judge);
  const body = trimEdges(withoutInserts(blocks.filter((_, index) => picked[index])), metadata);
  const title = metadata.title ?? titleWithoutMarkup(body);
  const text = withoutTitle(body, title);
  const paragraphs = blockParagraphs(text.length > 0 ? text : blocks.filter(isNotice));
  if (paragraphs.length === 0) return { rejected: 'the page holds no text' };
  return { ...metadata, title, identities: [], dateline: null, wireCredit: null, paragraphs };
}

/** A page that is all one preformatted text, as browsers save plain ones: read as such, for all that it says of itself. */
function readPrintout(
  blocks: readonly Block[],
  metadata: ReturnType<typeof pageMetadata>,
): Draft | { readonly rejected: string } {
  const read = readPlainText(blocks.map(preformattedText).join('\n\n'), { url: metadata.url });
  if ('rejected' in read) return read;
  const { title, byline, published, modified } = read;
  return {
    ...read,
    ...metadata,
    title: title ?? metadata.title,
    byline: metadata.byline ?? byline,
    published: metadata.published ?? published,
    modified: metadata.modified ?? modified,
  };
}

/** What a page says that was emptied, where its headline is all that it says: that its article was withdrawn. */
function isNotice({ headingLevel, text }: Block): boolean {
  return headingLevel === 1 && retractionNote(text) !== null;
}

const titleWordsMax = 30;

/** The first line of a page without a title or a heading, where it looks like one: no sentence, and shorter than the next. */
function titleWithoutMarkup([first, next]: readonly Block[]): string | null {
  if (first === undefined || next === undefined || first.role !== 'paragraph') return null;
  const isHeadline = !endsAsSentence(first.text) && first.text.split(' ').length <= titleWordsMax;
  return isHeadline && next.text.length > first.text.length && endsAsSentence(next.text) ? first.text : null;
}

/** Without what repeats the title: headings, and the first line. */
function withoutTitle(blocks: readonly Block[], title: string | null): readonly Block[] {
  const repeated = comparable(title ?? '');
  return blocks.filter(
    ({ headingLevel, text }, at) => (at > 0 && headingLevel === 0) || comparable(headlineAlone(text)) !== repeated,
  );
}
