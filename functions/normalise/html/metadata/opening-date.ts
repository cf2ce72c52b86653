import type { StatedDate } from '../../../model/article.ts';
import { kindSaid } from '../../dates/date-words.ts';
import { type DateHint, parseStatedDate } from '../../dates/dates.ts';
import { monthNamed } from '../../dates/month-names.ts';
import type { Block } from '../block.ts';
import { headlineAt } from './headline.ts';

const proseCharactersMin = 100;
const openingCharactersMax = 110;
const smallWordsMax = 1;
/** "BAMAKO, 3 March 2021 (Agency) – ", "NEW YORK, March 3, 2021 /Wire/ -- ". */
const opening = /^(?<line>.{8,80}?)(?:\s?\/[^/]{2,30}\/|\s?\([^()]{2,40}\))?(?:\s?[—–]\s?|\s-{1,2}\s)/u;

/** The day in the dateline with which the text opens, where it was filed: press releases and agencies state it there alone. */
export function openingDate(blocks: readonly Block[], title: string | null, hint: DateHint): StatedDate | null {
  const first = blocks
    .slice(headlineAt(blocks, title) + 1)
    .find(({ role, text }) => role === 'paragraph' && text.length >= proseCharactersMin);
  const line = opening.exec(first?.text.slice(0, openingCharactersMax) ?? '')?.groups?.line ?? '';
  const small = line
    .match(/\p{L}[\p{L}\p{M}]*/gu)
    ?.filter((word) => /^\p{Ll}/u.test(word) && monthNamed(word, hint.language ?? null) === null);
  if (!/^[\p{Lu}\p{Lo}]/u.test(line) || (small?.length ?? 0) > smallWordsMax || kindSaid(line) !== null) return null;
  return parseStatedDate(line, hint);
}
