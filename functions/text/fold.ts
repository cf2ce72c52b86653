import { westernDigits } from './western-digits.ts';

// Printable ASCII, tabs and line ends: nothing to decompose, nothing to segment.
const ascii = /^[\u0000-\u007f]*$/;

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs, tatweel, soft hyphen and zero-width characters. */
const marks =
  /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;

/** Letters that no decomposition takes apart, spellings that writers use for one another, and Arabic points in numbers. */
const variants: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
  ک: 'ك',
  ی: 'ي',
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '＇': "'",
  '‐': '-',
  '‑': '-',
  '٫': '.',
  '٬': ',',
};
const variant = new RegExp(`[${Object.keys(variants).join('')}]`, 'g');

// Full-width letters, ligatures, Arabic presentation forms. Not NFKD for all: it takes Thai vowels apart.
const presentationForm = /[\uff01-\uff5e\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]/g;

/**
 * Marks in a row that a letter may have (as UAX #15 has it for streams): to sort more takes the square of their number.
 * Looked for at every so many UTF-16 units, so that a row a few times as long may be left, and none that takes long.
 */
const marksMax = 30;
const onlyMarks = /^.?\p{M}{15}/su;
const marksTooMany = new RegExp(`(\\p{M}{${marksMax}})\\p{M}+`, 'gu');

/** Whether it is ASCII alone, for which folding is only a matter of case. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/**
 * The text without what readers do not tell words apart by: case, accents, width, ligatures, vowel signs, and whose digits.
 * Only for comparing; never shown. Marks that make another letter (Devanagari, Thai …) stay.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const folded = (hasManyMarks(text) ? text.replace(marksTooMany, '$1') : text)
    .replace(presentationForm, (form) => form.normalize('NFKC'))
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(variant, (letter) => variants[letter] ?? letter);
  return westernDigits(folded);
}

function hasManyMarks(text: string): boolean {
  for (let at = 0; at < text.length; at += marksMax) {
    if (text.charCodeAt(at) >= 0x300 && onlyMarks.test(text.slice(at, at + marksMax + 1))) return true;
  }
  return false;
}
