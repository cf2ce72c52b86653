import type { StatedDate } from '../model/article.ts';
import { monthNamed } from './month-names.ts';

export interface DateHint {
  /** Language of the text (BCP 47): decides between month names that languages share. */
  readonly language?: string | null;
  /** How `3/4/2023` is meant; without it such a date is not understood. */
  readonly dayFirst?: boolean;
  /** What a time without a zone is worth: nothing (the day alone is kept, the default), or UTC where a format says so. */
  readonly zoneless?: 'day' | 'utc';
}

const textLengthMax = 200;
const yearMin = 1900;
const yearMax = 2199;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day found in a text, and what stands around it, where the time may be. */
interface Found {
  readonly day: Day;
  readonly rest: string;
}

/**
 * The first date stated in a text, in ISO 8601, RFC 822/850, asctime or written out in any common language.
 * A calendar day if no time is stated, or a time without a zone; else an instant in UTC. Null when no full day
 * is stated, when it does not exist, or when day and month cannot be told apart. Never completes a date by guessing.
 */
export function parseStatedDate(text: string, hint: DateHint = {}): StatedDate | null {
  const line = westernDigits(text.slice(0, textLengthMax))
    .replace(/[\s\u200e\u200f\u202a-\u202e]+/g, ' ')
    .trim();
  if (line === '') return null;
  const epoch = epochInstant(line);
  if (epoch !== null) return epoch;
  for (const find of finders) {
    const found = find(line, hint);
    if (found === null) continue;
    return exists(found.day) ? withTime(found, hint) : null;
  }
  return null;
}

const finders: readonly ((line: string, hint: DateHint) => Found | null)[] = [
  isoDate,
  compactDate,
  ordinalDate,
  eastAsianDate,
  namedMonthDate,
  numericDate,
];

function isoDate(line: string): Found | null {
  const match = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)T?/i.exec(line);
  return match === null ? null : found(line, match, match[1], match[2], match[3]);
}

function compactDate(line: string): Found | null {
  const match = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/.exec(line);
  if (match === null) return null;
  const result = found(line, match, match[1], match[2], match[3]);
  if (match[4] === undefined) return result;
  return { ...result, rest: `${match[4]}:${match[5]}:${match[6] ?? '00'}${result.rest}` };
}

/** ISO 8601 ordinal date: year and day of the year. */
function ordinalDate(line: string): Found | null {
  const match = /^((?:19|20)\d{2})-(\d{3})(?!\d)T?/.exec(line);
  if (match === null) return null;
  const date = new Date(Date.UTC(Number(match[1]), 0, Number(match[2])));
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return day.year === Number(match[1]) ? { day, rest: around(line, match) } : null;
}

function eastAsianDate(line: string): Found | null {
  const match = /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/.exec(line);
  return match === null ? null : found(line, match, match[1], match[2], match[3]);
}

const word = String.raw`([\p{L}\p{M}]{2,20})\.?`;
const link = `(?: ?[-/.,، ] ?(?:de |del |d['’]|of |da |di |do |i )?)`;
const dayNumber = String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|\.|-?[aeoй]+)?(?!\d)`;
const namedForms: readonly { pattern: RegExp; order: readonly ['day' | 'month' | 'year', string, string] }[] = [
  {
    pattern: new RegExp(`${dayNumber}${link}${word}${link}?(\\d{4}|\\d{2}(?= \\d{1,2}:|$))(?!\\d)`, 'giu'),
    order: ['day', 'month', 'year'],
  },
  { pattern: new RegExp(`${word}${link}?${dayNumber}${link}(\\d{4})(?!\\d)`, 'giu'), order: ['month', 'day', 'year'] },
  {
    pattern: new RegExp(`${word} +${dayNumber} [\\d:]{5,8}(?: [a-z]{1,5})? (\\d{4})(?!\\d)`, 'giu'),
    order: ['month', 'day', 'year'],
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{4})\\.?${link}?${word}${link}?${dayNumber}`, 'giu'),
    order: ['year', 'month', 'day'],
  },
];

