import type { Clock } from '../ports.ts';

export function clockSystem(): Clock {
  return { now: () => new Date().toISOString() };
}
