import { describe, expect, it } from 'vitest';
import { margin, readTrees, type Tree, writeTree } from '../../../functions/normalise/boosted-trees.ts';

const lopsided: Tree = {
  feature: [0, -1, 2, 1, -1, -1, -1],
  threshold: [0.5, -1, 3, 0, 0.25, 1, 2],
  left: [1, 0, 3, 5, 0, 0, 0],
};

describe('a tree', () => {
  it('is the same after it was written and read', () => {
    expect(readTrees({ base: 0, trees: [writeTree(lopsided)] }).trees).toEqual([lopsided]);
  });

  it('gives each row the value of the leaf that it falls to', () => {
    const judge = { base: 10, trees: [lopsided, lopsided] };
    const rows = [
      [0, 0, 0],
      [1, 0, 3],
      [1, 1, 3],
      [1, 0, 4],
    ];
    expect(rows.map((row) => margin(judge, Float64Array.from(row)))).toEqual([8, 12, 14, 10.5]);
  });
});
