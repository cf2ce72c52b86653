import { dayMs } from '../../instant.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Months of the solar calendar by their names in Iran and in Afghanistan. */
const months: readonly (readonly string[])[] = [
  ['فروردین', 'حمل'],
  ['اردیبهشت', 'ثور'],
  ['خرداد', 'جوزا'],
  ['تیر', 'سرطان'],
  ['مرداد', 'اسد'],
  ['شهریور', 'سنبله'],
  ['مهر', 'میزان'],
  ['آبان', 'عقرب'],
  ['آذر', 'قوس'],
  ['دی', 'جدی'],
  ['بهمن', 'دلو'],
  ['اسفند', 'حوت'],
];
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<day>\\d{1,2}) ?(?<month>${months.flat().join('|')})(?:ماه)?،? ?(?<year>1[34]\\d\\d)(?!\\d)`,
  'u',
);
/** Numbers are read in its languages alone: in Arabic they are of the lunar calendar, whose years are near. */
const languages = /^(?:fa|prs|ps)(?:-|$)/i;
const numbered = /(?<![\d/.-])(?<year>1[34]\d\d)([/-])(?<month>\d{1,2})\2(?<day>\d{1,2})(?![\d/-])/;

/** A Persian year begins on one of 19 to 22 March of the year that is this much more. */
const yearsBehind = 621;
const persianParts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** A day by the solar calendar of Iran and Afghanistan (`۱۲ شهریور ۱۴۰۲`), as our calendar has it; digits are 0 to 9. */
export function findPersianDay(
  line: string,
  language: string | null,
): { readonly day: Day; readonly match: RegExpExecArray } | null {
  const byNumbers = languages.test(language ?? '') ? numbered.exec(line) : null;
  const match = byNumbers ?? named.exec(line.replaceAll('ي', 'ی'));
  const { year, month, day } = match?.groups ?? {};
  if (match === null || year === undefined || month === undefined) return null;
  const place = byNumbers === null ? months.findIndex((names) => names.includes(month)) + 1 : Number(month);
  const found = toOurs(Number(year), place, Number(day));
  return found === null ? null : { day: found, match };
}

/** Sought around where the day must be by the lengths of the months (six of 31 days, then of 30), as leap years shift it. */
function toOurs(year: number, month: number, day: number): Day | null {
  const daysBefore = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const about = Date.UTC(year + yearsBehind, 2, 21) + (daysBefore + day - 1) * dayMs;
  for (const shift of [0, -1, 1, -2]) {
    const date = new Date(about + shift * dayMs);
    const parts = Object.fromEntries(persianParts.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
    if (parts.year !== year || parts.month !== month || parts.day !== day) continue;
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return null;
}
