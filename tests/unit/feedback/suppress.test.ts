import { expect, test } from 'vitest';
import { suppress } from '../../../functions/feedback/suppress.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Subscription } from '../../../functions/model/subscription.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriptionsOf } from '../../../functions/subscribe/subscriptions-of.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { mailWorld } from '../../mail-world.ts';
import { visitor } from '../subscribe/visitor.ts';

const address = 'ann@example.com';

test.each<[Subscription['state'], 'bounced' | 'complained', Subscription['state']]>([
  ['confirmed', 'bounced', 'paused'],
  ['confirmed', 'complained', 'unsubscribed'],
  ['paused', 'bounced', 'paused'],
  ['paused', 'complained', 'unsubscribed'],
  ['pending', 'bounced', 'pending'],
  ['pending', 'complained', 'pending'],
  ['unsubscribed', 'bounced', 'unsubscribed'],
  ['unsubscribed', 'complained', 'unsubscribed'],
])('a subscription that is %s, of an address that %s, is %s', async (state, reason, expected) => {
  const world = await mailWorld();
  await visitor(world).subscribe(address);
  const id = subscriberIdOf(address, await tokenSecret(world));
  const [found] = await subscriptionsOf(id, world);
  const before = { ...found!.value, state };
  const key = recordKeys.subscription(id, 'river');
  await world.records.write([{ kind: 'put', key, value: before, expect: 'any' }]);
  world.clock.advance(1_000);
  const suppression = { reason, at: world.clock.now(), detail: '' };
  await suppress({ id, address }, suppression, world);
  const changedAt = expected === state ? before.changedAt : world.clock.now();
  expect((await world.records.get(key))?.value).toEqual({ ...before, state: expected, changedAt });
  expect((await world.records.get(recordKeys.suppression(id)))?.value).toEqual(suppression);
});
