import { asRead } from '../as-read.ts';
import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports, RecordWrite, StoredRecord } from '../ports.ts';
import type { Pause } from '../send/halts.ts';

/** What became of one day's mails. */
export interface DayCounts {
  readonly sent: number;
  readonly hardBounces: number;
  readonly complaints: number;
  /** Those of them that came from addresses that never confirmed anything; absent for none. */
  readonly requestBounces?: number;
  readonly requestComplaints?: number;
}

const noCounts: DayCounts = { sent: 0, hardBounces: 0, complaints: 0 };
const windowDays = 7;
const countsKeptDays = 400;

/**
 * SES reviews an account at 5 % bounces or 0.1 % complaints and stops it at 10 % or 0.5 %. Sending pauses by itself
 * between the two, once there are enough notices that it is no accident.
 */
const healthLimits = {
  bounceRateMax: 0.05,
  complaintRateMax: 0.001,
  bouncesMin: 10,
  complaintsMin: 3,
} as const;

/** After so many of a day, no more requests to confirm go out on it. */
const requestLimits = { bouncesDayMax: 20, complaintsDayMax: 3 } as const;

/** The write that adds to a day's counts; to be made together with what it counts. */
export async function countWrite(
  add: Partial<DayCounts>,
  now: Instant,
  { records }: Pick<Ports, 'records'>,
): Promise<RecordWrite> {
  const key = recordKeys.sending(`day/${now.slice(0, 10)}`);
  const record = await records.get(key);
  const counts = (record?.value as DayCounts | undefined) ?? noCounts;
  return {
    kind: 'put',
    key,
    value: added(counts, add),
    expect: asRead(record),
    expiresAt: later(now, countsKeptDays * dayMs),
  };
}

/** Adds to a day's counts by itself; gives up after ten conflicts: a lost count is better than a mail that is not sent. */
export async function count(add: Partial<DayCounts>, needs: Pick<Ports, 'clock' | 'records'>): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const written = await needs.records.write([await countWrite(add, needs.clock.now(), needs)]);
    if (written.kind === 'written') return;
  }
}

/** The counts of the last days together. */
export async function recentCounts({ clock, records }: Pick<Ports, 'clock' | 'records'>): Promise<DayCounts> {
  const from = later(clock.now(), -windowDays * dayMs).slice(0, 10);
  const { partition } = recordKeys.sending('');
  const days = await records.list(partition, { from: `day/${from}`, to: 'day/~', limit: windowDays + 2 });
  return days.map((record: StoredRecord) => record.value as DayCounts).reduce(added, noCounts);
}

/**
 * Why sending has to pause, or null. What requests to confirm came to does not count: anybody can have them sent to
 * whomever, and could stop the mails of all readers by that.
 */
export function reasonToPause(counts: DayCounts): string | null {
  const sent = Math.max(1, counts.sent);
  const percent = (part: number) =>
    `${((part / sent) * 100).toFixed(2)} % of ${counts.sent} mails in ${windowDays} days`;
  const complaints = counts.complaints - (counts.requestComplaints ?? 0);
  if (complaints >= healthLimits.complaintsMin && complaints / sent > healthLimits.complaintRateMax) {
    return `complaints are at ${percent(complaints)}`;
  }
  const bounces = counts.hardBounces - (counts.requestBounces ?? 0);
  if (bounces >= healthLimits.bouncesMin && bounces / sent > healthLimits.bounceRateMax) {
    return `bounces are at ${percent(bounces)}`;
  }
  return null;
}

/** Whether so many requests to confirm came back today, or were called spam, that the others have to wait for a day. */
export async function requestsHaveToWait({ clock, records }: Pick<Ports, 'clock' | 'records'>): Promise<boolean> {
  const record = await records.get(recordKeys.sending(`day/${clock.now().slice(0, 10)}`));
  const { requestBounces = 0, requestComplaints = 0 } = (record?.value as DayCounts | undefined) ?? noCounts;
  return requestBounces >= requestLimits.bouncesDayMax || requestComplaints >= requestLimits.complaintsDayMax;
}

/** Pauses sending when too many mails bounce or are reported as spam; the owner resumes it. */
export async function pauseIfUnhealthy(needs: Pick<Ports, 'clock' | 'records' | 'log'>): Promise<void> {
  if (await requestsHaveToWait(needs)) needs.log.warn('requests to confirm wait for tomorrow: too many came back');
  const reason = reasonToPause(await recentCounts(needs));
  if (reason === null) return;
  const value: Pause = { reason, at: needs.clock.now() };
  const key = recordKeys.sending('pause');
  const written = await needs.records.write([{ kind: 'put', key, value, expect: 'absent' }]);
  if (written.kind === 'conflict') return;
  needs.log.error('sending paused', { reason });
}

function added(a: DayCounts, b: Partial<DayCounts>): DayCounts {
  return {
    sent: a.sent + (b.sent ?? 0),
    hardBounces: a.hardBounces + (b.hardBounces ?? 0),
    complaints: a.complaints + (b.complaints ?? 0),
    requestBounces: (a.requestBounces ?? 0) + (b.requestBounces ?? 0),
    requestComplaints: (a.requestComplaints ?? 0) + (b.requestComplaints ?? 0),
  };
}
