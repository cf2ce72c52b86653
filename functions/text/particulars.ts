import { stem } from './stem.ts';
import { surprise } from './word-rates.ts';
import { isMeaningful, words } from './words.ts';

/** A name or figure that a text says, stemmed, and how often. */
export type Particular = readonly [stem: string, count: number];

const lowerCase = /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]+/gu;
const capitalised = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}']+/gu;
const figure = /\d+(?:[.,]\d+)*\p{L}*/gu;

/** Names are rarer than this (`surprise`); what is not, is a common word at the beginning of a sentence. */
const nameSurpriseMin = 5;

/**
 * The names and figures of a text, those said most often first: words with a capital that the text never says without
 * one, and numbers. In scripts without capitals that is its figures.
 */
export function particularsOf(text: string): Particular[] {
  const common = new Set(stemsOf(text, lowerCase));
  const counts = new Map<string, number>();
  const count = (stem: string) => counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const name of stemsOf(text, capitalised)) {
    if (!common.has(name) && surprise(name) >= nameSurpriseMin) count(name);
  }
  for (const number of stemsOf(text, figure)) count(number);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function stemsOf(text: string, shape: RegExp): string[] {
  return words((text.match(shape) ?? []).join(' '))
    .filter(isMeaningful)
    .map(stem);
}
