import type { Block } from '../block.ts';
import type { PageBlocks } from './page-blocks.ts';

/** Elements that a page's parts about itself stand in (HTML 4.3, 4.10, 4.11; WAI-ARIA 5.3.4), and the dialogs of a common style sheet. */
const apartElements = new Set(['nav', 'footer', 'form', 'dialog']);
const apartRoles = new Set(['navigation', 'contentinfo', 'search', 'dialog', 'alertdialog']);
const dialogClass = /(?:^|\s)modal(?:-(?:dialog|content|header|body|footer|title))?(?:\s|$)/;

/** How sections of readers' comments are called; a "commentary" is an article's. */
const commentsName = /comment(?!ar(?:y|ies))|comentario|kommentar|komentar|disqus|reacties/i;
/** A page with less text of its own is one of people's comments. */
const proseBesideCommentsMin = 300;

/** An element that holds less of the running text is not what the page is about. */
const apartShareMax = 0.5;
const articleShareMin = 0.25;
/** A cell with as much of it is a column that the page is laid out in; what stands in those beside it is about the site, */
const columnShareMin = 0.8;
/** unless one holds as much as the rest of a text that runs over two columns. */
const restShareMin = 0.1;

/**
 * Which of the kept blocks stand where an article's can: not in a part of the page that is about the site, unless it holds
 * half of the running text that was kept (some sites put all into one form); not among comments; not in a column of a table
 * beside the one that holds nearly all of that text; and not after the end of the `<article>` or `<main>` that holds the
 * headline and a good part of it.
 * @param titleAt index of the headline; -1 without one
 */
export function withinArticle(kept: readonly boolean[], page: PageBlocks, titleAt: number): readonly boolean[] {
  const { blocks, own } = page;
  const held = new Map<Element, number>();
  let total = 0;
  blocks.forEach(({ ancestors }, at) => {
    if (!kept[at]) return;
    total += own[at]!.prose;
    for (const element of ancestors) held.set(element, (held.get(element) ?? 0) + own[at]!.prose);
  });
  const share = (element: Element): number => (held.get(element) ?? 0) / Math.max(1, total);
  const end = endOfArticle(blocks, titleAt, (element) => share(element) >= articleShareMin);
  const columnsBeside = cellsBeside(blocks, (cell) => share(cell) >= columnShareMin);
  const ofSite = remembered(
    (element) => isPartOfSite(element) || (columnsBeside.has(element) && share(element) < restShareMin),
  );
  const ofReaders = remembered(isCalledComments);
  const isApart = ({ ancestors }: Block): boolean =>
    ancestors.some((element) => ofSite(element) && share(element) < apartShareMax) && !isQuoted(ancestors);
  const headline = blocks[titleAt];
  const isComment = ({ ancestors }: Block): boolean =>
    ancestors.some((element) => ofReaders(element) && headline?.ancestors.includes(element) !== true);
  const within = blocks.map((block, at) => kept[at]! && at <= end && !isApart(block));
  const comments = blocks.map((block, at) => within[at]! && at > titleAt && isComment(block));
  const beside = own.reduce((sum, { prose }, at) => sum + (within[at]! && !comments[at]! ? prose : 0), 0);
  return beside < proseBesideCommentsMin ? within : within.map((is, at) => is && !comments[at]!);
}

const isCalledComments = (element: Element): boolean =>
  ['class', 'id'].some((name) => commentsName.test(element.getAttribute(name) ?? ''));

/** Index of the last block in the element around the headline that is an article by its name and by what it holds. */
function endOfArticle(blocks: readonly Block[], titleAt: number, holdsText: (element: Element) => boolean): number {
  const article = blocks[titleAt]?.ancestors.findLast(
    (element) => (element.localName === 'article' || element.localName === 'main') && holdsText(element),
  );
  if (article === undefined) return blocks.length;
  return blocks.findLastIndex(({ ancestors }) => ancestors.includes(article));
}

/** Whether an element holds ways to other pages, the foot of the site, a form or a dialog, by its name, role or class. */
export function isPartOfSite(element: Element): boolean {
  if (apartElements.has(element.localName) || apartRoles.has(element.getAttribute('role') ?? '')) return true;
  return dialogClass.test(element.getAttribute('class') ?? '');
}

/** The cells of rows in which another cell holds the text. The page's tree may be taken apart by now, so blocks tell what is in a row. */
function cellsBeside(blocks: readonly Block[], holdsText: (cell: Element) => boolean): ReadonlySet<Element> {
  const rows = new Map<Element, Set<Element>>();
  for (const { ancestors } of blocks) {
    ancestors.forEach((cell, level) => {
      const row = ancestors[level + 1];
      if (cell.localName === 'td' && row !== undefined) rows.set(row, (rows.get(row) ?? new Set()).add(cell));
    });
  }
  return new Set(
    [...rows.values()].flatMap((cells) => {
      const column = [...cells].find(holdsText);
      return column === undefined ? [] : [...cells].filter((cell) => cell !== column);
    }),
  );
}

/** A quotation names its source in a `<footer>` of its own. */
const isQuoted = (ancestors: readonly Element[]): boolean =>
  ancestors.some(({ localName }) => localName === 'blockquote' || localName === 'figure');

/** Answers once for each element: many blocks stand in the same ones. */
function remembered(is: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const answer = known.get(element) ?? is(element);
    known.set(element, answer);
    return answer;
  };
}
