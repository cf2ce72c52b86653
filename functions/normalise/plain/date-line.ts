import type { StatedDate } from '../../model/article.ts';
import { parseStatedDate } from '../dates.ts';

/** A line that holds little but a date, and whether it says that the date is of a change. */
export interface DateLine {
  readonly date: StatedDate;
  readonly ofChange: boolean;
}

const lineCharactersMax = 90;
/** The parts of a date and the words that may stand beside it: "Published on Tuesday, December 12, 2023 at 10:30 GMT". */
const wordsMax = 7;

/** "Updated", "last modified" in the languages of the larger news outlets. */
const changeWords =
  /updat|modif|revis|edited|mis à jour|actuali[sz]|aktualis|aggiorn|atualiz|bijgewerkt|обновл|تحديث|更新|güncel|diperbarui/iu;

/** The date of a line that states one and little else; a line with more than a few other words is prose. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > lineCharactersMax || !/\p{Nd}/u.test(line)) return null;
  if ((line.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) > wordsMax) return null;
  const date = parseStatedDate(line);
  return date === null ? null : { date, ofChange: changeWords.test(line) };
}
