import { fold } from './fold.ts';

/** A day of the calendar that a text names. */
export interface NamedDate {
  /** Null where the text leaves it to be understood. */
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Languages whose names of the months are known; Chinese and Japanese write months as numbers. */
const languages = ['en', 'fr', 'es', 'de', 'pt', 'it', 'nl', 'ru', 'ar', 'hi', 'th'];
const shortEnglish = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Month by its folded name, as it stands beside a day ("16 декабря"). */
const monthOfName: ReadonlyMap<string, number> = new Map([
  ...languages.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    return shortEnglish.map((_, month): [string, number] => {
      const name = format.formatToParts(Date.UTC(2001, month, 15)).find(({ type }) => type === 'month')?.value ?? '';
      return [fold(name), month + 1];
    });
  }),
  ...shortEnglish.map((name, month): [string, number] => [name, month + 1]),
  ['sept', 9],
]);

const token = /\p{Nd}+|[年月日]|[\p{L}\p{M}]+|[/-]/gu;
/** What may stand between a day and its month: 16th of December, 16 de diciembre. */
const between = new Set(['st', 'nd', 'rd', 'th', 'of', 'de', 'do', 'da', 'er']);

/**
 * The days that a text names in full (month and day; the year may be missing), in the order of the text:
 * `December 16th, 2008`, `16 décembre`, `2008-12-16`, `12/16/2008`, `2008年12月16日`. Where the order of day and month
 * cannot be told (`3/4/2009`), the month comes first, as in the newspapers that write so.
 */
export function datesNamed(text: string): NamedDate[] {
  const tokens = (text.match(token) ?? []).map(fold);
  return tokens.flatMap((word, at): NamedDate[] => {
    const month = monthOfName.get(word);
    const found =
      month === undefined ? (ofNumbers(tokens, at) ?? ofCharacters(tokens, at)) : besideName(tokens, at, month);
    return found === null ? [] : [found];
  });
}

function besideName(tokens: readonly string[], at: number, month: number): NamedDate | null {
  const after = dayOf(tokens[at + 1]);
  if (after !== null) {
    return { year: yearOf(tokens[passing(tokens, at + 1, 1)]), month, day: after };
  }
  const day = dayOf(tokens[passing(tokens, at, -1)]);
  return day === null ? null : { year: yearOf(tokens[passing(tokens, at, 1)]), month, day };
}

/** The next place before or after one, up to two words that only join passed over. */
function passing(tokens: readonly string[], at: number, step: 1 | -1): number {
  const next = at + step;
  if (!between.has(tokens[next] ?? '')) return next;
  return between.has(tokens[next + step] ?? '') ? next + 2 * step : next + step;
}

/** `2008-12-16`, `12/16/2008`, `16/12/08`. */
function ofNumbers(tokens: readonly string[], at: number): NamedDate | null {
  const mark = tokens[at + 1];
  if ((mark !== '/' && mark !== '-') || tokens[at + 3] !== mark) return null;
  const [first, second, third] = [tokens[at], tokens[at + 2], tokens[at + 4]];
  const year = yearOf(first);
  if (year !== null) return dateOf(year, monthOf(second), dayOf(third));
  const last = yearOf(third) ?? (third?.length === 2 && dayOf(first) !== null ? 2000 + Number(third) : null);
  if (last === null || Number.isNaN(last)) return null;
  return dateOf(last, monthOf(first), dayOf(second)) ?? dateOf(last, monthOf(second), dayOf(first));
}

/** `2008年12月16日`, `12月16日`. */
function ofCharacters(tokens: readonly string[], at: number): NamedDate | null {
  if (tokens[at + 1] !== '月' || tokens[at + 3] !== '日') return null;
  const year = tokens[at - 1] === '年' ? yearOf(tokens[at - 2]) : null;
  return dateOf(year, monthOf(tokens[at]), dayOf(tokens[at + 2]));
}

function dateOf(year: number | null, month: number | null, day: number | null): NamedDate | null {
  return month === null || day === null ? null : { year, month, day };
}

function dayOf(word: string | undefined): number | null {
  return numberIn(word, 1, 31);
}

function monthOf(word: string | undefined): number | null {
  return numberIn(word, 1, 12);
}

function yearOf(word: string | undefined): number | null {
  return word?.length === 4 ? numberIn(word, 1900, 2099) : null;
}

function numberIn(word: string | undefined, least: number, most: number): number | null {
  if (word === undefined || word.length > 4) return null;
  const number = Number(word);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}

const daysOfYear = 365;

/** Days between two dates; where either leaves the year open, in the years that bring them nearest. */
export function daysBetween(a: NamedDate, b: NamedDate): number {
  const apart = Math.abs(dayInYear(a) - dayInYear(b));
  if (a.year === null || b.year === null) return Math.min(apart, daysOfYear - apart);
  return Math.abs((a.year - b.year) * daysOfYear + dayInYear(a) - dayInYear(b));
}

function dayInYear({ month, day }: NamedDate): number {
  return Math.round((month - 1) * 30.42) + day;
}
