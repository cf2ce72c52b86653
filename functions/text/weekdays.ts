import { fold } from './fold.ts';

/** Languages whose names of the days are known; a text in another one states none. */
const languages = ['en', 'fr', 'es', 'de', 'pt', 'it', 'nl', 'ru', 'ar', 'zh', 'ja', 'ko', 'hi', 'th'];

/** Words from the beginning of a text in which the day of the event is looked for; further down it is background. */
const wordsRead = 150;

/** Beside a date or a name, days are known in these too; within a text some of them are other words ("sali", "cuma"). */
const furtherLanguages = ['sv', 'da', 'nb', 'fi', 'pl', 'cs', 'hu', 'ro', 'uk', 'el', 'tr', 'id'];

const dayOfWord: ReadonlyMap<string, number> = new Map(languages.flatMap(weekOf));
let further: ReadonlyMap<string, number> | undefined;

/** The folded names of the days in a language, with their numbers, as the platform's locale data (CLDR) has them. */
function weekOf(language: string): [string, number][] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 4 January 1970 was a Sunday.
  return [0, 1, 2, 3, 4, 5, 6].map((day) => [fold(format.format(Date.UTC(1970, 0, 4 + day))), day]);
}

/** Whether a word that stands beside a date or a name is the whole name of a day of the week. */
export function isDayOfWeek(word: string): boolean {
  further ??= new Map(furtherLanguages.flatMap(weekOf));
  const folded = fold(word);
  return dayOfWord.has(folded) || further.has(folded);
}

/** The days of the week that the beginning of a text names, 0 (Sunday) to 6: news says when a thing happened by its day. */
export function weekdaysOf(words: readonly string[]): readonly number[] {
  const days = new Set<number>();
  for (const word of words.slice(0, wordsRead)) {
    const day = dayOfWord.get(word);
    if (day !== undefined) days.add(day);
  }
  return [...days].sort();
}
