import type { Clock, Instant } from '../../functions/ports.ts';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  advance(byMs: number): void;
  /** The instant that many milliseconds from now. */
  set(instant: Instant): void;
  after(byMs: number): Instant;
}

export function manualClock(start: Instant = '2026-01-01T00:00:00.000Z'): ManualClock {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs).toISOString(),
    advance: (byMs) => {
      nowMs += byMs;
    },
    set: (instant) => {
      nowMs = Date.parse(instant);
    },
    after: (byMs) => new Date(nowMs + byMs).toISOString(),
  };
}
