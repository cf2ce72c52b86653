import { isCopyrightLine } from '../../lines/copyright-line.ts';
import { isEndMark, isGenreLine } from '../../lines/genre-line.ts';
import type { Block } from '../block.ts';
import { hiddenStyle } from './element-names.ts';
import type { PageBlocks } from './page-blocks.ts';

/** Pages of news sites have hundreds; what people write by hand, print or export has few. */
const blocksMax = 40;
/** What speaks for a block of such a page, in log odds, where nothing in its markup says that it is furniture. */
const textLean = 3;
const furnitureMargin = -10;
const linkedShareMax = 0.7;
/** "The council published these documents:" announces a list; "Read also:" is a label of one that is not the text's. */
const announcement = /^.{30,}[:：]$/u;

const furnitureElements = new Set(['nav', 'footer', 'aside', 'form', 'button', 'label', 'header']);
const furnitureRoles = new Set(['navigation', 'contentinfo', 'complementary', 'banner', 'search']);
/** Words in names of elements that mark what stands around a text. */
const furnitureNames =
  /(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|foot|footer|sidebar|widget|share|sharing|social|comments?|respond|cookies?|newsletter|subscribe|copyright|legal|tags|pagination|pager|toolbar|related|advert|ads?|banner|login|search|skip|mw-head|catlinks|toc|editsection)(?:$|[-_ ])/i;

/**
 * The margins of the blocks of a small page. The judge knows pages on which little is text; here all is, unless its markup
 * or its shape says that it is not. Larger pages keep the margins that they have.
 * @param titleAt index of the headline; -1 without one
 */
export function leanOnSmallPage(page: PageBlocks, margins: readonly number[], titleAt: number): readonly number[] {
  const { blocks, own } = page;
  if (blocks.length > blocksMax && sizeOf(blocks) > blocksMax) return margins;
  const furniture = blocks.map((block) => isFurniture(block, page, blocks[titleAt]));
  const isText = (at: number): boolean => !furniture[at] && !isMostlyLinks(blocks[at]!);
  const lastSentence = blocks.findLastIndex((_, at) => isText(at) && (own[at]!.ends === 1 || own[at]!.prose > 0));
  const lastText = blocks.findLastIndex((_, at) => isText(at));
  const isAnnounced = (at: number): boolean =>
    at > 0 && at < lastText && isText(at - 1) && announcement.test(blocks[at - 1]!.text);
  const lists = new Set(
    blocks
      .filter(({ role }, at) => role === 'list' && (isText(at) || isAnnounced(at)))
      .map(({ ancestors }) => ancestors[1]),
  );
  return blocks.map((block, at) => {
    if (furniture[at] || (at < titleAt && isGenreLine(block.text))) return furnitureMargin;
    if (at < titleAt) return margins[at]!;
    if (!isMostlyLinks(block)) return margins[at]! + textLean;
    // Links that the text lists stand between its sentences, behind what announces them, or among items that are none.
    const listed = block.role === 'list' && (at < lastSentence || lists.has(block.ancestors[1]));
    return listed ? Math.max(margins[at]!, 0) + textLean : margins[at]!;
  });
}

/** How many blocks there are, those in the cells of a row counted as one. */
function sizeOf(blocks: readonly Block[]): number {
  const isCell = ({ ancestors: [cell] }: Block) => cell?.localName === 'td' || cell?.localName === 'th';
  const rows = new Set(blocks.filter(isCell).map(({ ancestors }) => ancestors[1]));
  return blocks.filter((block) => !isCell(block)).length + rows.size;
}

/** Links, or links after a label: "Share this: Facebook Twitter". */
function isMostlyLinks({ text, linkedLength }: Block): boolean {
  const label = linkedLength > 0 ? (/^[^:：]{1,25}[:：]/u.exec(text)?.[0].length ?? 0) : 0;
  return linkedLength > (text.length - label) * linkedShareMax;
}

/** An element that holds the headline, or half of the running text where there is none, is the article's, whatever it is called. */
function isFurniture({ text, ancestors }: Block, { inside, totals }: PageBlocks, headline: Block | undefined): boolean {
  if (isCopyrightLine(text) || isEndMark(text)) return true;
  const holdsArticle = (element: Element): boolean =>
    headline === undefined
      ? totals.prose > 0 && inside.get(element)!.prose * 2 >= totals.prose
      : headline.ancestors.includes(element);
  return ancestors.some((element) => isFurnitureElement(element) && !holdsArticle(element));
}

function isFurnitureElement(element: Element): boolean {
  const attribute = (name: string): string => (element.getAttribute(name) ?? '').slice(0, 200);
  if (furnitureElements.has(element.localName) || furnitureRoles.has(attribute('role'))) return true;
  if (element.hasAttribute('hidden') || hiddenStyle.test(attribute('style'))) return true;
  return furnitureNames.test(attribute('class')) || furnitureNames.test(attribute('id'));
}
