import { fold } from '../../text/fold.ts';

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Languages whose month names are looked up when a word is not an English one; all count in the Gregorian calendar. */
const languages = [
  ...['fr', 'es', 'pt', 'it', 'de', 'nl', 'sv', 'da', 'nb', 'fi', 'is', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'sr-Latn'],
  ...['hu', 'ro', 'bg', 'mk', 'ru', 'uk', 'be', 'el', 'tr', 'az', 'ar', 'ar-DZ', 'ar-MA', 'he', 'hi', 'bn', 'ur', 'ta'],
  ...['id', 'ms', 'sw', 'so', 'ha', 'am', 'ca', 'gl', 'eu', 'et', 'lv', 'lt', 'sq', 'ka', 'hy', 'th', 'af', 'mt', 'ga'],
  ...[
    'de-AT',
    'ar-SY',
    'fil',
    'fa',
    'te',
    'mr',
    'gu',
    'pa',
    'kn',
    'ml',
    'si',
    'ne',
    'cy',
    'kk',
    'uz',
    'ky',
    'mn',
    'lb',
  ],
];

/** Spellings in common use that the locale data has not. */
const otherSpellings: Readonly<Record<string, number>> = {
  ...{ setiembre: 9, feber: 2, mrz: 3, maerz: 3, jaenner: 1, सितम्बर: 9, नवम्बर: 11, दिसम्बर: 12 },
};

/** English names of days stand beside dates in any language; Hausa calls September `Sat`. */
const englishDays = new Set('sun mon tue tues wed thu thur thurs fri sat'.split(' '));

/** Month numbers by folded name; more than one where languages disagree (`listopad` is October and November). */
let everyName: Map<string, Set<number>> | undefined;
const namesKeptMax = 500;
const namesByLanguage = new Map<string, Map<string, Set<number>>>();

/**
 * The month (1 to 12) that a word names, in any language of the list; null if it names none, or if languages
 * disagree and `language` (BCP 47) does not decide.
 */
export function monthNamed(word: string, language: string | null): number | null {
  const name = fold(word).replace(/\.$/, '');
  const at = english.indexOf(name.slice(0, 3));
  if (at >= 0 && englishForms.has(name) && (language === null || language.startsWith('en') || !ambiguous(name))) {
    return at + 1;
  }
  const hinted = language === null ? undefined : namesOf(language).get(name);
  const found = hinted ?? (englishDays.has(name) ? undefined : allNames().get(name));
  return found?.size === 1 ? ([...found][0] as number) : (otherSpellings[name] ?? null);
}

const englishForms = new Set([
  ...english,
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'sept', 'september', 'october', 'november'],
  'december',
]);

/** Whether other languages give this English form to other months. */
function ambiguous(name: string): boolean {
  return (allNames().get(name)?.size ?? 1) > 1;
}

function allNames(): Map<string, Set<number>> {
  if (everyName !== undefined) return everyName;
  everyName = new Map();
  for (const language of languages) {
    for (const [name, months] of namesOf(language)) {
      const known = everyName.get(name) ?? new Set<number>();
      for (const month of months) known.add(month);
      everyName.set(name, known);
    }
  }
  return everyName;
}

/** Names as the platform's locale data (CLDR) has them: long and short, alone and beside a day. */
function namesOf(language: string): Map<string, Set<number>> {
  const known = namesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, Set<number>>();
  // Pages state any language they like, so what is kept of them is bounded.
  if (namesByLanguage.size >= namesKeptMax) namesByLanguage.clear();
  namesByLanguage.set(language, names);
  for (const style of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = monthFormat(language, style, day);
      for (let month = 1; format !== null && month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2023, month - 1, 15));
        const name = fold(parts.find((part) => part.type === 'month')?.value ?? '').replace(/\.$/, '');
        if (name.length >= 2 && !/\d/.test(name)) names.set(name, (names.get(name) ?? new Set()).add(month));
      }
    }
  }
  return names;
}

function monthFormat(language: string, month: 'long' | 'short', day: 'numeric' | undefined) {
  try {
    return new Intl.DateTimeFormat(language, {
      month,
      ...(day === undefined ? {} : { day }),
      calendar: 'gregory',
      timeZone: 'UTC',
    });
  } catch {
    return null;
  }
}
