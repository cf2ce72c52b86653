import type { StatedDate } from '../model/article.ts';
import type { Instant } from '../ports.ts';
import { type Html, html } from './html.ts';

/** `30 June 2023`, in a page's language; the day in UTC. The text itself when it is no date. */
export function dateWords(date: StatedDate | Instant, language: string): string {
  return format(date, language, { dateStyle: 'long' });
}

/** `30 June`: for where the year goes without saying. */
export function dayWords(date: StatedDate | Instant, language: string): string {
  return format(date, language, { day: 'numeric', month: 'long' });
}

/**
 * A date in words; the exact one in `datetime`, and on hover where a time of day is known.
 * Pages are kept and cached, so none says how long ago something was.
 */
export function timeElement(date: StatedDate | Instant, language: string): Html {
  const words = dateWords(date, language);
  if (date.length === 10) return html`<time datetime="${date}">${words}</time>`;
  return html`<time datetime="${date}" title="${minuteWords(date, language)}">${words}</time>`;
}

/** The same with the time of day, for what comes several times a day. */
export function minuteElement(instant: Instant, language: string): Html {
  return html`<time datetime="${instant}">${minuteWords(instant, language)}</time>`;
}

function minuteWords(instant: Instant, language: string): string {
  return `${format(instant, language, { dateStyle: 'long', timeStyle: 'short' })} UTC`;
}

/** Making a formatter takes a hundred times as long as using one; a site has few languages, so few are kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const formattersMax = 100;

function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat([locale, 'en-GB'], { ...options, timeZone: 'UTC' });
  if (formatters.size >= formattersMax) formatters.clear();
  formatters.set(name, made);
  return made;
}

function format(date: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  return formatterFor(localeOf(language), options).format(parsed);
}

/** English without a country: day before month, and hours up to 24, as most who read English write them. */
export function localeOf(language: string): string {
  return language.toLowerCase() === 'en' ? 'en-GB' : language;
}
