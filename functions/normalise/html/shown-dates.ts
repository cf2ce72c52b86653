import type { StatedDate } from '../../model/article.ts';
import { type DateKind, kindSaid, labelledStretches } from '../date-words.ts';
import { type DateHint, parseStatedDate } from '../dates.ts';
import { monthNamed } from '../month-names.ts';
import type { Block, Mark } from './block.ts';
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

/** A line that tells when a report came out is short, and says little else. */
const lineCharactersMax = 160;
const wordsMax = 16;
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
  const marked =
    byMarkup !== null || block.ancestors.slice(0, 2).some((element) => /date|time/i.test(signsOf(element)));
  return datesInLine(block.text, hint).flatMap(({ date, kind: said }): Unplaced[] => {
    const kind = said ?? byMarkup ?? byLineBefore;
    return kind === null && !marked && readsAsProse(block, hint.language ?? null) ? [] : [{ date, kind, marked }];
  });
}

/** Dates of a line with what its words say of each; words at its end speak of the date before them (`2023年12月12日 更新`). */
export function datesInLine(
  line: string,
  hint: DateHint,
): { readonly date: StatedDate; readonly kind: DateKind | null }[] {
  const dates: { date: StatedDate; kind: DateKind | null }[] = [];
  for (const { text, kind } of labelledStretches(line)) {
    const date = parseStatedDate(text, hint);
    const last = dates.at(-1);
    if (date !== null) dates.push({ date, kind });
    else if (last !== undefined && last.kind === null) last.kind = kind;
  }
  return dates;
}

/**
 * Whether a line says little but a date: what is longer, or ends as a sentence does, tells of something else unless it
 * opens by saying that it was published.
 */
function isDateLine(text: string): boolean {
  if (text.length > lineCharactersMax) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0;
  const sentence = /[.!?。！？]["”’»)]?$/u.test(text) && !/\p{N}\.$|\b[ap]\.m\.$/iu.test(text);
  return words <= wordsMax && (!sentence || words <= 6 || kindSaid(text.slice(0, 10)) !== null);
}

/** Words in small letters that stand beside a date: prepositions, hours, the length of the read. */
const besideDates = new Set(
  (
    'by on at in the of and am pm a m p st nd rd th min mins minute minutes read reading comment comments views ' +
    'de del da do la le les el las los à às a alle ore par por di von um uhr den vom am kl klo om uur door horas hs hrs ' +
    'o godz г в года р saat min lecture lecteurs y e et und og och'
  ).split(' '),
);
const smallWordsMax = 2;
const headingWordsMax = 3;

/** Whether a line with a date tells what happens on it: most of its words are no names, months or parts of a date line. */
function readsAsProse({ text, headingLevel }: Block, language: string | null): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (headingLevel > 0 && words.length > headingWordsMax) return true;
  const small = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !besideDates.has(word) && monthNamed(word, language) === null,
  );
  return small.length > smallWordsMax;
}

/** Whether a block says what the date in the next one is of. */
function isLabel({ text, headingLevel }: Block): boolean {
  return headingLevel !== 1 && text.length <= 40 && !/\p{Nd}/u.test(text);
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
    if (/publi(?:sh|c)|pubdate|pub-date|post(?:ed)?-?(?:date|on|time)|entry-date/i.test(signs)) return 'publication';
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
