import { stem } from './stem.ts';
import { surprise } from './word-rates.ts';
import { isMeaningful, words } from './words.ts';

/** A name or figure that a text says, stemmed, and how often; in its opening once is as much as three times. */
export type Particular = readonly [stem: string, count: number];

const lowerCase = /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]+/gu;
const capitalised = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}']+/gu;
const figure = /\p{Nd}+(?:[.,٫٬]\p{Nd}+)*\p{L}*/gu;

/** UTF-16 units with which news begins by saying what it is about. */
const openingLength = 700;
const openingCount = 3;

/** Names are rarer than this (`surprise`); what is not, is a common word at the beginning of a sentence. */
const nameSurpriseMin = 5;

/**
 * The names and figures of a text, those said most often first: words with a capital that the text never says without
 * one, and numbers. In scripts without capitals that is its figures.
 */
export function particularsOf(text: string): Particular[] {
  const common = new Set(stemsOf(text, lowerCase));
  const counts = new Map<string, number>();
  for (const name of stemsOf(text, capitalised)) {
    if (!common.has(name) && surprise(name) >= nameSurpriseMin) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const number of stemsOf(text, figure)) counts.set(number, (counts.get(number) ?? 0) + 1);
  const opening = text.slice(0, openingLength);
  for (const stem of [...stemsOf(opening, capitalised), ...stemsOf(opening, figure)]) {
    const count = counts.get(stem);
    if (count !== undefined) counts.set(stem, count + openingCount - 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function stemsOf(text: string, shape: RegExp): string[] {
  return words((text.match(shape) ?? []).join(' '))
    .filter(isMeaningful)
    .map(stem);
}
