import { type DateKind, datesInLine, kindSaid, labelledStretches } from '../../dates/date-words.ts';
import { type DateHint, parseStatedDate } from '../../dates/dates.ts';
import type { Block, Mark } from '../block.ts';
import { lineCharactersMax } from './date-lines.ts';
import { shortText } from './element-text.ts';

const dateBoxCharactersMax = 30;
/** Names of elements that hold a date. */
export const dateSigns = /(?<!up|candi|vali)date(?!d|s?base)|(?<!run|some|over)time(?!line|out)/i;

/** Elements that state a date, by the block that holds their text. */
export function marksByBlock(
  blocks: readonly Block[],
  marks: readonly Mark[],
): ReadonlyMap<number, readonly Element[]> {
  const byBlock = new Map<number, Element[]>();
  for (const { element, blockIndex } of marks) {
    if (!statesDate(element)) continue;
    const at = [blockIndex - 1, blockIndex].find((index) => holds(element, blocks[index])) ?? blockIndex;
    byBlock.set(at, [...(byBlock.get(at) ?? []), element]);
  }
  return byBlock;
}

/** `<time>`, microdata, and what microformats and others write: a day in words, with the date as its title. */
function statesDate(element: Element): boolean {
  if (element.localName === 'time' || /^date/i.test(element.getAttribute('itemprop') ?? '')) return true;
  const signs = signsOf(element);
  if (dateSigns.test(signs) && isDateBox(element)) return true;
  return /\d{4}/.test(element.getAttribute('title') ?? '') && (dateSigns.test(signs) || kindOfSigns(signs) !== null);
}

/** Day, month and year in elements of their own, as calendars have them. */
function isDateBox(element: Element): boolean {
  return element.children.length > 1 && /(?:19|20)\d{2}/.test(shortText(element, dateBoxCharactersMax, ' ') ?? '');
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
export function datesOfMark(element: Element, hint: DateHint): ReturnType<typeof datesInLine> {
  const text = shortText(element, lineCharactersMax) ?? '';
  const shown = datesInLines([text, shortText(element, lineCharactersMax, ' ')], hint);
  const values = ['datetime', 'content', 'title'].map((name) => element.getAttribute(name));
  const stated = values
    .map((value) => (value === null ? null : parseStatedDate(value, hint)))
    .find((date) => date !== null);
  if (stated === undefined) return shown;
  const [first] = shown;
  if (first === undefined) return [{ date: stated, kind: kindSaid(text) }];
  return [stated.slice(0, 10) === first.date.slice(0, 10) ? { ...first, date: stated } : first];
}

/** What the words right before an element in its line say of it. */
export function kindBefore(line: string, element: Element): DateKind | null {
  const text = shortText(element, lineCharactersMax) ?? '';
  const at = text === '' ? -1 : line.indexOf(text);
  return at < 0 ? null : (labelledStretches(line.slice(0, at)).at(-1)?.kind ?? null);
}

/** What the names and the microdata of elements say of a date in them, the first that say anything. */
export function kindOfMarkup(elements: readonly Element[]): DateKind | null {
  for (const element of elements) {
    const kind = kindOfSigns(`${signsOf(element)} ${element.getAttribute('itemprop') ?? ''}`);
    if (kind !== null) return kind;
  }
  return null;
}

function kindOfSigns(signs: string): DateKind | null {
  if (
    /(?<![a-z])events?(?![a-z])|(?:event|start|end|birth|death)-?date|deadline|birth-?day|\bbday\b|\bdt(?:start|end)\b|join-?date/i.test(
      signs,
    )
  )
    return 'told';
  if (/publish(?!er|ing)|publicat|pubdate|pub-date|post(?:ed)?-?(?:date|on|time)|entry-date|date-?created/i.test(signs))
    return 'publication';
  return /updat|modif|revis/i.test(signs) ? 'change' : null;
}

const signsCharactersMax = 200;

/** The names that an element goes by, as far as anyone would name one. */
export function signsOf(element: Element): string {
  const [names, id] = ['class', 'id'].map((name) => (element.getAttribute(name) ?? '').slice(0, signsCharactersMax));
  return `${names} ${id}`;
}

/** Of two readings of a line, the first that has dates: elements may stand side by side without a space. */
export function datesInLines(lines: readonly (string | null)[], hint: DateHint): ReturnType<typeof datesInLine> {
  for (const line of lines) {
    const dates = line === null ? [] : datesInLine(line, hint);
    if (dates.length > 0) return dates;
  }
  return [];
}
