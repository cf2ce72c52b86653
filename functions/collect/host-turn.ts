import { later, minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;

/** Why a host is not asked now. */
export interface HostTurn {
  readonly until: Instant;
  /** The source that is being asked for; null while the host rests, as it asked to. */
  readonly holder: string | null;
}

export type InTurn<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'taken'; readonly turn: HostTurn };

/**
 * Does the work while no other collector is asking the same host.
 * The claim expires by itself, so a collector that dies holds the host up no longer than its own time limit.
 */
export async function inHostTurn<T>(
  url: string,
  { seconds, holder, needs }: { readonly seconds: number; readonly holder: string; readonly needs: Needs },
  work: () => Promise<T>,
): Promise<InTurn<T>> {
  const { clock, records } = needs;
  const key = recordKeys.hostTurn(new URL(url).host);
  const until = later(clock.now(), seconds * 1_000);
  const turn: HostTurn = { until, holder };
  const claimed = await records.write([{ kind: 'put', key, value: turn, expect: 'absent', expiresAt: until }]);
  if (claimed.kind === 'conflict') {
    const other = (await records.get(key))?.value as HostTurn | undefined;
    return { kind: 'taken', turn: other ?? { until: clock.now(), holder: null } };
  }
  try {
    return { kind: 'done', value: await work() };
  } finally {
    await records.write([{ kind: 'delete', key, expect: 'any' }]);
  }
}

/** A host's sources and pages wait no longer than this for one that was told to. */
const restMinutesMax = 24 * 60;

/** Leaves a whole host alone for a while: what it says to one of our requests is meant for all (RFC 6585 section 4). */
export async function restHost(url: string, minutes: number, { clock, records }: Needs): Promise<void> {
  if (minutes <= 0) return;
  const key = recordKeys.hostTurn(new URL(url).host);
  const until = later(clock.now(), Math.min(minutes, restMinutesMax) * minuteMs);
  const turn: HostTurn = { until, holder: null };
  await records.write([{ kind: 'put', key, value: turn, expect: 'any', expiresAt: until }]);
}
