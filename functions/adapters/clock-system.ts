import type { Clock } from '../ports.ts';

/** The time of this machine. */
export function clockSystem(): Clock {
  return { now: () => new Date().toISOString() };
}
