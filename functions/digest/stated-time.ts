import { dayMs } from '../instant.ts';
import { writtenLanguage } from '../languages/texts.ts';
import type { StatedDate } from '../model/article.ts';
import type { Instant } from '../ports.ts';
import { localeOf } from '../site/dates.ts';

/** Within half a year of what names it, a day and a month name one day only. */
const yearSaidFromMs = 182 * dayMs;

/**
 * A date as its source states it, in the words of a mail in this language: a day stays a day, an instant is shown in the
 * time zone of who reads it, or in UTC and saying so.
 * Beside a date of when it is said (`near`) the year is left out where it goes without saying.
 * Null when the source states none or writes one that is no date.
 */
export function statedTime(
  date: StatedDate | null,
  language: string,
  near: Instant | null = null,
  zone = 'UTC',
): { words: string; datetime: string } | null {
  if (date === null || Number.isNaN(Date.parse(date))) return null;
  const isNear = near !== null && Math.abs(Date.parse(date) - Date.parse(near)) < yearSaidFromMs;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(date);
  const locale = localeOf(writtenLanguage(language));
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: isDay ? 'UTC' : zone,
    ...(isNear ? { day: 'numeric', month: 'long' } : { dateStyle: 'long' }),
    ...(isDay
      ? {}
      : isNear
        ? { hour: twoDigits(locale) ? '2-digit' : 'numeric', minute: '2-digit' }
        : { timeStyle: 'short' }),
  });
  const words = format.format(new Date(date));
  return { words: isDay || zone !== 'UTC' ? words : `${words} UTC`, datetime: date };
}

/** Where hours run to 24 they are written with two digits: 09:30, but 9:30 in the morning. */
function twoDigits(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === false;
}
