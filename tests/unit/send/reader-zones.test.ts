import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Subscription } from '../../../functions/model/subscription.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { changeSubscription } from '../../../functions/subscribe/change-subscription.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, mailWorld, workOff } from '../../mail-world.ts';

it('gives each of those who are told as it happens the times of their own zone', async () => {
  const world = await mailWorld();
  const zones = { 'first@example.com': 'Asia/Tokyo', 'second@example.com': 'America/Lima', 'third@example.com': 'UTC' };
  await ensureSubscriptions(Object.keys(zones), world.topics, world);
  for (const [address, zone] of Object.entries(zones)) {
    const id = subscriberIdOf(address, await tokenSecret(world));
    const before = (await world.records.get(recordKeys.subscription(id, 'river')))?.value as Subscription;
    const after = { ...before, rhythm: { ...before.rhythm, zone } };
    await changeSubscription({ subscriber: { id, address }, after, begins: 'now' }, world);
  }
  await addEntry(world, 1, { published: '2026-03-02T03:10:00.000Z' });
  await workOff([{ to: 'plan' }], {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
  });

  const told = new Map<string, string>();
  for (const { to, raw } of world.mails) told.set(to, (await PostalMime.parse(raw)).text!.replaceAll(/\s+/g, ' '));
  expect(told.get('first@example.com')).toMatch(/2 March at 12:10 .*Times are in the time zone Asia\/Tokyo\./);
  expect(told.get('second@example.com')).toMatch(/1 March at 22:10 .*Times are in the time zone America\/Lima\./);
  expect(told.get('third@example.com')).toContain('2 March at 03:10 UTC');
  expect(told.get('third@example.com')).not.toContain('time zone');
});
