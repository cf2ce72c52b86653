import type { Instant } from '../ports.ts';

/** The record that counts a topic's entries. */
export interface PositionCounter {
  readonly month: string;
  readonly count: number;
}

/** Entries that one topic can get in one month; six digits hold no more. */
const entriesPerMonthMax = 999_999;

/**
 * The next position, `<yyyy-mm>#<six digits>`. Positions only grow, because digests go on from the last one they saw:
 * an entry that arrives late, with a month that is over, is counted in the current one.
 */
export function nextPosition(
  counter: PositionCounter | undefined,
  arrived: Instant,
): { readonly position: string; readonly counter: PositionCounter } {
  const month = arrived.slice(0, 7);
  const next =
    counter === undefined || counter.month < month
      ? { month, count: 1 }
      : { month: counter.month, count: counter.count + 1 };
  if (next.count > entriesPerMonthMax) throw new RangeError(`more than ${entriesPerMonthMax} entries in ${next.month}`);
  return { position: `${next.month}#${String(next.count).padStart(6, '0')}`, counter: next };
}
