import type { Block } from '../block.ts';
import { signsOf } from './date-marks.ts';
import type { ShownDate } from './shown-dates.ts';

const headlineWordsMin = 4;
/** Links have fewer words where they name a writer or a section. */
const linkWordsMin = 6;
const textCharactersMin = 120;

/** Parts of a page that speak of other things than its report: comments, other reports, the site itself, today. */
const furnitureSigns =
  /comment|kommentar|komentar|comentari|reacties?\b|yorum|disqus|repl(?:y|ies)\b|relacionad|correlat|verwandt|benzer|ilgili|lire-?aussi|leggi-?anche|lees-?ook|mehr-zum|breadcrumb|pagination|\bpager\b|m[eé]t[eé]o\b|top-?line\b|related|sidebar|side-bar|recent|popular|trending|most-?read|footer|widget-?area|teaser|recommend|(?:next|prev(?:ious)?)-?(?:post|article|story)|read-?(?:next|more|also)|up-?next|more-?(?:stories|news|from)|also-?(?:read|see|like)|latest|ticker|breaking|top-?bar|masthead|current-?(?:date|time)|today|weather|clock|copyright|(?:site|main|top|page|global)-?header|^header /i;

/** Whether a block is in such a part, or in another article; what also surrounds the headline (`around`) is none. */
export function isFurniture({ ancestors }: Block, around: ReadonlySet<Element>): boolean {
  const article = ancestors.find(({ localName }) => localName === 'article');
  const ownArticle = [...around].some(({ localName }) => localName === 'article');
  if (article !== undefined && ownArticle && !around.has(article)) return true;
  const isOwn = article !== undefined && around.has(article);
  return ancestors.some((element) => !around.has(element) && speaksOfOthers(element, isOwn));
}

/** The head and the foot of a report (HTML 4.3.8 and 4.3.9), by their names or within its element, speak of it. */
function speaksOfOthers(element: Element, isInArticle: boolean): boolean {
  if (['aside', 'nav'].includes(element.localName)) return true;
  if (!isInArticle && ['footer', 'header'].includes(element.localName)) return true;
  return furnitureSigns.test(signsOf(element).replace(isInArticle ? /footer|header/gi : ownHeadOrFoot, ''));
}

const ownHeadOrFoot = /(?:entry|post|article|node|story)[-_]*(?:footer|header)/gi;
/** Whether a block is in a column beside the report, and in no other part that speaks of other things. */
export function isAside({ ancestors }: Block): boolean {
  const isColumn = (element: Element) => element.localName === 'aside' || /side-?bar/i.test(signsOf(element));
  const isOther = (element: Element) =>
    ['nav', 'footer', 'header'].includes(element.localName) ||
    furnitureSigns.test(signsOf(element).replace(/side-?bar/gi, ''));
  return ancestors.some(isColumn) && !ancestors.some(isOther);
}

/** Whether a block stands in the part of the page that its headline is in, where the page has such a part: above may be today. */
export function isInPartOf(headline: Block, { ancestors }: Block): boolean {
  const part = headline.ancestors.find(({ localName }) => localName === 'article' || localName === 'main');
  return part === undefined || ancestors.includes(part);
}

/** A heading that is all a link is of another report. */
export function isTeaser({ headingLevel, linkedLength, text }: Block): boolean {
  return headingLevel > 0 && linkedLength >= text.length && text.split(' ').length >= headlineWordsMin;
}

/** Whether a block shares a box, that the headline is not in, with a link as long as a headline right before it. */
export function isInBoxOfOther(blocks: readonly Block[], titleAt: number, at: number): boolean {
  const before = blocks[at - 1];
  if (before === undefined || at - 1 <= titleAt || before.linkedLength < before.text.length) return false;
  if (before.text.split(' ').length < linkWordsMin) return false;
  const around = blocks[titleAt]!.ancestors;
  return before.ancestors.some((element) => !around.includes(element) && blocks[at]!.ancestors.includes(element));
}

/**
 * Whether a date is one of several in headings, items or cells of the same markup, or of three days in any markup close to
 * the headline (`near`): of what the report tells, or of the reports that a page lists.
 */
export function isInSeries(
  { at }: ShownDate,
  dates: readonly ShownDate[],
  near: readonly ShownDate[],
  blocks: readonly Block[],
): boolean {
  const { role, ancestors } = blocks[at]!;
  const shape = shapeOf(blocks[at]!);
  const daysIn = (all: readonly ShownDate[]) =>
    new Set(
      all.filter((one) => one.kind === null && shapeOf(blocks[one.at]!) === shape).map(({ date }) => date.slice(0, 10)),
    ).size;
  const isItem = role === 'heading' || role === 'list' || ancestors[0]?.localName === 'td';
  return isItem ? daysIn(dates) > 1 : daysIn(near) > 2;
}

/**
 * Whether a date above the headline is outside the part that holds headline and text: there, sites show what day it is. It is
 * not, where it is all that stands above the headline in a part of their own, as blogs have it.
 */
export function isAbovePart(blocks: readonly Block[], titleAt: number, at: number): boolean {
  const [headline, date] = [blocks[titleAt]!, blocks[at]!];
  const text = blocks.slice(titleAt + 1).find((block) => block.text.length >= textCharactersMin);
  const common = headline.ancestors.findIndex((element) => date.ancestors.includes(element));
  const branch = (common < 0 ? headline.ancestors : headline.ancestors.slice(0, common)).at(-1);
  if (text === undefined || branch === undefined || !text.ancestors.includes(branch)) return false;
  const part = headline.ancestors[common];
  const before = blocks[at - 1];
  return part === undefined || before?.ancestors.includes(part) === true;
}

/** The two elements nearest around a block, with their classes: blocks of one kind share it. */
export function shapeOf({ ancestors }: Block): string {
  return ancestors
    .slice(0, 2)
    .map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`)
    .join(' ');
}
