import type { StatedDate } from '../../model/article.ts';
import { westernDigits } from '../../text/western-digits.ts';
import { type Day, type DayHint, type FoundDay, findDay } from './date-forms.ts';
import { zoneMinutes } from './zone-names.ts';

export interface DateHint extends DayHint {
  /** What a time without a zone is worth: nothing (the day alone is kept, the default), or UTC where a format says so. */
  readonly zoneless?: 'day' | 'utc';
  /**
   * What a time with an offset is worth that falls on another day in UTC: the instant (the default), or the day as
   * written, where the day matters more than the hour.
   */
  readonly otherDayInUtc?: 'instant' | 'written day';
}

const textLengthMax = 200;
const yearMin = 1900;
const yearMax = 2199;

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
  const found = findDay(line, hint);
  return found !== null && exists(found.day) ? withTime(found, hint) : null;
}

function exists({ year, month, day }: Day): boolean {
  if (year < yearMin || year > yearMax || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function withTime({ day, rest }: FoundDay, hint: DateHint): StatedDate {
  const calendarDay = `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}`;
  const time =
    /(?<![\d:+-])(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?|(?= ?[ap]\.?m\b))(?: ?([ap])(?:\.?m\b\.?|\b))?/i.exec(
      rest,
    );
  if (time === null) return calendarDay;
  const hours = hoursOfDay(Number(time[1]), time[5]);
  const [minutes, seconds] = [Number(time[2] ?? 0), Number(time[3] ?? 0)];
  if (hours === null || minutes > 59 || seconds > 60) return calendarDay;
  const offset = offsetMinutes(rest.slice(time.index + time[0].length)) ?? (hint.zoneless === 'utc' ? 0 : null);
  if (offset === null) return calendarDay;
  const milliseconds = Number((time[4] ?? '').padEnd(3, '0').slice(0, 3));
  const instant = new Date(
    Date.UTC(day.year, day.month - 1, day.day, hours, minutes - offset, Math.min(seconds, 59), milliseconds),
  ).toISOString();
  return hint.otherDayInUtc === 'written day' && !instant.startsWith(calendarDay) ? calendarDay : instant;
}

function hoursOfDay(hours: number, half: string | undefined): number | null {
  if (half === undefined) return hours <= 24 ? hours : null;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetMinutes(text: string): number | null {
  const numeric = /^ ?\(?(?:GMT|UTC)? ?([+\u2212-])(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes <= 14 * 60 ? (numeric[1] === '+' ? minutes : -minutes) : null;
  }
  const named = /^,? ?\(?([a-z]{1,4})\b/i.exec(text);
  return named === null ? null : (zoneMinutes.get((named[1] as string).toUpperCase()) ?? null);
}

/** Whether a date is where a clock begins, as programs write that know of none. */
export function isClockStart(date: StatedDate): boolean {
  return /^(?:1970-01-01|1969-12-31|1900-01-01)/.test(date);
}

/** Seconds or milliseconds since 1970, as some pages and APIs give them. */
function epochInstant(line: string): StatedDate | null {
  if (!/^\d{10}(?:\d{3})?$/.test(line)) return null;
  const milliseconds = line.length === 13 ? Number(line) : Number(line) * 1000;
  return new Date(milliseconds).toISOString();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
