import { stem } from './stem.ts';
import { words } from './words.ts';

/** UTF-16 units in which spellings are sought. */
const readLengthMax = 60_000;
const writtenWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/**
 * How a text writes the words that were compared as stems: `Mali` for `mali`, `retiró` for `retiro`. Of several
 * spellings the most frequent, of those as frequent the first. What the text does not say as one word is left out.
 */
export function asWritten(stems: readonly string[], text: string): ReadonlyMap<string, string> {
  const spellings = new Map(stems.map((one) => [one, new Map<string, number>()]));
  for (const [written] of text.slice(0, readLengthMax).matchAll(writtenWord)) {
    const [word, ...others] = words(written);
    const found = word === undefined || others.length > 0 ? undefined : spellings.get(stem(word));
    found?.set(written, (found.get(written) ?? 0) + 1);
  }
  return new Map(
    [...spellings].filter(([, found]) => found.size > 0).map(([one, found]) => [one, mostFrequent(found)]),
  );
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
