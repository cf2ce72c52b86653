import type { StatedDate } from '../../model/article.ts';
import { datesInLine } from '../dates/date-words.ts';

/** A line that holds little but a date, and whether it says that the date is of a change. */
export interface DateLine {
  readonly date: StatedDate;
  readonly ofChange: boolean;
}

const lineCharactersMax = 90;
/** The parts of a date and the words that may stand beside it: "Published on Tuesday, December 12, 2023 at 10:30 GMT". */
const wordsMax = 7;

/** The date of a line that states one and little else; a line with more than a few other words is prose. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > lineCharactersMax || !/\p{Nd}/u.test(line)) return null;
  if ((line.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) > wordsMax) return null;
  const dates = datesInLine(line, {});
  const own = dates.filter(({ kind }) => kind !== 'told');
  const stated = own.find(({ kind }) => kind !== 'change') ?? own[0];
  return stated === undefined ? null : { date: stated.date, ofChange: stated.kind === 'change' };
}
