import { compareUtf8 } from '../utf8-order.ts';

/** Where `key` stands, or would stand, in keys sorted by their UTF-8 bytes. */
export function positionOf(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareUtf8(sorted[middle] as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a key in its place, unless it is there. */
export function insertKey(sorted: string[], key: string): void {
  const at = positionOf(sorted, key);
  if (sorted[at] !== key) sorted.splice(at, 0, key);
}

/** Takes a key out, if it is there. */
export function removeKey(sorted: string[], key: string): void {
  const at = positionOf(sorted, key);
  if (sorted[at] === key) sorted.splice(at, 1);
}
