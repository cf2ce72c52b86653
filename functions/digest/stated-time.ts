import type { StatedDate } from '../model/article.ts';
import { writtenLanguage } from '../subscribe/texts/texts.ts';

/**
 * A date as its source states it, in the words of a mail in this language: a day stays a day, an instant is shown in UTC.
 * Null when the source states none or writes one that is no date.
 */
export function statedTime(date: StatedDate | null, language: string): { words: string; datetime: string } | null {
  if (date === null || Number.isNaN(Date.parse(date))) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(date);
  // English without a country: day before month, and hours up to 24, as most who read English write them.
  const written = writtenLanguage(language);
  const locale = written.toLowerCase() === 'en' ? 'en-GB' : written;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    dateStyle: 'long',
    ...(isDay ? {} : { timeStyle: 'short' }),
  });
  const words = format.format(new Date(date));
  return { words: isDay ? words : `${words} UTC`, datetime: date };
}
