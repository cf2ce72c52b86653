import { dayMs, later, minutesBetween } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import { claimMinutesMax, type Delivery, deliveryKeptDays, type Shipment } from '../model/delivery.ts';
import type { Instant, Ports, RecordWrite, StoredRecord } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'records' | 'log'>;

/** A shipment of nothing but one claim: its shard is the reader whose claim is to be looked at once it is stale. */
const claimShard = 'claim/';

/**
 * Has a claim looked at later, by a shipment of its own that `plan` finds, whatever becomes of the reader's place
 * on the roster: a claim without an outcome is always reported.
 */
export function claimWatch(
  claim: { readonly subscriber: string; readonly topic: string; readonly edition: string },
  now: Instant,
): RecordWrite {
  const value: Shipment = { group: '', from: null, number: 0, touchedAt: now };
  const key = recordKeys.shipment(claim.topic, claim.edition, `${claimShard}${claim.subscriber}`);
  return { kind: 'put', key, value, expect: 'any' };
}

/** Whether a message asks to look at a claim. */
export function isClaimWatch({ shard }: MessageTo<'send' | 'reply'>): boolean {
  return shard.startsWith(claimShard);
}

/** Looks at a watched claim: reports it when nobody has settled it, and watches no longer. */
export async function settleWatched({ topic, edition, shard }: MessageTo<'send'>, needs: Needs): Promise<void> {
  const record = await needs.records.get(recordKeys.delivery(shard.slice(claimShard.length), topic, edition));
  if (record !== undefined && (await settleStale(record, needs)) === 'held') return;
  await needs.records.write([{ kind: 'delete', key: recordKeys.shipment(topic, edition, shard), expect: 'any' }]);
}

/** A delivery that somebody made: settled `before`, still `held` by its sender, or given up as `unconfirmed` now. */
export async function settleStale(
  record: StoredRecord<Delivery>,
  needs: Needs,
): Promise<'before' | 'held' | 'unconfirmed'> {
  const { partition, sort, version } = record;
  const delivery = record.value;
  if (delivery.state !== 'claimed') return 'before';
  const now = needs.clock.now();
  if (minutesBetween(delivery.at, now) < claimMinutesMax) return 'held';
  const value: Delivery = { state: 'unconfirmed', at: delivery.at, reason: 'the sender stopped before it was settled' };
  const settled = await needs.records.write([
    { kind: 'put', key: { partition, sort }, value, expect: { version }, expiresAt: keptUntil(now) },
  ]);
  if (settled.kind === 'conflict') return 'held';
  needs.log.warn('mail may not have gone out', { delivery: `${partition} ${sort}`, reason: value.reason });
  return 'unconfirmed';
}

/** When a delivery made now is forgotten. */
export function keptUntil(now: Instant): Instant {
  return later(now, deliveryKeptDays * dayMs);
}
