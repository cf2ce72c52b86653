import { setTimeout as wait } from 'node:timers/promises';

/** Waits before attempt `attempt` + 1: full jitter over 50 ms doubled at each attempt, 2 s at most. */
export async function backOff(attempt: number): Promise<void> {
  await wait(Math.random() * Math.min(2_000, 50 * 2 ** attempt));
}
