/**
 * Hashes of words and of runs of words: 32 bits, the same on every machine and in every version,
 * because they are stored.
 */

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo), then mixed, so that the low bits are as good as the high ones. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
}

/** Hash of three words in order. */
export function hashThree(first: number, second: number, third: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ third);
}

/** Eight hex digits: how a hash is written in a key. */
export function hexOf(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/** The finaliser of MurmurHash3 (Appleby): every bit of the input reaches every bit of the output. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
