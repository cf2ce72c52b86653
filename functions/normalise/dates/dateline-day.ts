import type { StatedDate } from '../../model/article.ts';
import { kindSaid } from './date-words.ts';
import { type DateHint, parseStatedDate } from './dates.ts';
import { monthNamed } from './month-names.ts';

const openingCharactersMax = 110;
const smallWordsMax = 1;
/** "BAMAKO, 3 March 2021 (Agency) – ", "NEW YORK, March 3, 2021 /Wire/ -- ", "TESFA (3 March 2021) — ". */
const opening = /^.{8,80}?(?:\s?\/[^/]{2,30}\/|\s?\([^()]{2,40}\))?(?:\s?[—–―‒]\s?|\s?--\s?|\s-\s)/u;

/** "(Geneva, 3 March 2021) The fund …", as humanitarian offices have it. */
const bracketed = /^[(（]([^()（）]{8,60})[)）]/u;

/** The day in the dateline with which a paragraph opens; null where it opens with none, or where that states no full day. */
export function datelineDay(paragraph: string, hint: DateHint): StatedDate | null {
  const start = paragraph.slice(0, openingCharactersMax);
  const line = bracketed.exec(start)?.[1] ?? opening.exec(start)?.[0] ?? '';
  const small = line
    .replace(/\([^()]*\)|\/[^/]*\//gu, ' ')
    .match(/\p{L}[\p{L}\p{M}]*/gu)
    ?.filter((word) => /^\p{Ll}/u.test(word) && monthNamed(word, hint.language ?? null) === null);
  if (!/^[\p{Lu}\p{Lo}]/u.test(line) || (small?.length ?? 0) > smallWordsMax || kindSaid(line) !== null) return null;
  return parseStatedDate(line, hint);
}
