import { recordKeys } from '../keys.ts';
import type { Subscription, Suppression } from '../model/subscription.ts';
import type { Ports } from '../ports.ts';
import { changeSubscription } from '../subscribe/change-subscription.ts';

/**
 * Suppresses an address: first the record that stops every mail and every import, then off the rosters. Who complained
 * is unsubscribed; whose mails came back is paused, and goes on when the owner lifts the suppression and the reader
 * says so. Can be repeated.
 */
export async function suppress(
  subscriber: { readonly id: string; readonly address: string },
  suppression: Suppression,
  needs: Pick<Ports, 'clock' | 'records'>,
): Promise<void> {
  const key = recordKeys.suppression(subscriber.id);
  await needs.records.write([{ kind: 'put', key, value: suppression, expect: 'absent' }]);
  const { partition } = recordKeys.subscription(subscriber.id, '');
  const kept = await needs.records.list(partition, { from: 'topic/', to: 'topic/~', limit: 100 });
  for (const { value } of kept) {
    const before = value as Subscription;
    const state = suppression.reason === 'complained' ? 'unsubscribed' : 'paused';
    if (before.state !== 'confirmed' && !(before.state === 'paused' && state === 'unsubscribed')) continue;
    const after: Subscription = { ...before, state, changedAt: needs.clock.now() };
    await changeSubscription({ subscriber, after, begins: 'now' }, needs);
  }
}
