import { expect, test } from 'vitest';
import { recordKeys } from '../../../../functions/keys.ts';
import type { Subscription } from '../../../../functions/model/subscription.ts';
import { tokenSecret } from '../../../../functions/subscribe/secret.ts';
import { subscriptionsOf } from '../../../../functions/subscribe/subscriptions-of.ts';
import { subscriberIdOf } from '../../../../functions/subscribe/tokens.ts';
import { type MailWorld, mailWorld, river } from '../../../mail-world.ts';
import { lastToken, mailsTo, visitor } from '../visitor.ts';

const ann = 'ann@example.com';
const lake = { ...river, slug: 'lake', title: 'The lake' };

async function subscriptions(world: MailWorld): Promise<readonly Subscription[]> {
  const id = subscriberIdOf(ann, await tokenSecret(world));
  return (await subscriptionsOf(id, world)).map(({ value }) => value);
}

/** A reader of some topics, with the link of the last mail. */
async function readerOf(...slugs: readonly string[]) {
  const world = await mailWorld({ topics: [river, lake] });
  const person = visitor(world);
  for (const slug of slugs) await person.subscribe(ann, {}, slug);
  const token = await lastToken(world, ann, 'unsubscribe');
  const states = async () => (await subscriptions(world)).map(({ topic, state }) => `${topic} ${state}`);
  return { world, person, states, link: `/mail/unsubscribe?t=${token}`, back: `/mail/resubscribe?t=${token}` };
}

test('the link asks first, and ends nothing', async () => {
  const { person, states, link } = await readerOf('river');
  const { text } = await person.get(link);
  expect(text).toContain('Stop getting The river?');
  expect(text).not.toContain('You are unsubscribed');
  expect(await states()).toEqual(['river confirmed']);
});

test('everything can be ended at once by who gets several topics, and is not offered to others', async () => {
  const { person, states, link } = await readerOf('lake', 'river');
  expect((await person.get(link)).text).toContain('Unsubscribe from everything');
  expect((await person.post(link, {})).text).toContain('No more mails about The river.');
  expect(await states()).toEqual(['lake confirmed', 'river unsubscribed']);
  expect((await person.get(link)).text).not.toContain('Unsubscribe from everything');
  expect((await person.post(link, { all: 'yes' })).text).toContain('No more mails from us.');
  expect(await states()).toEqual(['lake unsubscribed', 'river unsubscribed']);
  expect((await (await readerOf('river')).person.get(link)).text).not.toContain('Unsubscribe from everything');
});

test('the way back is open, and changes nothing for who has not left', async () => {
  const { world, person, states, link, back } = await readerOf('river');
  const [before] = await subscriptions(world);
  world.clock.advance(1_000);
  expect((await person.post(back, {})).text).toContain('You will get The river as it happens.');
  expect(await subscriptions(world)).toEqual([before]);
  expect((await person.post(link, {})).text).toContain('Subscribe me again');
  await person.post(back, {});
  expect(await states()).toEqual(['river confirmed']);
  expect((await subscriptions(world))[0]!.consent.wording).toMatch(/^resubscribe /);
});

test('there is no way back to what was never confirmed', async () => {
  const { world, person, back, states } = await readerOf('river');
  await person.post('/mail/erase', { t: (await lastToken(world, ann, 'preferences')) ?? '' });
  world.clock.advance(24 * 3_600_000);
  await person.signUp(ann);
  expect((await person.post(back, {})).status).toBe(410);
  expect(await states()).toEqual(['river pending']);
});

test('nor to an address that mails come back from', async () => {
  const { world, person, states, link, back } = await readerOf('river');
  const id = subscriberIdOf(ann, await tokenSecret(world));
  const value = { reason: 'bounced', at: world.clock.now(), detail: '' } as const;
  await world.records.write([{ kind: 'put', key: recordKeys.suppression(id), value, expect: 'absent' }]);
  await person.post(link, {});
  expect((await person.post(back, {})).status).toBe(409);
  expect(await states()).toEqual(['river unsubscribed']);
  expect(await mailsTo(world, ann)).toHaveLength(2);
});
