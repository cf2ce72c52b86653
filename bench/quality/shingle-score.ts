/** Mean precision and recall over pages, and the F1 of the two means. */
export interface OverlapScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Compares found texts with true ones by multisets of runs of `size` words (1: bag of words). */
export function overlapScore(
  pairs: readonly { readonly found: string; readonly truth: string }[],
  size: number,
): OverlapScore {
  let precision = 0;
  let recall = 0;
  for (const { found, truth } of pairs) {
    const has = runCounts(found, size);
    const should = runCounts(truth, size);
    let common = 0;
    for (const [run, times] of has) common += Math.min(times, should.get(run) ?? 0);
    precision += common / Math.max(1, total(has));
    recall += common / Math.max(1, total(should));
  }
  precision /= pairs.length;
  recall /= pairs.length;
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

function runCounts(text: string, size: number): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= Math.max(words.length, size) && words.length > 0; at += 1) {
    const run = words.slice(at, at + size).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number => counts.values().reduce((sum, times) => sum + times, 0);
