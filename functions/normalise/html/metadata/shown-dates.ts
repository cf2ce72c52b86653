import type { StatedDate } from '../../../model/article.ts';
import { type DateKind, datesInLine, kindSaid, labelledStretches } from '../../dates/date-words.ts';
import { type DateHint, parseStatedDate } from '../../dates/dates.ts';
import type { Block, Mark } from '../block.ts';
import { isDateLine, isLabel, lineCharactersMax, readsAsProse } from './date-lines.ts';
import { shortText } from './element-text.ts';

/** A date that a page shows its readers. */
export interface ShownDate {
  readonly date: StatedDate;
  /** What the words or the markup around it say of it; null where they say nothing. */
  readonly kind: DateKind | null;
  /** Index of its block. */
  readonly at: number;
  /** Whether markup says that it is a date. */
  readonly marked: boolean;
}

/** Blocks that are read; more have figures only in tables without end. */
const blocksReadMax = 1_500;
const yearOrDay = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\p{Nd}{4}/u;

/** The dates on lines of their own, in page order. `marks` are those of the page. */
export function shownDates(blocks: readonly Block[], marks: readonly Mark[], hint: DateHint): ShownDate[] {
  const marked = marksByBlock(blocks, marks);
  const dates: ShownDate[] = [];
  let read = 0;
  for (const [at, block] of blocks.entries()) {
    const own = marked.get(at) ?? [];
    if (!yearOrDay.test(block.text) && own.length === 0) continue;
    if (!isDateLine(block.text)) continue;
    read += 1;
    if (read > blocksReadMax) break;
    const before = at === 0 ? null : (blocks[at - 1] as Block);
    dates.push(...datesOf(block, own, before, hint).map((date) => ({ ...date, at })));
  }
  return dates;
}

const dateSigns = /(?<!up|candi|vali)date(?!d|s?base)|(?<!run|some|over)time(?!line|out)/i;

type Unplaced = Omit<ShownDate, 'at'>;

function datesOf(block: Block, marks: readonly Element[], before: Block | null, hint: DateHint): Unplaced[] {
  const byMarkup = kindOfMarkup(block.ancestors.slice(0, 2));
  const byLineBefore = before !== null && isLabel(before) ? kindSaid(before.text) : null;
  const inMarks = marks.flatMap((element): Unplaced[] => {
    const date = dateOfMark(element, hint);
    if (date === null) return [];
    const kind = kindOfMarkup([element]) ?? kindInLine(block.text, element) ?? kindOfMarkup(parentsOf(element));
    return [{ date, kind: kind ?? byMarkup ?? byLineBefore, marked: true }];
  });
  if (inMarks.length > 0) return inMarks;
  const marked = byMarkup !== null || block.ancestors.slice(0, 2).some((element) => dateSigns.test(signsOf(element)));
  return datesInLine(block.text, hint).flatMap(({ date, kind: said }): Unplaced[] => {
    const kind = said ?? byMarkup ?? byLineBefore;
    return kind === null && !marked && readsAsProse(block, hint.language ?? null) ? [] : [{ date, kind, marked }];
  });
}

/** Elements that state a date, by the block that holds their text. */
function marksByBlock(blocks: readonly Block[], marks: readonly Mark[]): ReadonlyMap<number, readonly Element[]> {
  const byBlock = new Map<number, Element[]>();
  for (const { element, blockIndex } of marks) {
    if (element.localName !== 'time' && !/^date/i.test(element.getAttribute('itemprop') ?? '')) continue;
    const at = [blockIndex - 1, blockIndex].find((index) => holds(element, blocks[index])) ?? blockIndex;
    byBlock.set(at, [...(byBlock.get(at) ?? []), element]);
  }
  return byBlock;
}

function holds(element: Element, block: Block | undefined): boolean {
  return (
    (block?.text.length ?? Number.POSITIVE_INFINITY) <= lineCharactersMax &&
    block!.nodes.some((node) => element.contains(node))
  );
}

/**
 * What an element for a date states. Where its text shows another day than its machine-readable value, the text does:
 * it is the day where the page was written.
 */
function dateOfMark(element: Element, hint: DateHint): StatedDate | null {
  const value = element.getAttribute('datetime') ?? element.getAttribute('content');
  const stated = value === null ? null : parseStatedDate(value, hint);
  const shown = parseStatedDate(shortText(element, lineCharactersMax) ?? '', hint);
  if (stated === null || shown === null) return stated ?? shown;
  return stated.slice(0, 10) === shown.slice(0, 10) ? stated : shown;
}

/** What the words in an element, or else those right before it in its line, say of it. */
function kindInLine(line: string, element: Element): DateKind | null {
  const text = shortText(element, lineCharactersMax) ?? '';
  const at = text === '' ? -1 : line.indexOf(text);
  return kindSaid(text) ?? (at < 0 ? null : (labelledStretches(line.slice(0, at)).at(-1)?.kind ?? null));
}

function kindOfMarkup(elements: readonly Element[]): DateKind | null {
  for (const element of elements) {
    const itemprop = element.getAttribute('itemprop') ?? '';
    if (/datemodified/i.test(itemprop)) return 'change';
    if (/datepublished|datecreated/i.test(itemprop) || element.hasAttribute('pubdate')) return 'publication';
    const signs = signsOf(element);
    if (/publish(?!er|ing)|publicat|pubdate|pub-date|post(?:ed)?-?(?:date|on|time)|entry-date/i.test(signs))
      return 'publication';
    if (/updat|modif|revis/i.test(signs)) return 'change';
  }
  return null;
}

function parentsOf(element: Element): Element[] {
  const parent = element.parentElement;
  return parent === null ? [] : [parent];
}

const signsCharactersMax = 200;

/** The names that an element goes by, as far as anyone would name one. */
export function signsOf(element: Element): string {
  const [names, id] = ['class', 'id'].map((name) => (element.getAttribute(name) ?? '').slice(0, signsCharactersMax));
  return `${names} ${id}`;
}
