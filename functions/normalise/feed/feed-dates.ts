import { minuteMs } from '../../instant.ts';
import type { StatedDate } from '../../model/article.ts';
import { isClockStart, parseStatedDate } from '../dates/dates.ts';
import { zoneMinutes } from '../dates/zone-names.ts';

const months: Readonly<Record<string, number>> = Object.fromEntries(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, at) => [
    name,
    at + 1,
  ]),
);

/** What feeds mean by names that elsewhere stand for more than one zone, in minutes east of UTC. */
const furtherZones: ReadonlyMap<string, number> = new Map([
  ['IST', 330],
  ['AST', -240],
  ['ADT', -180],
  ['ET', -300],
]);

const dateCharactersMax = 100;

/** `Thu, 1 Jan 2004 19:48:21 GMT` (RFC 822 section 5.1, RFC 5322 section 3.3) and its looser variants. */
const mailDate =
  /^(?:[^\d\s,]{2,12}[.,]?\s*,?\s*)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?[\sT]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(?:([ap])\.?\s?m\b\.?)?\s*(?:\(?([a-z]{1,5})\)?)?\s*([+-](?:\d{1,2}:?\d{2}|\d{1,2}))?/i;
/** `Jan 1, 2004 19:48:21` and `Thu Jan  1 19:48:21 2004` (asctime). */
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{1,2}):(\d{2})(?::(\d{2}))?\s+)?(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(?:([ap])\.?\s?m\b\.?)?\s*([a-z]{1,5})?\s*([+-](?:\d{1,2}:?\d{2}|\d{1,2}))?/i;
/** W3C date and time format, ISO 8601 with its separators there or not. */
const isoDate =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(?:([ap])\.?\s?m\b\.?)?\s*(z|utc|gmt|[+-](?:\d{1,2}:?\d{2}|\d{1,2}))?/i;

/**
 * The date that a feed states, or null when it is none or the start of a clock. Without a time it stays a day; with a
 * time and no zone it is taken for UTC, as RSS and Atom readers do. What is in no form of RFC 822 or ISO 8601 is read as
 * a page would write it, in any language.
 */
export function parseFeedDate(text: string): StatedDate | null {
  const stated = text.trim().slice(0, dateCharactersMax);
  const date = dateInFeedForm(stated) ?? parseStatedDate(stated, { zoneless: 'utc' });
  return date === null || isClockStart(date) ? null : date;
}

function dateInFeedForm(stated: string): StatedDate | null {
  const iso = isoDate.exec(stated);
  if (iso) {
    const [, year, month, day, hour, minute, second, half, zone] = iso;
    return statedDate({ year, month: Number(month), day, hour, minute, second, half, zone });
  }
  const mail = mailDate.exec(stated);
  if (mail && months[mail[2]!.toLowerCase()] !== undefined) {
    const [, day, name, year, hour, minute, second, half, zone, offset] = mail;
    return statedDate({
      year,
      month: months[name!.toLowerCase()]!,
      day,
      hour,
      minute,
      second,
      half,
      zone: offset ?? zone,
    });
  }
  const first = monthFirst.exec(stated);
  if (first && months[first[1]!.toLowerCase()] !== undefined) {
    const [, name, day, h1, m1, s1, year, h2, m2, s2, half, zone, offset] = first;
    const time = { hour: h1 ?? h2, minute: m1 ?? m2, second: s1 ?? s2 };
    return statedDate({ year, month: months[name!.toLowerCase()]!, day, ...time, half, zone: offset ?? zone });
  }
  return null;
}

interface Parts {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly half?: string | undefined;
  readonly zone: string | undefined;
}

function statedDate(parts: Parts): StatedDate | null {
  const year = fullYear(parts.year ?? '');
  const day = Number(parts.day);
  if (!isDay(year, parts.month, day)) return null;
  const date = `${year}-${twoDigits(parts.month)}-${twoDigits(day)}`;
  if (parts.hour === undefined) return date;
  const hour = hourOf(Number(parts.hour), parts.half);
  const [minute, second] = [Number(parts.minute), Number(parts.second ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return date;
  const local = Date.UTC(year, parts.month - 1, day, hour, minute, Math.min(second, 59));
  return new Date(local - offsetMinutes(parts.zone) * minuteMs).toISOString();
}

/** RFC 5322 section 4.3: two digits up to 49 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && date.getUTCDate() === day;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const numeric = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  const name = zone.toUpperCase();
  if (numeric === null) return zoneMinutes.get(name) ?? furtherZones.get(name) ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 15 * 60 ? 0 : minutes * (numeric[1] === '-' ? -1 : 1);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
