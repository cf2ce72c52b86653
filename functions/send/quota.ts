import { asRead } from '../as-read.ts';
import { minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports, SendQuota } from '../ports.ts';

/** The record that all senders share: when the next mail may go. */
interface Pace {
  readonly freeAt: Instant;
}

const attemptsMax = 50;
/** A sender that would have to wait longer leaves the rest to a later message. */
const waitMsMax = minuteMs;
/** No reservation ends further ahead: one that does was made before the clock was put back, and holds nobody up. */
const aheadMsMax = 15 * minuteMs;

/**
 * Reserves room for `mails` mails at the account's rate, across all senders, and says how long to wait before the
 * first of them. Null when the queue of reservations is too long to wait for.
 */
export async function reserve(
  mails: number,
  quota: SendQuota,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<{ readonly waitMs: number } | null> {
  const key = recordKeys.sending('pace');
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const record = await records.get(key);
    const now = Date.parse(clock.now());
    const freeMs = Date.parse((record?.value as Pace | undefined)?.freeAt ?? clock.now());
    const startMs = freeMs > now + aheadMsMax ? now : Math.max(now, freeMs);
    if (startMs - now > waitMsMax) return null;
    const value: Pace = { freeAt: new Date(startMs + (mails * 1000) / quota.perSecond).toISOString() };
    const expect = asRead(record);
    const written = await records.write([{ kind: 'put', key, value, expect }]);
    if (written.kind === 'written') return { waitMs: startMs - now };
  }
  return null;
}
