import { recordKeys } from '../keys.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Ports, StoredRecord } from '../ports.ts';

/** Topics that one reader can follow or have followed. */
const topicsMax = 100;

/** All subscriptions of a reader, pending and ended ones too. */
export async function subscriptionsOf(
  id: string,
  { records }: Pick<Ports, 'records'>,
): Promise<readonly StoredRecord<Subscription>[]> {
  const { partition } = recordKeys.subscription(id, '');
  const found = await records.list(partition, { from: 'topic/', to: 'topic/~', limit: topicsMax });
  return found as readonly StoredRecord<Subscription>[];
}

/** Whether its reader has ended it, also where somebody asked for it anew: anybody can. */
export function hasLeft(subscription: Subscription | undefined): boolean {
  return (
    subscription?.state === 'unsubscribed' || (subscription?.state === 'pending' && subscription.leftBefore === true)
  );
}

/** Whether a reader has confirmed anything, be it ended by now or asked for anew. */
export async function hasConfirmed(id: string, needs: Pick<Ports, 'records'>): Promise<boolean> {
  const all = await subscriptionsOf(id, needs);
  return all.some(({ value }) => value.consent.confirmedAt !== null || hasLeft(value));
}
