import { later, minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports, RecordKey, RecordWrite } from '../ports.ts';

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

export interface TurnOptions<T> {
  /** How long the turn lasts at most. */
  readonly seconds: number;
  /** The source that is asked for. */
  readonly holder: string;
  /** Minutes that the host wants to be left alone for after the work; null for none. */
  readonly restMinutes?: (value: T) => number | null;
  readonly needs: Needs;
}

/**
 * Does the work while no other collector is asking the same host, and leaves the whole host alone for a while where the
 * work says so: what it says to one of our requests is meant for all (RFC 6585 section 4).
 * The claim expires by itself, so a collector that dies holds the host up no longer than its own time limit.
 */
export async function inHostTurn<T>(
  url: string,
  { seconds, holder, restMinutes = () => null, needs }: TurnOptions<T>,
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
  let rest = 0;
  try {
    const value = await work();
    rest = restMinutes(value) ?? 0;
    return { kind: 'done', value };
  } finally {
    // The rest takes the place of the turn, so that no other turn begins in between, and ends it.
    await records.write([rest > 0 ? restWrite(key, rest, clock.now()) : { kind: 'delete', key, expect: 'any' }]);
  }
}

/** A host's sources and pages wait no longer than this for one that was told to. */
const restMinutesMax = 24 * 60;

function restWrite(key: RecordKey, minutes: number, now: Instant): RecordWrite {
  const until = later(now, Math.min(minutes, restMinutesMax) * minuteMs);
  const value: HostTurn = { until, holder: null };
  return { kind: 'put', key, value, expect: 'any', expiresAt: until };
}
