import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';

/** Why nothing is sent, and since when: the value of the `pause` record. */
export interface Pause {
  readonly reason: string;
  readonly at: Instant;
}

/** Whether sending is paused altogether, or this edition was cancelled. */
export async function sendingHalted(
  topic: string,
  edition: string,
  { records }: Pick<Ports, 'records'>,
): Promise<'paused' | 'cancelled' | 'going'> {
  const [pause, cancel] = await records.getMany([
    recordKeys.sending('pause'),
    recordKeys.sending(`cancel/${topic}/${edition}`),
  ]);
  if (cancel !== undefined) return 'cancelled';
  return pause === undefined ? 'going' : 'paused';
}
