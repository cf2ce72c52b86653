import { expect, it } from 'vitest';
import { dayMs, hourMs, later, minuteMs } from '../../../functions/instant.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Delivery } from '../../../functions/model/delivery.ts';
import { openShipments } from '../../../functions/plan/idle-shipments.ts';
import type { MailOutcome, OutgoingMail } from '../../../functions/ports.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, type MailWorld, mailWorld } from '../../mail-world.ts';
import { mailsTo, runPlan, visitor } from '../subscribe/visitor.ts';

const readers = Array.from({ length: 40 }, (_, number) => `reader${number}@example.com`);
const deferred: MailOutcome = { kind: 'deferred', reason: '450 4.1.2 domain not found' };

/** The same world with a mail server that takes no mail for one address, for so many days. */
async function worldWithout(address: string, days: number, answer = deferred) {
  const world = await mailWorld();
  const until = later(world.clock.now(), days * dayMs);
  const { mailer } = world;
  let tries = 0;
  const troubled: MailWorld = {
    ...world,
    mailer: {
      // One at a time, as over SMTP.
      quota: async () => ({ perSecond: 10, remainingToday: 50_000, sandbox: false }),
      send: async (mail) => {
        if (mail.to !== address || world.clock.now() >= until) return mailer.send(mail);
        tries += 1;
        return answer;
      },
    },
  };
  return { world: troubled, tries: () => tries };
}

async function passDays(world: MailWorld, days: number): Promise<void> {
  for (let hour = 0; hour < days * 24; hour++) {
    await runPlan(world);
    world.clock.advance(hourMs);
  }
}

async function deliveryOf(world: MailWorld, address: string, edition: string): Promise<Delivery | undefined> {
  const id = subscriberIdOf(address, await tokenSecret(world));
  return (await world.records.get(recordKeys.delivery(id, 'river', edition)))?.value as Delivery | undefined;
}

it('keeps nobody else waiting for an address that no mail is taken for now', async () => {
  for (const unlucky of readers.slice(0, 16)) {
    const { world } = await worldWithout(unlucky, 1 / 24);
    await ensureSubscriptions(readers, world.topics, world);
    await addEntry(world, 1);
    await runPlan(world);
    const others = readers.filter((one) => one !== unlucky).toSorted();
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(others);
    await passDays(world, 1 / 8);
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(readers.toSorted());
    expect(await openShipments(world)).toEqual([]);
  }
});

it('keeps nobody else waiting for an address for which the mail server says that it takes no mail at all', async () => {
  const throttled: MailOutcome = { kind: 'throttled', reason: '451 4.7.0 temporary server error' };
  for (const unlucky of readers.slice(0, 16)) {
    const { world } = await worldWithout(unlucky, 1, throttled);
    await ensureSubscriptions(readers, world.topics, world);
    await addEntry(world, 1);
    await runPlan(world);
    expect(world.mails).toHaveLength(39);
    await passDays(world, 3);
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(readers.toSorted());
    expect(await openShipments(world)).toEqual([]);
  }
});

it('takes no turn from other mails for those who have theirs', async () => {
  const { world } = await worldWithout('reader0@example.com', 10);
  await ensureSubscriptions(readers, world.topics, world);
  await addEntry(world, 1);
  await runPlan(world);
  const { value: before } = (await world.records.get(recordKeys.sending('pace')))!;
  world.clock.advance(hourMs);
  const from = Date.parse(world.clock.now());
  await runPlan(world);
  const { freeAt } = (await world.records.get(recordKeys.sending('pace')))!.value as { freeAt: string };
  expect(before).not.toEqual({ freeAt });
  expect(Date.parse(freeAt) - from).toBe(100);
});

it('gives a digest up after two days in which the address took none', async () => {
  const { world, tries } = await worldWithout('reader0@example.com', 10);
  await ensureSubscriptions(readers, world.topics, world);
  await addEntry(world, 1);
  await passDays(world, 4);
  expect(world.mails).toHaveLength(39);
  expect(await deliveryOf(world, 'reader0@example.com', 'live-2026-03-02T06-00')).toMatchObject({ state: 'failed' });
  expect(tries()).toBeLessThan(60);
  expect(await openShipments(world)).toEqual([]);
});

it('counts the two days from when the address took none, however long the digest had waited before', async () => {
  const { world } = await worldWithout('reader0@example.com', 4);
  await ensureSubscriptions(readers, world.topics, world);
  const pause = recordKeys.sending('pause');
  await world.records.write([{ kind: 'put', key: pause, value: { reason: 'test', at: '' }, expect: 'any' }]);
  await addEntry(world, 1);
  await passDays(world, 3);
  expect(world.mails).toEqual([]);
  await world.records.write([{ kind: 'delete', key: pause, expect: 'any' }]);
  await passDays(world, 2);
  expect(world.mails).toHaveLength(40);
});

it('begins no two days while the mail server takes nothing from anybody', async () => {
  const { world } = await worldWithout('reader0@example.com', 4);
  const { mailer } = world;
  const until = later(world.clock.now(), 3 * dayMs);
  const down: MailOutcome = { kind: 'throttled', reason: 'connect ECONNREFUSED 192.0.2.1:25' };
  const downFirst = {
    ...mailer,
    send: (mail: OutgoingMail) => (world.clock.now() < until ? Promise.resolve(down) : mailer.send(mail)),
  };
  const troubled = { ...world, mailer: downFirst };
  await ensureSubscriptions(['reader0@example.com'], world.topics, troubled);
  await addEntry(troubled, 1);
  await passDays(troubled, 5);
  expect(world.mails).toHaveLength(1);
});

it('tries a mail to one reader again, and gives it up as well', async () => {
  const { world } = await worldWithout('ann@example.com', 1);
  await visitor(world).signUp('ann@example.com');
  expect(await openShipments(world)).toHaveLength(1);
  // What waits for one address is told from what the server takes for none.
  expect(await openShipments(world, ({ again }) => again === undefined)).toEqual([]);
  await passDays(world, 2);
  expect(await mailsTo(world, 'ann@example.com')).toHaveLength(1);
  expect(await openShipments(world)).toEqual([]);

  const { world: deaf, tries } = await worldWithout('ann@example.com', 30);
  await visitor(deaf).signUp('ann@example.com');
  deaf.clock.advance(5 * minuteMs);
  await runPlan(deaf);
  // As rarely as a shard.
  expect(tries()).toBe(1);
  await passDays(deaf, 3);
  expect(await mailsTo(deaf, 'ann@example.com')).toEqual([]);
  expect(await openShipments(deaf)).toEqual([]);
});
