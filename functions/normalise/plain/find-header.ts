import type { StatedDate } from '../../model/article.ts';
import { readByline } from '../bylines/byline-line.ts';
import { isEmbargo } from '../lines/genre-line.ts';
import { readDateLine } from './date-line.ts';
import type { PageLine } from './page-lines.ts';

/** What the lines around the title say beside it. */
export interface Header {
  readonly byline: string | null;
  readonly published: StatedDate | null;
  readonly modified: StatedDate | null;
  readonly categories: readonly string[];
}

/** Lines before the title and after the last of the header that are asked. */
const linesBeforeTitle = 6;
const categoriesMax = 6;
/** What sites call the whole of themselves or of a list; no category. */
const namelessCrumb =
  /^(?:home(?:page)?|more|all|accueil|plus|tous|inicio|más|todo|todos|startseite|start|mehr|alle|início|mais|altro|главная|الرئيسية|المزيد|首页|更多)$/iu;
const commentCount =
  /\s(?:no|\d+|leave a|aucun|sin|keine?|nessun)\s(?:comments?|commentaires?|comentarios?|kommentare?|comentários?|commenti?|commento)\b/iu;

/** Reads byline, dates and categories from the lines `from` to `to` (the body's first line) around the title. */
export function readHeader(lines: readonly PageLine[], title: number, bodyFrom: number): Header {
  const near = lines.slice(Math.max(0, title - linesBeforeTitle), Math.max(bodyFrom, title + 1));
  const dates = near
    .toSorted((one, other) => Number(isEmbargo(one.text)) - Number(isEmbargo(other.text)))
    .map((line) => readDateLine(line.text))
    .filter((date) => date !== null);
  const stated = dates.find((date) => !date.ofChange)?.date ?? null;
  const changed = dates.find((date) => date.ofChange)?.date ?? null;
  const byline = near.map((line) => readByline(line.text)).find((name) => name !== null) ?? null;
  const headline = title < 0 ? '' : lines[title]!.text;
  const categories = near.flatMap((line) => readCategories(line.text, headline));
  return {
    byline,
    published: stated,
    modified: changed,
    categories: [...new Set(categories)].slice(0, categoriesMax),
  };
}

/** The names in a breadcrumb ("News / Africa"), or before a comment count that repeats the headline. */
export function readCategories(text: string, headline: string): string[] {
  if (text.length > 300) return [];
  const count = commentCount.exec(text);
  if (count !== null && headline !== '' && text.includes(headline)) return crumbs(text.slice(0, count.index), /,/);
  return / ?[/>»›] /u.test(text) ? crumbs(text, /\s?[/>»›]\s/u, headline) : [];
}

function crumbs(text: string, separator: RegExp, headline = ''): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  const names = parts.filter((part) => part !== '' && part !== headline && !namelessCrumb.test(part));
  const plausible = names.every((name) => name.split(' ').length <= 4 && name.length <= 40 && !/[.!?]$/.test(name));
  return plausible && parts.length <= 8 ? names : [];
}
