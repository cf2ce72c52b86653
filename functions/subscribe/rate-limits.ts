import { recordKeys } from '../keys.ts';
import type { Expectation, Instant, Ports } from '../ports.ts';

const hourMs = 3_600_000;
const attemptsMax = 20;

/** Sign-ups that are let through in an hour: from one client, and altogether. */
export const signUpLimits = { perClientHour: 10, overallHour: 1_000 } as const;

/**
 * Counts one request of a kind by one party in the current hour; false when that is more than allowed.
 * When too many count at the same moment, the request is refused: a limit that gives way under load is none.
 */
export async function allowed(
  kind: string,
  who: string,
  perHourMax: number,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<boolean> {
  const now: Instant = clock.now();
  const key = recordKeys.rate(kind, who, now.slice(0, 13));
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const record = await records.get(key);
    const count = (record?.value as number | undefined) ?? 0;
    if (count >= perHourMax) return false;
    const expect: Expectation = record === undefined ? 'absent' : { version: record.version };
    const expiresAt = new Date(Date.parse(now) + 2 * hourMs).toISOString();
    const written = await records.write([{ kind: 'put', key, value: count + 1, expect, expiresAt }]);
    if (written.kind === 'written') return true;
  }
  return false;
}
