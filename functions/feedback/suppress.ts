import { recordKeys } from '../keys.ts';
import type { Subscription, Suppression } from '../model/subscription.ts';
import type { Ports } from '../ports.ts';
import { changeSubscription } from '../subscribe/change-subscription.ts';
import { subscriptionsOf } from '../subscribe/subscriptions-of.ts';

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
  const state = suppression.reason === 'complained' ? 'unsubscribed' : 'paused';
  for (const { value: before } of await subscriptionsOf(subscriber.id, needs)) {
    if (before.state !== 'confirmed' && !(before.state === 'paused' && state === 'unsubscribed')) continue;
    const after: Subscription = { ...before, state, changedAt: needs.clock.now() };
    await changeSubscription({ subscriber, after, begins: 'now' }, needs);
  }
}
