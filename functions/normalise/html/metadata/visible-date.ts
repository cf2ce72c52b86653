import type { StatedDate } from '../../../model/article.ts';
import { kindSaid } from '../../dates/date-words.ts';
import type { DateHint } from '../../dates/dates.ts';
import type { Block, Mark } from '../block.ts';
import { headlineAt, reportBegins } from './headline.ts';
import { saysDayAlone } from './opening-date.ts';
import {
  isAbovePart,
  isAside,
  isFurniture,
  isInBoxOfOther,
  isInPartOf,
  isInSeries,
  isTeaser,
  shapeOf,
} from './page-parts.ts';
import { type ShownDate, shownDates } from './shown-dates.ts';

const blocksBefore = 3;
const blocksAfter = 10;
/** Dates of publication that stand as close to each other are of one report: of it and of its copies elsewhere. */
const blocksTogether = 3;

/** The dates of publication and change that a page shows its readers. */
export interface VisibleDates {
  /** Right by the headline, where it can only be the report's. */
  readonly beside: StatedDate | null;
  /** Elsewhere on the page, called the date of publication, or the only one there is. */
  readonly elsewhere: StatedDate | null;
  readonly changed: StatedDate | null;
}

/** Finds the dates that the page shows of its report: never one that it shows of a change, of a comment, of other reports. */
export function visibleDates(
  { blocks, marks }: { readonly blocks: readonly Block[]; readonly marks: readonly Mark[] },
  title: string | null,
  hint: DateHint,
): VisibleDates {
  const dates = shownDates(blocks, marks, hint);
  const titleAt = headlineAt(blocks, title);
  const around = new Set(blocks[titleAt]?.ancestors);
  const inFurniture = ({ at }: ShownDate) => isFurniture(blocks[at]!, around);
  const beside =
    titleAt < 0
      ? []
      : dates.filter((date) => isBeside(date, titleAt, blocks) && (date.at > titleAt || !inFurniture(date)));
  const close = dates.filter(({ at }) => Math.abs(at - titleAt) <= blocksAfter);
  const near = beside.filter((date) => date.kind !== null || !isInSeries(date, dates, close, blocks));
  const others = dates.filter((date) => !beside.includes(date) && !inFurniture(date));
  const called = others.filter(
    (date) => date.kind === 'publication' || isBesideChange(date, dates) || signsText(date, blocks, hint),
  );
  const aside = dates.filter(({ at }) => isAside(blocks[at]!) && saysPublished(blocks, at));
  const merelyMarked = others.filter(({ kind, marked }) => kind === null && marked);
  return {
    beside: closest(
      near.filter(({ at, kind }) => (kind === null || kind === 'publication') && !isWithinText(blocks, at)),
      titleAt,
    ),
    elsewhere: theOne(called, blocks) ?? theOne(merelyMarked, blocks) ?? theOne(aside, blocks),
    changed: near.find(({ kind }) => kind === 'change')?.date ?? null,
  };
}

const proseCharactersMin = 100;

/** A standfirst may stand above the date, and the text below it, in one element. */
const paragraphsBeforeMin = 2;
/** Blocks before a date and after it that are looked at. */
const blocksAround = 40;

/** Whether a date that its line does not call that of publication is in the midst of a text: of something set into that. */
function isWithinText(blocks: readonly Block[], at: number): boolean {
  const isProse = ({ role, text }: Block) => role === 'paragraph' && text.length >= proseCharactersMin;
  const next = blocks.slice(at + 1, at + blocksAround).find(isProse);
  const container = next?.ancestors[1];
  if (next === undefined || (container !== undefined && !blocks[at]!.ancestors.includes(container))) return false;
  const before = blocks
    .slice(Math.max(0, at - blocksAround), at)
    .filter(isProse)
    .slice(-paragraphsBeforeMin);
  if (before.length < paragraphsBeforeMin || before.some(({ ancestors }) => ancestors[1] !== container)) return false;
  return kindSaid(blocks[at]!.text.slice(0, 80)) !== 'publication';
}

/** Whether a date stands alone in brackets at the end of a text, as papers in Italy and Japan have it. */
function signsText({ at, kind }: ShownDate, blocks: readonly Block[], hint: DateHint): boolean {
  const [before, line] = [blocks[at - 1], blocks[at]!.text];
  if (kind !== null || before === undefined || !/^[(（][^()（）]*[)）]$/.test(line)) return false;
  return before.role === 'paragraph' && before.text.length >= proseCharactersMin && saysDayAlone(line, hint);
}

/** Whether a date is beside that of a change. */
function isBesideChange({ at, kind }: ShownDate, dates: readonly ShownDate[]): boolean {
  return kind === null && dates.some((other) => other.at === at && other.kind === 'change');
}

/** Whether words, not markup alone, call a date that of publication. */
function saysPublished(blocks: readonly Block[], at: number): boolean {
  return [blocks[at], blocks[at - 1]].some(
    (block) => block !== undefined && kindSaid(block.text.slice(0, 80)) === 'publication',
  );
}

function isBeside({ at, kind }: ShownDate, titleAt: number, blocks: readonly Block[]): boolean {
  if (at < titleAt - blocksBefore || at > titleAt + blocksAfter) return false;
  if (at < titleAt && kind !== 'publication') {
    if (!isInPartOf(blocks[titleAt]!, blocks[at]!) || isAbovePart(blocks, titleAt, at)) return false;
  }
  if (blocks.slice(titleAt + 1, at).some(isTeaser) || isInBoxOfOther(blocks, titleAt, at)) return false;
  return !reportBegins(blocks, titleAt, at);
}

/** One called the date of publication counts as a few blocks closer. */
function closest(dates: readonly ShownDate[], titleAt: number): StatedDate | null {
  const distance = ({ kind, at }: ShownDate) => (kind === null ? 5 : 0) + Math.abs(at - titleAt);
  const [first] = dates.toSorted((a, b) => distance(a) - distance(b));
  if (first?.kind !== 'publication') return first?.date ?? null;
  const together = dates.filter(({ kind, at }) => kind === 'publication' && Math.abs(at - first.at) <= blocksTogether);
  return together.reduce(
    (earliest, { date }) => (date.slice(0, 10) < earliest.slice(0, 10) ? date : earliest),
    first.date,
  );
}

/** The date that all outside of lists agree on, where one of them is not of something set into a text. */
function theOne(all: readonly ShownDate[], blocks: readonly Block[]): StatedDate | null {
  const dates = outsideLists(all, blocks);
  const days = new Set(dates.map(({ date }) => date.slice(0, 10)));
  return days.size === 1 ? (dates.find(({ at }) => !isWithinText(blocks, at))?.date ?? null) : null;
}

/** Without the dates that stand in several blocks of the same markup: those are of a list of reports or comments. */
function outsideLists(dates: readonly ShownDate[], blocks: readonly Block[]): ShownDate[] {
  const alike = Map.groupBy(dates, ({ at }) => shapeOf(blocks[at]!));
  return [...alike.values()].filter((some) => new Set(some.map(({ at }) => at)).size === 1).flat();
}
