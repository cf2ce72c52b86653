import { fold } from '../../text/fold.ts';

const languages = [
  'en',
  'fr',
  'es',
  'pt',
  'it',
  'de',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'hu',
  'ro',
  'ru',
  'uk',
  'el',
  'tr',
  'id',
  'ar',
];
const week = [3, 4, 5, 6, 7, 8, 9];
let names: ReadonlySet<string> | undefined;

/** Whether a word is the whole name of a day of the week in a language of many news sites. */
export function isDayOfWeek(word: string): boolean {
  names ??= new Set(languages.flatMap(namesOf));
  return names.has(fold(word));
}

/** As the platform's locale data (CLDR) has them. */
function namesOf(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return week.map((day) => fold(format.format(Date.UTC(2021, 0, day))));
}
