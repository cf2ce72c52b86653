import { monthNamed } from './month-names.ts';
import { findPersianDay } from './persian-calendar.ts';

export interface DayHint {
  /** Language of the text (BCP 47): decides between month names that languages share. */
  readonly language?: string | null;
  /** How `3/4/2023` is meant; without it such a date is not understood. */
  readonly dayFirst?: boolean;
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day found in a text, and what stands around it, where the time may be. */
export interface FoundDay {
  readonly day: Day;
  readonly rest: string;
}

/** The first day written in a line (of bounded length, white space folded, digits 0 to 9); it need not exist. */
export function findDay(line: string, hint: DayHint): FoundDay | null {
  for (const find of finders) {
    const found = find(line, hint);
    if (found !== null) return found;
  }
  return null;
}

const finders: readonly ((line: string, hint: DayHint) => FoundDay | null)[] = [
  isoDate,
  persianDate,
  compactDate,
  ordinalDate,
  numberedMonthDate,
  namedMonthDate,
  numericDate,
];

/** Years of our time: `1402/09/21` is of another calendar (see persian-calendar.ts). */
const year = '(?:19|20|21)\\d{2}';

function isoDate(line: string): FoundDay | null {
  const match = new RegExp(`(?<!\\d)(${year})(?:[-/]|\\. ?)(\\d{1,2})(?:[-/]|\\. ?)(\\d{1,2})(?!\\d)T?`, 'i').exec(
    line,
  );
  return match === null ? null : found(line, match, match[1], match[2], match[3]);
}

function compactDate(line: string): FoundDay | null {
  const match = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/.exec(line);
  if (match === null) return null;
  const result = found(line, match, match[1], match[2], match[3]);
  if (match[4] === undefined) return result;
  return { ...result, rest: `${match[4]}:${match[5]}:${match[6] ?? '00'}${result.rest}` };
}

/** ISO 8601 ordinal date: year and day of the year. */
function ordinalDate(line: string): FoundDay | null {
  const match = /^((?:19|20)\d{2})-(\d{3})(?!\d)T?/.exec(line);
  if (match === null) return null;
  const date = new Date(Date.UTC(Number(match[1]), 0, Number(match[2])));
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return day.year === Number(match[1]) ? { day, rest: around(line, match) } : null;
}

/** The year before the first of each era in which Japan counts its years; 元 is the first. */
const yearBeforeEra: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/** Chinese, Japanese, Korean and Vietnamese number their months and write the words for year, month and day. */
function numberedMonthDate(line: string): FoundDay | null {
  const era = /(令和|平成|昭和) ?(\d{1,2}|元) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/.exec(line);
  if (era !== null) {
    const years = (yearBeforeEra[era[1]!] ?? 0) + (era[2] === '元' ? 1 : Number(era[2]));
    return found(line, era, String(years), era[3], era[4]);
  }
  const eastern = /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/.exec(line);
  if (eastern !== null) return found(line, eastern, eastern[1], eastern[2], eastern[3]);
  const vietnamese = /(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)/iu.exec(line.normalize('NFC'));
  return vietnamese === null ? null : found(line, vietnamese, vietnamese[3], vietnamese[2], vietnamese[1]);
}

const word = String.raw`([\p{L}\p{M}]{2,20}|\p{sc=Thai}{1,3}\.\p{sc=Thai}{1,3})\.?`;
const link = `(?: ?[-/.,، ] ?(?:de |del |d['’]|of |da |di |do |i )?)`;
const dayNumber = String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|re|º|°|ª|\.|-?[aeoй]+)?(?!\d)`;
/** The same month by another of its names: `كانون الأول/ديسمبر`. */
const otherName = String.raw`(?:\/[\p{L}\p{M}]{2,20})?`;
type Part = 'day' | 'month' | 'year';
const namedForms: readonly { pattern: RegExp; order: readonly [Part, Part, Part] }[] = [
  {
    // The ב of Hebrew is "in": it is written with the month as one word.
    pattern: new RegExp(
      `${dayNumber}${link}ב?${word}${otherName}${link}?(\\d{4}|\\d{2}(?= \\d{1,2}:|$))(?!\\d)`,
      'giu',
    ),
    order: ['day', 'month', 'year'],
  },
  { pattern: new RegExp(`${word}${link}?${dayNumber}${link}(\\d{4})(?!\\d)`, 'giu'), order: ['month', 'day', 'year'] },
  {
    // The day of the week may stand between: `Dec 28 Sat 2013`.
    pattern: new RegExp(
      `${word} +${dayNumber},? (?:sun|mon|tue|wed|thu|fri|sat)\\p{L}{0,6}\\.?,? (\\d{4})(?!\\d)`,
      'giu',
    ),
    order: ['month', 'day', 'year'],
  },
  {
    pattern: new RegExp(`${word} +${dayNumber} [\\d:]{5,8}(?: [a-z]{1,5})? (\\d{4})(?!\\d)`, 'giu'),
    order: ['month', 'day', 'year'],
  },
  {
    // `2023 m.` is Lithuanian, `-yil` Uzbek, `-ko` Basque; `2023. gada 12.` Latvian.
    pattern: new RegExp(`(?<!\\d)(\\d{4})(?:\\.? ?m\\.|-yil|ko)?\\.?${link}?${word}[ -]?${link}?${dayNumber}`, 'giu'),
    order: ['year', 'month', 'day'],
  },
  { pattern: new RegExp(`(?<!\\d)(\\d{4})\\. gada ${dayNumber} ${word}`, 'giu'), order: ['year', 'day', 'month'] },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{4})-yil,? ${dayNumber}[ -]${word}`, 'giu'),
    order: ['year', 'day', 'month'],
  },
];

