import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;

/**
 * Does the work while no other collector is asking the same host; undefined when one is.
 * The claim expires by itself, so a collector that dies holds the host up no longer than its own time limit.
 */
export async function inHostTurn<T>(
  url: string,
  { seconds, needs }: { readonly seconds: number; readonly needs: Needs },
  work: () => Promise<T>,
): Promise<T | undefined> {
  const { clock, records } = needs;
  const key = recordKeys.hostTurn(new URL(url).host);
  const expiresAt = secondsAfter(clock.now(), seconds);
  const claimed = await records.write([{ kind: 'put', key, value: { until: expiresAt }, expect: 'absent', expiresAt }]);
  if (claimed.kind === 'conflict') return undefined;
  try {
    return await work();
  } finally {
    await records.write([{ kind: 'delete', key, expect: 'any' }]);
  }
}

function secondsAfter(now: Instant, seconds: number): Instant {
  return new Date(Date.parse(now) + seconds * 1_000).toISOString();
}
