import type { StatedDate } from '../../../model/article.ts';
import { type DateKind, kindSaid } from '../../dates/date-words.ts';
import { type DateHint, parseStatedDate } from '../../dates/dates.ts';
import type { Block, Mark } from '../block.ts';
import { isAllBesidePicture } from '../captions.ts';
import {
  isDateLine,
  isLabel,
  isTeaserLine,
  lineCharactersMax,
  ofItselfCharactersMax,
  readsAsProse,
  tellsOfItself,
} from './date-lines.ts';
import { dateSigns, datesInLines, datesOfMark, kindBefore, kindOfMarkup, marksByBlock, signsOf } from './date-marks.ts';
import { shortText } from './element-text.ts';
import { saysDayAlone } from './opening-date.ts';

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
const yearOrDay = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}[- ]\p{L}{3,9}[- ]\d{2}(?!\d)|\p{Nd}{4}|年/u;

/** The dates on lines of their own, in page order. `marks` are those of the page. */
export function shownDates(blocks: readonly Block[], marks: readonly Mark[], hint: DateHint): ShownDate[] {
  const marked = marksByBlock(blocks, marks);
  const dates: ShownDate[] = [];
  let read = 0;
  for (const [at, block] of blocks.entries()) {
    const own = marked.get(at) ?? [];
    if (!yearOrDay.test(block.text) && own.length === 0) continue;
    const isLine = isDateLine(block.text);
    // What a script fills in is empty, and stands before the block that follows.
    const stated = isLine ? own : own.filter((element) => !block.nodes.some((node) => element.contains(node)));
    if (!isLine && stated.length === 0) continue;
    read += 1;
    if (read > blocksReadMax) break;
    const before = at === 0 ? null : (blocks[at - 1] as Block);
    if (isOfEvent(blocks, at)) continue;
    dates.push(...datesOf(block, stated, before, hint).map((date) => ({ ...date, at })));
  }
  return dates;
}

const besideMax = 2;
/** How announcements say where an event is. */
const saysWhere = /(?:^|\s)(?:where|venue|场所|場所|会場)\s?[:：]/iu;
/** So do they with these; but without an hour, a place and a day are a report's. */
const saysPlace =
  /(?:^|\s)(?:location|place|lieu|ort|lugar|local|luogo|plaats|miejsce|место|地点|地點|المكان)\s?[:：]/iu;
const hour = /\d\s?(?:[:.h]\s?\d\d|[ap]\.?m\b|uhr\b|h\b)/iu;
const saysDate = /^(?:date|when|datum|fecha|data|дата|日期|日時|التاريخ)\s?[:：]/iu;

/** Whether a line says "Date:", and one close to it where: of an event, as announcements have it. */
function isOfEvent(blocks: readonly Block[], at: number): boolean {
  if (!saysDate.test(blocks[at]!.text) && !saysDate.test(blocks[at - 1]?.text ?? '')) return false;
  const near = blocks.slice(Math.max(0, at - besideMax), at + besideMax + 1);
  const says = (words: RegExp) => near.some(({ text }) => text.length <= lineCharactersMax && words.test(text));
  return says(saysWhere) || (says(saysPlace) && says(hour));
}

type Unplaced = Omit<ShownDate, 'at'>;

function datesOf(block: Block, marks: readonly Element[], before: Block | null, hint: DateHint): Unplaced[] {
  const byMarkup = isFactOfTable(block) ? 'told' : kindOfMarkup(block.ancestors.slice(0, 2));
  const byLineBefore =
    before !== null && isLabel(before) ? kindSaid(before.text) : tellsOfItself(block.text) ? 'publication' : null;
  if (byMarkup === 'told' || isTeaserLine(block) || saysSpan(block.text, hint)) return [];
  const inMarks = marks.flatMap((element): Unplaced[] => {
    return datesOfMark(element, hint).map(({ date, kind }) => {
      const own = kindOfMarkup([element]) ?? kind ?? kindBefore(block.text, element) ?? byMarkup ?? byLineBefore;
      return { date, kind: own, marked: true };
    });
  });
  if (inMarks.length > 0 || !isDateLine(block.text)) return inMarks;
  const marked = block.ancestors.slice(0, 2).some((element) => dateSigns.test(signsOf(element)));
  const line = block.text.slice(0, ofItselfCharactersMax);
  return datesInLines([line, partedText(block)], hint).flatMap(({ date, kind: said }): Unplaced[] => {
    const kind = said ?? byMarkup ?? byLineBefore;
    if (kind !== 'publication' && isOfPicture(block, hint)) return [];
    return kind === null && !marked && readsAsProse(block, hint.language ?? null) ? [] : [{ date, kind, marked }];
  });
}

/** From when to when something is: two days with what joins them, or one after "from". */
function saysSpan(text: string, hint: DateHint): boolean {
  if (text.length > lineCharactersMax) return false;
  if (/^(?:from|du|vom|del|dal|van|od|с)\s\p{L}*\s?\d/iu.test(text)) return true;
  const parts = text.split(/\s[–—-]\s|\s(?:to|till|until|bis|au|al|até|tot|до|по)\s/u);
  const [from, to] = parts.length === 2 ? parts.map((part) => parseStatedDate(part, hint)?.slice(0, 10)) : [];
  return from !== undefined && to !== undefined && from < to && kindSaid(text) === null;
}

/** Names of the day of publication, as the head of a row has them. */
const namesDay = /\bdat(?:e|um|a|o|ă)\b|publi|posted|issued|released|fecha|дата|tarih|تاريخ|日期|日時|時間|时间|날짜/iu;

/** Whether a block is in a row of a table whose head names something that is no day of publication ("Founded", "Kick-off"). */
function isFactOfTable({ ancestors }: Block): boolean {
  const row = ancestors.slice(0, 4).find(({ localName }) => localName === 'tr');
  const head = row === undefined ? undefined : [...row.children].find(({ localName }) => localName === 'th');
  return head !== undefined && !ancestors.includes(head) && !namesDay.test(shortText(head, lineCharactersMax) ?? '');
}

/** Whether what a block says is of a picture. A day alone beside one is the report's. */
function isOfPicture(block: Block, hint: DateHint): boolean {
  return block.role === 'caption' || (isAllBesidePicture(block) && !saysDayAlone(block.text, hint));
}

/** With a space where an element ends, and where a capital follows a small letter ("Jane DoeMarch 3"). */
function partedText({ nodes }: Block): string {
  return nodes
    .map((node) => node.nodeValue ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
}
