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

/** The distinct ones of a text's shingle hashes. */
export function shinglesOf(sequence: Uint32Array): Shingles {
  const hashes = sequence.toSorted();
  let distinct = 0;
  for (const hash of hashes) if (distinct === 0 || hash !== hashes[distinct - 1]) hashes[distinct++] = hash;
  if (distinct <= shinglesMax) return { hashes: hashes.subarray(0, distinct), keptUpTo: largest };
  return { hashes: hashes.subarray(0, shinglesMax), keptUpTo: hashes[shinglesMax - 1] ?? largest };
}

/** Shingle hashes of folded words in the order of the text, repeats included. A text of one or two words is one shingle. */
export function shingleSequence(words: readonly string[]): Uint32Array {
  if (words.length === 0) return new Uint32Array(0);
  const sequence = new Uint32Array(Math.max(1, words.length - 2));
  const hashAt = (at: number) => (at < words.length ? hashWord(words[at] as string) : 0);
  let first = hashAt(0);
  let second = hashAt(1);
  for (let at = 0; at < sequence.length; at++) {
    const third = hashAt(at + 2);
    sequence[at] = hashThree(first, second, third);
    first = second;
    second = third;
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
