import type { Paragraph } from '../../model/article.ts';

/** Link addresses that a newsletter's service makes for its own business, in the words that services use in addresses. */
const serviceAddress =
  /unsubscribe|opt-?out|list-manage|manage[-_]?(?:subscription|preference)|preference|subscription|email[-_]?settings|view[-_]?(?:in[-_]?browser|online|email)|(?:web|browser)[-_]?version|webview|view_as_webpage|forward[-_]?to|mirror[-_]?page|archive_url|desinscri|abmelden|cancelar/i;

/** A paragraph at the edge is furniture only if it is this short. */
const furnitureCharactersMax = 400;
const edgeParagraphs = 4;

/**
 * The paragraphs of a newsletter without what belongs to its mailing: at the top, lines that are one link
 * ("view in browser"); the line with the link to leave the list, wherever it stands, and all below it once the text is over.
 * It goes by where links lead and where lines stand, so it holds for any language.
 */
export function withoutFurniture(
  paragraphs: readonly Paragraph[],
  unsubscribeLinks: readonly string[],
): readonly Paragraph[] {
  const isService = (paragraph: Paragraph) =>
    paragraph.text.length <= furnitureCharactersMax &&
    linksOf(paragraph).some((link) => unsubscribeLinks.includes(link) || serviceAddress.test(link));
  const lastProse = paragraphs.findLastIndex((paragraph) => isProse(paragraph) && !isService(paragraph));
  const leaving = paragraphs.findIndex((paragraph, at) => at >= lastProse && isService(paragraph));
  const body = leaving < 0 ? paragraphs : paragraphs.slice(0, leaving);
  return body
    .filter((paragraph) => !isService(paragraph))
    .filter((paragraph, at) => at >= edgeParagraphs || !isBareLink(paragraph))
    .filter((paragraph, at, all) => at <= lastIndexOfProse(all) + 1 || !isFooterLine(paragraph));
}

/** A sentence or more, most of it no link. */
function isProse(paragraph: Paragraph): boolean {
  return paragraph.text.length >= 80 && linkedLength(paragraph) < paragraph.text.length / 2;
}

function lastIndexOfProse(paragraphs: readonly Paragraph[]): number {
  return paragraphs.findLastIndex(isProse);
}

function isBareLink(paragraph: Paragraph): boolean {
  return (
    paragraph.role === 'paragraph' &&
    paragraph.text.length < 60 &&
    linkedLength(paragraph) > paragraph.text.length * 0.8
  );
}

/** A copyright line, an address, a row of links: short, and no heading of anything. */
function isFooterLine(paragraph: Paragraph): boolean {
  return /[©®]|\(c\)\s*\d{4}/i.test(paragraph.text) || linkedLength(paragraph) > paragraph.text.length * 0.6;
}

/** The addresses that a paragraph links to, and those that stand in its text as they are. */
export function linksOf(paragraph: Paragraph): readonly string[] {
  const marked = [...(paragraph.html ?? '').matchAll(/<a [^>]*?href="([^"]*)"/g)];
  const bare = paragraph.text.match(/https?:\/\/[^\s<>"')\]]{4,1000}/g) ?? [];
  return [...marked.map(([, href]) => href!.replaceAll('&amp;', '&')), ...bare];
}

/** Characters within links. */
function linkedLength(paragraph: Paragraph): number {
  const linked = [...(paragraph.html ?? '').matchAll(/<a [^>]*>(.*?)<\/a>/gs)];
  return linked.reduce((sum, [, inner]) => sum + inner!.replace(/<[^>]*>/g, '').length, 0);
}
