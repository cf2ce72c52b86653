import { dayMs } from '../../../instant.ts';
import type { StatedDate } from '../../../model/article.ts';
import { type DateHint, isClockStart, parseStatedDate } from '../../dates/dates.ts';
import { monthNamed } from '../../dates/month-names.ts';
import type { PageFacts } from '../block.ts';
import { metaContent } from '../plain-words.ts';

const publishedMetas = [
  ...['article:published_time', 'article:published', 'og:published_time', 'datepublished', 'dc.date.issued'],
  ...['dcterms.issued', 'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'parsely-pub-date'],
  ...['sailthru.date', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published_time', 'publication_date'],
  ...['publicationdate', 'citation_publication_date', 'citation_date', 'citation_online_date'],
  ...['cxenseparse:recs:publishtime', 'article.published', 'rnews:datepublished', 'bt:pubdate', 'date'],
  ...['originalpublicationdate', 'displaydate', 'dateposted', 'article.created', 'article:created', 'datecreated'],
  ...['date_created', 'created', 'gentime', 'ptime', 'pdate', 'doc_date'],
];
/** Names that say the same in other words: `w-published-date`, `analytics-publish-time`, `first_publish_at`. */
const publishedMeta =
  /publi(?:sh(?:ed)?|cation)[^a-z]?(?:date|time|on|at)|(?:date|time|day)[^a-z]?publi(?:sh|cation)|pub[^a-z]?(?:date|time)|date[^a-z]?issued/;
/** Statements of one page that are looked at. */
const textsMax = 50;
const parselyCharactersMax = 10_000;
const modifiedMetas = [
  ...['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'dc.date.modified'],
  'last-modified',
];

/** What JSON-LD and the page's meta elements say of when it was published, those first that say it best. */
export function publishedTexts({ page, jsonLd }: PageFacts): string[] {
  const alike = page.metas.map(({ name }) => name).filter((name) => publishedMeta.test(name));
  const inMetas = [...new Set([...publishedMetas, ...alike.slice(0, textsMax)])]
    .flatMap((name) => ofOneReport(page.metas.filter((meta) => meta.name === name).map(({ content }) => content)))
    .concat(parselyDate(page))
    .slice(0, textsMax);
  return jsonLd.datePublished === null ? inMetas : [jsonLd.datePublished, ...inMetas];
}

/** Several days by one name are of several reports: of none, as far as the name tells. */
function ofOneReport(texts: readonly string[]): readonly string[] {
  return new Set(texts.map((text) => text.slice(0, 'YYYY-MM-DD'.length))).size > 2 ? [] : texts;
}

/** Parse.ly's older way: all that a page says in one element, as JSON. */
function parselyDate(page: PageFacts['page']): string[] {
  const said = page.metas.find(({ name }) => name === 'parsely-page')?.content ?? '';
  return [...said.slice(0, parselyCharactersMax).matchAll(/"pub_date"\s*:\s*"([^"]{8,40})"/g)].map(([, date]) => date!);
}

/**
 * When the report was first published by what is said for machines. One statement may be the same as the date of change, and
 * another be earlier: then the one is of a later edition.
 */
export function firstPublished(
  texts: readonly string[],
  modified: StatedDate | null,
  hint: DateHint,
): StatedDate | null {
  const date = firstDate(texts, hint);
  if (date === null || modified === null || date.slice(0, 10) !== modified.slice(0, 10)) return date;
  const dayBefore = new Date(Date.parse(date.slice(0, 10)) - dayMs).toISOString().slice(0, 10);
  const earlier = texts.filter((text) => (machineDate(text, hint)?.slice(0, 10) ?? date) < dayBefore);
  return firstDate(earlier, hint) ?? date;
}

/** The first of the texts that is a date; the day where it was written, where another text states the same instant by a local clock. */
export function firstDate(texts: readonly string[], hint: DateHint): StatedDate | null {
  for (const text of texts) {
    const date = machineDate(text, hint);
    if (date !== null) return localDay(date, texts, hint) ?? date;
  }
  return null;
}

/** Whether a day is that of a clock that one of the texts names: it states the day and how far the clock is from UTC. */
export function isByLocalClock(date: StatedDate, texts: readonly string[], hint: DateHint): boolean {
  return texts.some(
    (text) =>
      /\d[+\u2212-](?!00:?00)\d{2}:?\d{2}$/.test(text.trim()) &&
      machineDate(text, hint)?.slice(0, 10) === date.slice(0, 10),
  );
}

function localDay(instant: StatedDate, texts: readonly string[], hint: DateHint): StatedDate | null {
  if (instant.length <= 'YYYY-MM-DD'.length) return null;
  for (const text of texts) {
    const same = parseStatedDate(text, { ...hint, otherDayInUtc: 'instant' })?.slice(0, 'YYYY-MM-DDTHH:mm'.length);
    const written = parseStatedDate(text, { ...hint, otherDayInUtc: 'written day' });
    if (same !== undefined && instant.startsWith(same) && written !== null && !instant.startsWith(written))
      return written;
  }
  return null;
}

/** When the page says in a meta element that it was changed; null where it says nothing that can be read. */
export function metaModified({ page }: PageFacts, hint: DateHint): StatedDate | null {
  for (const name of modifiedMetas) {
    const date = machineDate(metaContent(page, name), hint);
    if (date !== null) return date;
  }
  return null;
}

/** A date for machines; the start of a clock stands for none. */
export function machineDate(text: string | null | undefined, hint: DateHint): StatedDate | null {
  const date = text ? parseStatedDate(text, hint) : null;
  return date === null || isClockStart(date) ? null : date;
}

const addressForms: readonly RegExp[] = [
  /[/_-](?<year>(?:19|20)\d{2})[/_-](?<month>\d{1,2})[/_-](?<day>\d{1,2})(?=[/._-]|$)/,
  /\/(?<year>(?:19|20)\d{2})[/-]?(?<month>0[1-9]|1[0-2])\/?(?<day>0[1-9]|[12]\d|3[01])(?=[/._-]|$)/,
  /[/_-]t?(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?=[/._-]|$)/,
  /[/](?<year>(?:19|20)\d{2})[/-](?<month>\p{L}{3,20})[/-](?<day>\d{1,2})(?=[/._-]|$)/u,
];

/** `/2023/12/12/`, `/2023-12-12-`, `/20231212/` in the path: what publishers put there is the day of publication. */
export function addressDate(url: string | null): StatedDate | null {
  const path = (url === null ? undefined : URL.parse(url)?.pathname)?.slice(0, 2_000) ?? '';
  for (const form of addressForms) {
    const { year, month = '', day } = form.exec(path)?.groups ?? {};
    if (year === undefined) continue;
    const named = /\d/.test(month) ? month : String(monthNamed(month, null));
    const date = parseStatedDate(`${year}-${named}-${day}`);
    if (date !== null) return date;
  }
  return null;
}

/** `/2023/12/` or `/2023/12/12/` in the path, as `2023-12`. */
export function addressMonth(url: string | null): string | null {
  const path = (url === null ? undefined : URL.parse(url)?.pathname)?.slice(0, 2_000) ?? '';
  const { year, month } = /[/_-](?<year>(?:19|20)\d{2})[/_-]?(?<month>0[1-9]|1[0-2])(?!\d{3})/.exec(path)?.groups ?? {};
  return year === undefined ? null : `${year}-${month}`;
}
