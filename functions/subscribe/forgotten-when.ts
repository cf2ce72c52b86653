import { dayMs, later } from '../instant.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Instant } from '../ports.ts';
import { hasLeft } from './subscriptions-of.ts';

/** An address that is never confirmed is forgotten after this long, and so long its link works. */
export const pendingDaysMax = 7;

/**
 * When a subscriber is forgotten who has confirmed nothing, to be put with the subscriber's record: together with what
 * was asked for last. Nothing for one who has these subscriptions otherwise, and is kept.
 */
export function forgottenWhen(subscriptions: readonly Subscription[]): { readonly expiresAt?: Instant } {
  const asked = subscriptions.map(({ changedAt }) => changedAt).toSorted();
  const last = asked.at(-1);
  if (last === undefined || !subscriptions.every(isForgettable)) return {};
  return { expiresAt: later(last, pendingDaysMax * dayMs) };
}

/** That somebody once unsubscribed is not forgotten because it was asked for again. */
function isForgettable(subscription: Subscription): boolean {
  return subscription.state === 'pending' && !hasLeft(subscription);
}
