import type { StatedDate } from '../../../model/article.ts';
import { isDayOfWeek } from '../../../text/weekdays.ts';
import { datelineDay } from '../../dates/dateline-day.ts';
import { type DateHint, parseStatedDate } from '../../dates/dates.ts';
import { monthNamed } from '../../dates/month-names.ts';
import type { Block } from '../block.ts';
import { headlineAt } from './headline.ts';

const proseCharactersMin = 100;

/** The day in the dateline with which the text opens, where it was filed: press releases and agencies state it there alone. */
export function openingDate(blocks: readonly Block[], title: string | null, hint: DateHint): StatedDate | null {
  const first = blocks
    .slice(headlineAt(blocks, title) + 1)
    .find(({ role, text }) => role === 'paragraph' && text.length >= proseCharactersMin);
  return datelineDay(first?.text ?? '', hint);
}

const partCharactersMax = 30;

/** The day that is a part of its own in the title that browsers show, behind the headline: some papers state it there alone. */
export function titleDate(browserTitle: string | null, headline: string | null, hint: DateHint): StatedDate | null {
  const parts = (browserTitle ?? '').slice(0, 400).split(/\s[|–—·•-]\s/u);
  for (const part of parts.slice(1)) {
    const day = part.length <= partCharactersMax && !headline?.includes(part) ? parseStatedDate(part, hint) : null;
    if (day !== null && saysDayAlone(part, hint)) return day;
  }
  return null;
}

/** Whether all words of a line with a day are of the day. */
export function saysDayAlone(line: string, hint: DateHint): boolean {
  const words = line.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.every(
    (word) => monthNamed(word, hint.language ?? null) !== null || isDayOfWeek(word) || /^d[aeo]l?$|^of$/i.test(word),
  );
}
