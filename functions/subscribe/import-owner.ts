import { recordKeys } from '../keys.ts';
import type { Subscriber, Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { changeSubscription } from './change-subscription.ts';
import { plainRhythm } from './groups.ts';
import { readAddress } from './mail-address.ts';
import { isTakenOut } from './named-readers.ts';
import { tokenSecret } from './secret.ts';
import { hasLeft } from './subscriptions-of.ts';
import { subscriberIdOf } from './tokens.ts';

export type Ensured =
  | { readonly address: string; readonly kind: 'subscribed' | 'was there before' }
  | { readonly address: string; readonly kind: 'refused'; readonly reason: string };

/**
 * Subscribes the owner's own addresses, as the settings name them, to every topic as it happens, from the first entry
 * on. A subscription that is there is left as it is, also one that was ended: settings never undo an unsubscribing but
 * their own (named-readers.ts).
 */
export async function ensureSubscriptions(
  addresses: readonly string[],
  topics: readonly TopicNames[],
  needs: Pick<Ports, 'clock' | 'ids' | 'records'>,
): Promise<readonly Ensured[]> {
  const secret = await tokenSecret(needs);
  const outcomes: Ensured[] = [];
  for (const typed of addresses) {
    const read = readAddress(typed);
    if (read.kind === 'refused') outcomes.push({ address: typed, kind: 'refused', reason: read.reason });
    else outcomes.push(await ensureSubscriber(read.address, subscriberIdOf(read.address, secret), topics, needs));
  }
  return outcomes;
}

async function ensureSubscriber(
  address: string,
  id: string,
  topics: readonly TopicNames[],
  needs: Pick<Ports, 'clock' | 'records'>,
): Promise<Ensured> {
  const now = needs.clock.now();
  const [suppressed, erased, known] = await needs.records.getMany([
    recordKeys.suppression(id),
    recordKeys.erased(id),
    recordKeys.subscriber(id),
  ]);
  if (suppressed !== undefined)
    return { address, kind: 'refused', reason: `${suppressed.value.detail}; newsfold subscribers release lifts that` };
  if (erased !== undefined && known === undefined) {
    return { address, kind: 'refused', reason: 'it was erased; newsfold subscribers release lifts that' };
  }
  const language = topics[0]?.language ?? 'en';
  const created: Subscriber = { id, address, language, createdAt: now, softBounces: 0 };
  const value = known?.value ?? created;
  let added = 0;
  for (const { slug: topic } of topics) {
    const before = (await needs.records.get(recordKeys.subscription(id, topic)))?.value;
    if (before !== undefined && !isOpen(before)) continue;
    // Kept for good, also where it was about to be forgotten because nobody had confirmed it.
    await needs.records.write([{ kind: 'put', key: recordKeys.subscriber(id), value, expect: 'any' }]);
    const consent = { how: 'owner', askedAt: now, confirmedAt: now, wording: 'settings', client: null } as const;
    const after: Subscription = {
      subscriber: id,
      topic,
      rhythm: plainRhythm('live'),
      state: 'confirmed',
      consent,
      changedAt: now,
    };
    await changeSubscription(
      { subscriber: { id, address }, after, begins: before?.state === 'unsubscribed' ? 'now' : 'beginning' },
      needs,
    );
    added += 1;
  }
  return { address, kind: added > 0 ? 'subscribed' : 'was there before' };
}

/** Whether the settings may begin it: they ended it themselves, or somebody has only asked for it. */
function isOpen(before: Subscription): boolean {
  return isTakenOut(before) || (before.state === 'pending' && !hasLeft(before));
}
