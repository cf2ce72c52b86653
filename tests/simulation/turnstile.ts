import type { Chance } from './seeded.ts';

/** One step of those that run side by side. */
export interface Runner {
  /** Resolves when the step may make its next call to the outside. */
  turn(): Promise<void>;
  /** The step has ended: the others go on without it. */
  end(): void;
}

/**
 * Lets steps that run side by side make their calls one after the other, in the order that chance picks. It picks only
 * once each of them waits at a call or has ended: how long one takes in between (a mail is put together in streams) must
 * not decide who comes first, or a seed would not replay.
 */
export function turnstile(count: number, chance: Chance): readonly Runner[] {
  const live = new Set<(() => void)[]>();
  const goOn = (): void => {
    const waiting = [...live];
    if (waiting.length === 0 || waiting.some((calls) => calls.length === 0)) return;
    // All calls that a step makes at once: it may wait for the last of them.
    for (const call of chance.pick(waiting).splice(0)) call();
  };
  return Array.from({ length: count }, () => {
    const calls: (() => void)[] = [];
    live.add(calls);
    return {
      turn: () => {
        if (!live.has(calls)) return Promise.resolve();
        const turn = new Promise<void>((resolve) => calls.push(resolve));
        goOn();
        return turn;
      },
      end() {
        live.delete(calls);
        goOn();
      },
    };
  });
}
