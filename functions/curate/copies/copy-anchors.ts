import { hexOf } from '../judge/hash-words.ts';

/** Anchors of one text: records read and written for it while looking for copies. */
export const anchorsMax = 18;
const wholeAnchors = 8;
const windowAnchors = 2;

/**
 * The shingles that stand for a text in the bands: texts that share one are compared.
 *
 * The smallest hashes of the whole text find copies of about the same length (min-wise hashing, Broder 1997).
 * A lead cut out of a long article holds few of those, so the smallest of each stretch are anchors too:
 * stretches halve towards the beginning, because what is cut off is nearly always the end.
 */
export function copyAnchors(sequence: Uint32Array): string[] {
  const chosen = new Set<number>();
  addSmallest(chosen, sequence, wholeAnchors);
  for (let end = sequence.length; end >= 16 && chosen.size < anchorsMax; end >>= 1) {
    addSmallest(chosen, sequence.subarray(0, end >> 1), windowAnchors * 2);
    addSmallest(chosen, sequence.subarray(end >> 1, end), windowAnchors);
  }
  return [...chosen].slice(0, anchorsMax).map(hexOf);
}

function addSmallest(chosen: Set<number>, hashes: Uint32Array, count: number): void {
  const smallest = new Uint32Array(count);
  let found = 0;
  for (const hash of hashes) {
    let place = found;
    while (place > 0 && (smallest[place - 1] as number) >= hash) place--;
    if (place === count || (place < found && smallest[place] === hash)) continue;
    smallest.copyWithin(place + 1, place);
    smallest[place] = hash;
    if (found < count) found++;
  }
  for (const hash of smallest.subarray(0, found)) chosen.add(hash);
}
