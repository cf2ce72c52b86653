import type { Instant } from './ports.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The instant that many milliseconds later, or earlier where they are negative. */
export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + Math.round(milliseconds)).toISOString();
}

/** Minutes from one instant to another; NaN where either is none. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / minuteMs;
}
