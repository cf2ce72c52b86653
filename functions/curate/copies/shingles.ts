import { hashThree, hashWord } from '../judge/hash-words.ts';

/** Shingles kept of one text; a longer text keeps those with the smallest hashes, a fair sample. */
export const shinglesMax = 3_000;

/** The distinct three-word shingles of a text, as ascending hashes. */
export interface Shingles {
  readonly hashes: Uint32Array;
  /** Hashes up to this one were kept; all of them when it is the largest 32-bit number. */
  readonly keptUpTo: number;
}

const largest = 0xffffffff;

/** Shingles of folded words in order. A text of one or two words is one shingle. */
export function shinglesOf(words: readonly string[]): Shingles {
  const hashes = shingleSequence(words);
  const distinct = hashes.toSorted().filter((hash, at, sorted) => at === 0 || hash !== sorted[at - 1]);
  if (distinct.length <= shinglesMax) return { hashes: distinct, keptUpTo: largest };
  const hashesKept = distinct.slice(0, shinglesMax);
  return { hashes: hashesKept, keptUpTo: hashesKept[shinglesMax - 1] ?? largest };
}

/** Shingle hashes in the order of the text, repeats included. */
export function shingleSequence(words: readonly string[]): Uint32Array {
  if (words.length === 0) return new Uint32Array(0);
  const hashed = Uint32Array.from(words, hashWord);
  if (hashed.length < 3) return Uint32Array.of(hashThree(hashed[0] ?? 0, hashed[1] ?? 0, 0));
  const sequence = new Uint32Array(hashed.length - 2);
  for (let at = 0; at < sequence.length; at++) {
    sequence[at] = hashThree(hashed[at] ?? 0, hashed[at + 1] ?? 0, hashed[at + 2] ?? 0);
  }
  return sequence;
}

export interface Overlap {
  /** Share of the smaller text's shingles that the other has too (Broder 1997), 0 to 1. */
  readonly containment: number;
  readonly common: number;
  /** Distinct shingles compared; less than a text has when a long one was sampled. */
  readonly smaller: number;
  readonly larger: number;
}

/** How much of two texts is the same. Where one was sampled, only the part of the hash range that both kept is compared. */
export function overlapOf(a: Shingles, b: Shingles): Overlap {
  const upTo = Math.min(a.keptUpTo, b.keptUpTo);
  const aLength = countUpTo(a, upTo);
  const bLength = countUpTo(b, upTo);
  let common = 0;
  let inA = 0;
  let inB = 0;
  while (inA < aLength && inB < bLength) {
    const left = a.hashes[inA] as number;
    const right = b.hashes[inB] as number;
    if (left === right) common++;
    if (left <= right) inA++;
    if (right <= left) inB++;
  }
  const smaller = Math.min(aLength, bLength);
  return { containment: smaller === 0 ? 0 : common / smaller, common, smaller, larger: Math.max(aLength, bLength) };
}

/** As text for a record: base64 of the hashes, little-endian. */
export function shinglesToText(shingles: Shingles): string {
  const { hashes } = shingles;
  return Buffer.from(hashes.buffer, hashes.byteOffset, hashes.byteLength).toString('base64');
}

/** The shingles that `shinglesToText` wrote; a last part of fewer than four bytes is left out. */
export function shinglesFromText(text: string, keptUpTo: number): Shingles {
  const bytes = Buffer.from(text, 'base64');
  const hashes = new Uint32Array(bytes.byteLength >> 2);
  new Uint8Array(hashes.buffer).set(bytes.subarray(0, hashes.byteLength));
  return { hashes, keptUpTo };
}

/** The part of some that are among others, 0 to 1; of none, all. */
export function shareIn<Item>(some: readonly Item[], others: ReadonlySet<Item>): number {
  return some.length === 0 ? 1 : some.filter((item) => others.has(item)).length / some.length;
}

function countUpTo(shingles: Shingles, upTo: number): number {
  if (shingles.keptUpTo === upTo) return shingles.hashes.length;
  let count = 0;
  while (count < shingles.hashes.length && (shingles.hashes[count] as number) <= upTo) count++;
  return count;
}
