import { recordKeys } from '../keys.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Erased, Subscriber, Subscription, Suppression } from '../model/subscription.ts';
import { partitionRecords } from '../partition-records.ts';
import type { Ports, StoredRecord } from '../ports.ts';

/** All that is kept about one subscriber, in words a reader can follow. */
export interface SubscriberData {
  readonly subscriber: Subscriber | null;
  readonly subscriptions: readonly Subscription[];
  readonly mails: readonly { readonly mail: string; readonly outcome: Delivery }[];
  readonly suppression: Suppression | null;
  /** Of one who had everything erased before. */
  readonly erased: Erased | null;
}

/** Everything in a subscriber's partition. */
export function subscriberRecords(id: string, needs: Pick<Ports, 'records'>): AsyncGenerator<StoredRecord> {
  return partitionRecords(recordKeys.subscriber(id).partition, needs);
}

/** All that is kept of one reader, for them to have (GDPR article 15). */
export async function subscriberData(id: string, needs: Pick<Ports, 'records'>): Promise<SubscriberData> {
  let subscriber: Subscriber | null = null;
  const subscriptions: Subscription[] = [];
  const mails: { mail: string; outcome: Delivery }[] = [];
  for await (const { sort, value } of subscriberRecords(id, needs)) {
    if (sort === 'subscriber') subscriber = value as Subscriber;
    else if (sort.startsWith('topic/')) subscriptions.push(value as Subscription);
    else if (sort.startsWith('delivery/')) mails.push({ mail: sort.slice(9), outcome: value as Delivery });
  }
  const [suppressed, left] = await needs.records.getMany([recordKeys.suppression(id), recordKeys.erased(id)]);
  const suppression = suppressed?.value ?? null;
  return { subscriber, subscriptions, mails, suppression, erased: left?.value ?? null };
}
