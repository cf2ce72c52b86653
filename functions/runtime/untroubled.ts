import type { Log } from '../ports.ts';

/**
 * Does work that nobody waits for, again and again: where it fails, for the disk is full, it is told once for each
 * reason, and the process goes on, so that it mends itself once there is room.
 */
export function untroubled(what: string, { log }: { readonly log: Pick<Log, 'warn'> }) {
  let trouble: string | null = null;
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      if (trouble !== null) log.warn(`${what} again`);
      trouble = null;
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (trouble !== reason) log.warn(`not ${what}, and tried again later: ${reason}`);
      trouble = reason;
      return false;
    }
  };
}
