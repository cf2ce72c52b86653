import { type ManualClock, manualClock } from '../contracts/manual-clock.ts';

/** A clock on which waiting takes no time: it goes from one moment at which somebody waits to the next. */
export interface VirtualTime extends ManualClock {
  sleep(ms: number): Promise<void>;
  /** Goes on until that instant, or for ever while somebody waits if there is none. */
  runUntil(instant: string): Promise<void>;
}

export function virtualTime(start: string): VirtualTime {
  const clock = manualClock(start);
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  /** All that follows from the last waking has happened: the ports under test do no real waiting. */
  const quiet = async () => {
    for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    ...clock,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: Date.parse(clock.now()) + ms, wake });
      }),
    async runUntil(instant) {
      const end = Date.parse(instant);
      for (;;) {
        await quiet();
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers[0];
        if (next === undefined || next.at > end) break;
        clock.set(new Date(next.at).toISOString());
        while (sleepers[0]?.at === next.at) sleepers.shift()!.wake();
      }
      clock.set(instant);
    },
  };
}