/** The months of the Levant, whose names are two words, by names of one word. */
const twoWordMonths: readonly (readonly [RegExp, string])[] = [
  [/كانون ال[أا]ول/g, 'ديسمبر'],
  [/كانون الثاني/g, 'يناير'],
  [/تشرين ال[أا]ول/g, 'أكتوبر'],
  [/تشرين الثاني/g, 'نوفمبر'],
];

function namedMonthDate(stated: string, hint: DayHint): FoundDay | null {
  const line = twoWordMonths.reduce((text, [names, name]) => text.replace(names, name), stated);
  let best: (FoundDay & { at: number }) | null = null;
  for (const { pattern, order } of namedForms) {
    for (const match of line.matchAll(pattern)) {
      const part = (name: Part) => match[order.indexOf(name) + 1] as string;
      const month = monthNamed(part('month'), hint.language ?? null);
      if (month === null || (best !== null && best.at <= match.index)) continue;
      const day = { year: fullYear(part('year'), part('month')), month, day: Number(part('day')) };
      const time = /\d{1,2}:\d{2}(?::\d{2})?(?: [a-z]{1,5}\b)?/i.exec(match[0])?.[0] ?? '';
      best = { day, at: match.index, rest: `${time} ${around(line, match)}` };
      break;
    }
  }
  return best;
}

const numbered = new RegExp(`(?<![\\d./-])(\\d{1,2})([-/.·])(\\d{1,2})\\2(${year}|\\d{2})(?![\\d:]|[-/·]\\d|\\.\\d)`);

function numericDate(line: string, hint: DayHint): FoundDay | null {
  const joined = line.replace(/(?<!\d)(\d{1,2})([-/.]) /g, '$1$2');
  const match = numbered.exec(joined);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const usual = match[2] === '.' ? true : (orderByWeekday(line, first, second, match[4]!) ?? hint.dayFirst);
  const dayFirst = first > 12 ? true : second > 12 ? false : usual;
  if (dayFirst === undefined && first !== second) return null;
  // Of three short numbers the year is not known to be the last, unless the order is, or the others can be no year and month.
  const yearIsLast = hint.dayFirst !== undefined || second > 12 || Number(match[4]) > 31;
  if (match[4]!.length === 2 && !yearIsLast) return null;
  const [day, month] = dayFirst === false ? [second, first] : [first, second];
  return { day: { year: fullYear(match[4]!), month, day }, rest: around(joined, match) };
}

const namedWeekday = /(?<!\p{L})(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs?|ur)?(?:day)?(?!\p{L})/iu;

/** Whether the day comes before the month, as the English name of the weekday beside `05/12/2010` tells; undefined where it does not. */
function orderByWeekday(line: string, first: number, second: number, digits: string): boolean | undefined {
  const name = namedWeekday.exec(line)?.[1]?.toLowerCase();
  if (name === undefined || first > 12 || second > 12) return undefined;
  const isOn = (month: number, day: number) =>
    new Date(Date.UTC(fullYear(digits), month - 1, day)).toUTCString().slice(0, 3).toLowerCase() === name;
  const [dayFirst, monthFirst] = [isOn(second, first), isOn(first, second)];
  return dayFirst === monthFirst ? undefined : dayFirst;
}

function persianDate(line: string, hint: DayHint): FoundDay | null {
  const persian = findPersianDay(line, hint.language ?? null);
  return persian === null ? null : { day: persian.day, rest: around(line, persian.match) };
}

function found(line: string, match: RegExpExecArray, years = '', months = '', days = ''): FoundDay {
  return { day: { year: Number(years), month: Number(months), day: Number(days) }, rest: around(line, match) };
}

/** What follows the date, then what stands before it: the time is looked for in this order. */
function around(line: string, match: RegExpExecArray): string {
  return `${line.slice(match.index + match[0].length)} | ${line.slice(0, match.index)}`;
}

/** Thailand counts years from 543 BC. */
const buddhistEraAhead = 543;

/** Two digits as RFC 2822 section 4.3 reads them. */
function fullYear(digits: string, month = ''): number {
  const number = Number(digits);
  if (digits.length > 2) return number > 2400 && /\p{sc=Thai}/u.test(month) ? number - buddhistEraAhead : number;
  return number < 50 ? 2000 + number : 1900 + number;
}
