import { messageOf } from './error-message.ts';
import type { Log } from './ports.ts';

/**
 * For background work that is done again and again: an error (a full disk, for instance) is logged once for each
 * reason and does not end the process, which recovers by itself once the cause is gone.
 * @returns a function that runs the work; false when it failed
 */
export function keepGoing(what: string, { log }: { readonly log: Pick<Log, 'warn'> }) {
  let failure: string | null = null;
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      if (failure !== null) log.warn(`${what} again`);
      failure = null;
      return true;
    } catch (error) {
      const reason = messageOf(error);
      if (failure !== reason) log.warn(`not ${what}, and tried again later: ${reason}`);
      failure = reason;
      return false;
    }
  };
}