function namedMonthDate(line: string, hint: DateHint): Found | null {
  let best: (Found & { at: number }) | null = null;
  for (const { pattern, order } of namedForms) {
    for (const match of line.matchAll(pattern)) {
      const part = (name: string) => match[order.indexOf(name) + 1] as string;
      const month = monthNamed(part('month'), hint.language ?? null);
      if (month === null || (best !== null && best.at <= match.index)) continue;
      const day = { year: fullYear(part('year')), month, day: Number(part('day')) };
      const time = /\d{1,2}:\d{2}(?::\d{2})?(?: [a-z]{1,5}\b)?/i.exec(match[0])?.[0] ?? '';
      best = { day, at: match.index, rest: `${time} ${around(line, match)}` };
      break;
    }
  }
  return best;
}

function numericDate(line: string, hint: DateHint): Found | null {
  const match = /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(line.replace(/(\d)([-/.]) /g, '$1$2'));
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const dayFirst = first > 12 ? true : second > 12 ? false : match[2] === '.' ? true : hint.dayFirst;
  if (dayFirst === undefined && first !== second) return null;
  const [day, month] = dayFirst === false ? [second, first] : [first, second];
  return { day: { year: Number(match[4]), month, day }, rest: around(line, match) };
}

function found(line: string, match: RegExpExecArray, year = '', month = '', day = ''): Found {
  return { day: { year: Number(year), month: Number(month), day: Number(day) }, rest: around(line, match) };
}

/** What follows the date, then what stands before it: the time is looked for in this order. */
function around(line: string, match: RegExpExecArray): string {
  return `${line.slice(match.index + match[0].length)} | ${line.slice(0, match.index)}`;
}

function exists({ year, month, day }: Day): boolean {
  if (year < yearMin || year > yearMax || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function withTime({ day, rest }: Found, hint: DateHint): StatedDate {
  const calendarDay = `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}`;
  const time =
    /(?<![\d:+-])(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?|(?= ?[ap]\.?m\b)) ?([ap])?\.?(?:m\b\.?)?/i.exec(
      rest,
    );
  if (time === null) return calendarDay;
  const hours = hoursOfDay(Number(time[1]), time[5]);
  const [minutes, seconds] = [Number(time[2] ?? 0), Number(time[3] ?? 0)];
  if (hours === null || minutes > 59 || seconds > 60) return calendarDay;
  const offset = offsetMinutes(rest.slice(time.index + time[0].length)) ?? (hint.zoneless === 'utc' ? 0 : null);
  if (offset === null) return calendarDay;
  const milliseconds = Number((time[4] ?? '').padEnd(3, '0').slice(0, 3));
  return new Date(
    Date.UTC(day.year, day.month - 1, day.day, hours, minutes - offset, Math.min(seconds, 59), milliseconds),
  ).toISOString();
}

function hoursOfDay(hours: number, half: string | undefined): number | null {
  if (half === undefined) return hours <= 24 ? hours : null;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Zone names of RFC 822 section 5.1 and those that news pages use for one zone only, in minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  ...{
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    WET: 0,
    BST: 60,
    WEST: 60,
    CET: 60,
    WAT: 60,
    CEST: 120,
    EET: 120,
    CAT: 120,
    SAST: 120,
  },
  ...{ EEST: 180, MSK: 180, EAT: 180, PKT: 300, WIB: 420, HKT: 480, SGT: 480, AWST: 480, JST: 540, KST: 540 },
  ...{ AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360 },
  ...{ PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600 },
};

function offsetMinutes(text: string): number | null {
  const numeric = /^ ?\(?(?:GMT|UTC)? ?([+\u2212-])(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes <= 14 * 60 ? (numeric[1] === '+' ? minutes : -minutes) : null;
  }
  const named = /^,? ?\(?([a-z]{1,4})\b/i.exec(text);
  return named === null ? null : (zones[(named[1] as string).toUpperCase()] ?? null);
}

/** Seconds or milliseconds since 1970, as some pages and APIs give them. */
function epochInstant(line: string): StatedDate | null {
  if (!/^\d{10}(?:\d{3})?$/.test(line)) return null;
  const milliseconds = line.length === 13 ? Number(line) : Number(line) * 1000;
  return new Date(milliseconds).toISOString();
}

/** Two digits as RFC 2822 section 4.3 reads them. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Digits of any script as 0 to 9: each script's ten stand together in Unicode, zero first. */
function westernDigits(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, (sign) => {
    if (!/\p{Nd}/u.test(sign)) return sign;
    const code = sign.codePointAt(0) as number;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
