import type { StatedDate } from '../../../model/article.ts';
import { datelineDay } from '../../dates/dateline-day.ts';
import type { DateHint } from '../../dates/dates.ts';
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
