import { describe, expect, it } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { comparePart, isComplete, partFile, partOf, partRange } from '../../../functions/model/archive-part.ts';

describe('archive parts', () => {
  it('hold a fixed stretch of a month’s entries each', () => {
    const size = limits.archivePartEntriesMax;
    const at = (count: number) => `2026-11#${String(count).padStart(6, '0')}`;
    expect(partOf(at(1))).toEqual({ month: '2026-11', number: 1 });
    expect(partOf(at(size))).toEqual({ month: '2026-11', number: 1 });
    expect(partOf(at(size + 1))).toEqual({ month: '2026-11', number: 2 });
    expect(partRange({ month: '2026-11', number: 2 })).toEqual({ from: at(size + 1), to: at(2 * size + 1) });
  });

  it('are named after the month, the first without a number', () => {
    expect(partFile({ month: '2026-11', number: 1 })).toBe('archive/2026-11.atom');
    expect(partFile({ month: '2026-11', number: 12 })).toBe('archive/2026-11-12.atom');
  });

  it('are complete once a later part has begun', () => {
    expect(isComplete({ month: '2026-11', number: 1 }, '2026-11#000003')).toBe(false);
    expect(isComplete({ month: '2026-11', number: 1 }, '2026-11#000051')).toBe(true);
    expect(isComplete({ month: '2026-11', number: 9 }, '2026-12#000001')).toBe(true);
  });

  it('come in order of time', () => {
    const parts = [
      { month: '2027-01', number: 1 },
      { month: '2026-11', number: 10 },
      { month: '2026-11', number: 2 },
    ];
    expect(parts.toSorted(comparePart).map(partFile)).toEqual([
      'archive/2026-11-2.atom',
      'archive/2026-11-10.atom',
      'archive/2027-01.atom',
    ]);
  });

  it('are small enough that the open one is always in the feed itself', () => {
    expect(limits.archivePartEntriesMax).toBeLessThanOrEqual(limits.feedEntriesMax);
  });

  it('refuse what is no position', () => {
    for (const position of ['', '2026-11', '2026-11#000000', '2026-11#x']) expect(() => partOf(position)).toThrow();
  });
});
