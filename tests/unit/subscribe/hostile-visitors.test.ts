import { expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Subscription } from '../../../functions/model/subscription.ts';
import { askForSubscription } from '../../../functions/subscribe/ask-for-subscription.ts';
import { plainRhythm } from '../../../functions/subscribe/groups.ts';
import { importSubscriber } from '../../../functions/subscribe/import-subscriber.ts';
import { mailboxOf, networkOf } from '../../../functions/subscribe/rate-limits.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { desert, mailWorld, river, workOff } from '../../mail-world.ts';
import { lastToken, mailSteps, mailsTo, visitor } from './visitor.ts';

const ann = 'ann@example.com';

it('counts a network of many addresses as one client', async () => {
  const world = await mailWorld();
  const answers: string[] = [];
  for (let host = 1; host <= 12; host++) {
    const { text } = await visitor(world, `2001:db8:1:2::${host.toString(16)}`).signUp(`reader${host}@example.com`);
    answers.push(text);
  }
  expect(answers.filter((text) => text.includes('too many requests'))).toHaveLength(2);
  expect((await visitor(world, '2001:db8:1:3::1').signUp(ann)).text).not.toContain('too many requests');
});

it.each([
  ['2001:db8:1', (number: number) => `2001:db8:1:${number.toString(16)}::1`, '2001:db8:2::1'],
  ['192.0.2.0/24', (number: number) => `192.0.2.${number}`, '198.51.100.1'],
])('does not let one stranger in %s use up the hour of all', async (_, host, elsewhere) => {
  const world = await mailWorld();
  let letThrough = 0;
  for (let number = 1; number <= 110; number++) {
    const { text } = await visitor(world, host(number)).signUp(`reader${number}@example.com`);
    world.clock.advance(-5_000);
    if (!text.includes('too many requests')) letThrough += 1;
  }
  expect(letThrough).toBe(100);
  expect((await visitor(world, elsewhere).signUp(ann)).text).not.toContain('too many requests');
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('takes %s for a client of %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('fills no mailbox under changing addresses, and says so to nobody', async () => {
  const world = await mailWorld();
  const answers: string[] = [];
  for (let number = 0; number < 20; number++) {
    const address = `${number % 2 === 0 ? 'ann' : 'Ann'}+${number}@example.com`;
    answers.push((await visitor(world, `192.0.2.${number}`).signUp(address)).text.replace(address, ''));
  }
  expect(world.mails.length).toBeLessThanOrEqual(5);
  for (let number = 20; number < 60; number++) {
    world.clock.advance(20 * 60_000);
    await visitor(world, `192.0.2.${number}`).signUp(`ann+${number}@example.com`);
  }
  expect(world.mails.length).toBe(10);
  expect(new Set(answers).size).toBe(1);
  expect([mailboxOf('A.n.n+1@Gmail.com'), mailboxOf('a.n.n@example.com')]).toEqual([
    'ann@gmail.com',
    'a.n.n@example.com',
  ]);
  expect([mailboxOf('+tag@example.com'), mailboxOf('Ann+a+b@example.com')]).toEqual(['+tag@example.com', ann]);
});

it('does as much for an address that is known as for one that is not', async () => {
  const world = await mailWorld();
  const person = visitor(world);
  await person.subscribe(ann);
  await person.subscribe('bob@example.com');
  const id = subscriberIdOf('bob@example.com', await tokenSecret(world));
  const suppression = { reason: 'complained', detail: '', at: world.clock.now() };
  await world.records.write([{ kind: 'put', key: recordKeys.suppression(id), value: suppression, expect: 'any' }]);
  const work: unknown[] = [];
  for (const address of [ann, 'bob@example.com', 'new@example.com']) {
    let calls = '';
    const { records, clock } = world;
    const counted: typeof records = {
      ...records,
      get: (key) => {
        calls += 'get ';
        return records.get(key);
      },
      getMany: (keys) => {
        calls += 'getMany ';
        return records.getMany(keys);
      },
      list: (partition, range) => {
        calls += 'list ';
        return records.list(partition, range);
      },
      write: (writes) => {
        calls += 'write ';
        return records.write(writes);
      },
    };
    const ask = { address, topic: river, rhythm: plainRhythm('live'), client: 'c' };
    const messages = await askForSubscription(ask, await tokenSecret(world), { clock, records: counted });
    work.push(`${calls}${messages.length}`);
    await workOff(messages, mailSteps(world));
  }
  expect(new Set(work)).toEqual(new Set(['getMany list write 1']));
  expect(await mailsTo(world, 'bob@example.com')).toHaveLength(2);
  expect(await mailsTo(world, 'new@example.com')).toHaveLength(1);
});

it('loses neither of two requests for two topics that meet at an address nobody knew', async () => {
  const world = await mailWorld({ topics: [river, desert] });
  const secret = await tokenSecret(world);
  const ask = { address: ann, topic: river, rhythm: plainRhythm('live'), client: 'c' };
  let isFirst = true;
  const records: typeof world.records = {
    ...world.records,
    write: async (writes) => {
      const meets = isFirst;
      isFirst = false;
      if (meets) await askForSubscription({ ...ask, topic: desert }, secret, world);
      return world.records.write(writes);
    },
  };
  const messages = await askForSubscription(ask, secret, { ...world, records });
  await workOff(messages, mailSteps(world));
  expect(await mailsTo(world, ann)).toHaveLength(1);
});

it('brings nobody back by an import who left, though a stranger asked for the address since', async () => {
  const world = await mailWorld();
  const person = visitor(world);
  await person.subscribe(ann);
  await person.post(`/mail/unsubscribe?t=${await lastToken(world, ann, 'unsubscribe')}`, {});
  world.clock.advance(3 * 86_400_000);
  await person.signUp(ann);
  await person.signUp(ann);
  const secret = await tokenSecret(world);
  const row = { kind: 'address', line: 1, address: ann, consentAt: null } as const;
  const options = { topic: river, rhythm: plainRhythm('live'), file: 'list.csv', dryRun: false };
  expect(await importSubscriber(row, options, secret, world)).toBe('had unsubscribed');
  world.clock.advance(30 * 86_400_000);
  expect(await importSubscriber(row, options, secret, world)).toBe('had unsubscribed');
  const key = recordKeys.subscription(subscriberIdOf(ann, secret), 'river');
  expect(((await world.records.get(key))!.value as Subscription).state).not.toBe('confirmed');
});
