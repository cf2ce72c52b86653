import { recordKeys } from '../keys.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import { claimWatch } from '../send/stale-claims.ts';
import { groupName, shardOf } from './groups.ts';

/** Positions after `from`, up to and including `to`. */
export interface Span {
  readonly from: string | null;
  readonly to: string;
}

export interface Had {
  /** Up to here the reader was offered everything, or did not want it; null for nothing yet. */
  readonly position: string | null;
  /** Editions up to there that are still on their way, and will not arrive once the reader leaves; oldest first. */
  readonly owed: readonly Span[];
  readonly row: StoredRecord;
  /** What must still hold when anything is written because of it: none of the owed editions has arrived since. */
  readonly checks: readonly RecordWrite[];
  /** Claims without an outcome: off the roster nobody would come across them again. */
  readonly watches: readonly RecordWrite[];
}

/** What of a topic has reached a reader; null for one who is on no roster. */
export async function whatWasHad(
  id: string,
  { topic, rhythm }: Pick<Subscription, 'topic' | 'rhythm'>,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<Had | null> {
  const name = groupName(rhythm);
  const rowKey = recordKeys.roster(topic, shardOf(name, id), id);
  const [row, groupRecord] = await records.getMany([rowKey, recordKeys.group(topic, name)]);
  if (row === undefined || groupRecord === undefined) return null;
  const { since, joinedAfter } = row.value;
  const group = groupRecord.value;
  if (group.editions <= joinedAfter) return { position: since, owed: [], row, checks: [], watches: [] };
  const editions = group.recent.filter(({ number }) => number > joinedAfter);
  const keys = editions.map((edition) => recordKeys.delivery(id, topic, edition.id));
  const deliveries = await records.getMany(keys);
  const open = editions.filter((_, index) => deliveries[index] === undefined);
  return {
    position: (group.cursor ?? '') > (since ?? '') ? group.cursor : since,
    owed: open
      .map(({ number, from, to }) => ({
        from: number === joinedAfter + 1 || (since ?? '') > (from ?? '') ? since : from,
        to,
      }))
      .filter(({ from, to }) => (from ?? '') < to),
    row,
    watches: editions
      .filter((_, index) => (deliveries[index]?.value as Delivery | undefined)?.state === 'claimed')
      .map((edition) => claimWatch({ subscriber: id, topic, edition: edition.id }, clock.now())),
    checks: keys
      .filter((_, index) => deliveries[index] === undefined)
      .map((key) => ({ kind: 'check', key, expect: 'absent' })),
  };
}
