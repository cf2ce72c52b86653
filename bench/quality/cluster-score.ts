/** Which cluster each item was put in, and which it belongs to. */
export interface Clustered {
  readonly found: string;
  readonly truth: string;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/** B-cubed (Bagga and Baldwin 1998): for each item, how pure its cluster is and how much of its true one is in it. */
export function bCubed(items: readonly Clustered[]): Score {
  const found = sizes(items, (item) => item.found);
  const truth = sizes(items, (item) => item.truth);
  const both = sizes(items, pairOf);
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const common = both.get(pairOf(item)) ?? 0;
    precision += common / (found.get(item.found) ?? 1);
    recall += common / (truth.get(item.truth) ?? 1);
  }
  return scoreOf(precision / items.length, recall / items.length);
}

/** Over all pairs of items: put together or not, belonging together or not. */
export function pairScore(items: readonly Clustered[]): Score {
  const together = pairsIn(sizes(items, (item) => item.found));
  const belonging = pairsIn(sizes(items, (item) => item.truth));
  const right = pairsIn(sizes(items, pairOf));
  return scoreOf(together === 0 ? 1 : right / together, belonging === 0 ? 1 : right / belonging);
}

function scoreOf(precision: number, recall: number): Score {
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function pairOf(item: Clustered): string {
  return JSON.stringify([item.found, item.truth]);
}

function sizes(items: readonly Clustered[], name: (item: Clustered) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1);
  return counts;
}

function pairsIn(counts: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const size of counts.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}
