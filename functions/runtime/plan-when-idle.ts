export interface IdlePlanner {
  /** Something was taken in: once all is done, a plan is due. */
  tookIn(): void;
  /** Resolves when all is done, plans and what they led to included. */
  settled(): Promise<void>;
  stop(): void;
}

/**
 * Makes the plan when nothing more comes in, which the schedule alone would notice minutes later:
 * then an edition that waits for a quiet spell may be due. `plan` must not reject: nobody waits for it.
 */
export function planWhenIdle(needs: { idle(): Promise<void>; plan(): Promise<unknown> }): IdlePlanner {
  let due = false;
  let stopped = false;
  let planning: Promise<void> | undefined;

  const planUntilSettled = async (): Promise<void> => {
    for (;;) {
      await needs.idle();
      if (!due || stopped) return;
      due = false;
      await needs.plan();
    }
  };
  const settled = (): Promise<void> => {
    planning ??= planUntilSettled().finally(() => {
      planning = undefined;
    });
    return planning;
  };

  return {
    tookIn() {
      due = true;
      void settled();
    },
    settled,
    stop() {
      stopped = true;
    },
  };
}
