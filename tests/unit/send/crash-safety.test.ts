import { describe, expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import type { Message } from '../../../functions/messages.ts';
import { plan } from '../../../functions/plan/plan.ts';
import type { MailOutcome } from '../../../functions/ports.ts';
import { send } from '../../../functions/send/send.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { addEntry, type MailWorld, mailWorld } from '../../mail-world.ts';

const minuteMs = 60_000;
const readers = Array.from({ length: 5 }, (_, number) => `reader${number}@example.com`);

class Crash extends Error {}

/** The same world, in which every port call counts, and the process dies before or after the one with this number. */
function crashing(world: MailWorld, fatalCall: number, when: 'before' | 'after') {
  let calls = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const method = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...parts: unknown[]) => {
          const call = ++calls;
          if (call === fatalCall && when === 'before') throw new Crash();
          const result = await method.apply(target, parts);
          if (call === fatalCall && when === 'after') throw new Crash();
          return result;
        };
      },
    });
  const { records, blobs, mailer } = world;
  return {
    world: { ...world, records: guarded(records), blobs: guarded(blobs), mailer: guarded(mailer) },
    calls: () => calls,
  };
}

/** Messages are delivered at least once: a crash leaves the message where it was. True when there was one. */
async function work(world: MailWorld, queue: Message[]): Promise<boolean> {
  const message = queue[0];
  if (message === undefined) return false;
  const emitted =
    message.to === 'plan'
      ? await plan(message, world)
      : message.to === 'digest'
        ? await digest(message, world)
        : message.to === 'send'
          ? await send(message, world)
          : [];
  queue.shift();
  queue.push(...emitted);
  return true;
}

async function runThrough(world: MailWorld, queue: Message[]): Promise<void> {
  try {
    while (await work(world, queue));
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

/** A crash at one call, then a restart that goes on with the same messages, and the plan every five minutes after. */
async function oneCrash(fatalCall: number, when: 'before' | 'after') {
  const world = await mailWorld();
  await ensureSubscriptions(readers, world.topics, world);
  await addEntry(world, 1);
  const faulty = crashing(world, fatalCall, when);
  const queue: Message[] = [{ to: 'plan' }];
  await runThrough(faulty.world, queue);
  for (let round = 0; round < 12; round++) {
    await runThrough(world, queue);
    world.clock.advance(5 * minuteMs);
    queue.push({ to: 'plan' });
  }
  await runThrough(world, queue);
  return { world, calls: faulty.calls() };
}

describe('a crash between any two calls', () => {
  it.each(['before', 'after'] as const)(
    'never mails an edition twice, and reports what it cannot know (%s)',
    async (when) => {
      const { calls } = await oneCrash(Number.POSITIVE_INFINITY, when);
      expect(calls).toBeGreaterThan(40);
      for (let fatal = 1; fatal <= calls; fatal++) {
        const { world } = await oneCrash(fatal, when);
        const mailed = readers.map((reader) => world.mails.filter(({ to }) => to === reader).length);
        expect(Math.max(...mailed), `call ${fatal}`).toBeLessThanOrEqual(1);
        const unmailed = mailed.filter((count) => count === 0).length;
        const reported = world.events.filter(({ event }) => event === 'mail may not have gone out').length;
        // A claim without an outcome is reported, whether or not its mail went out; nothing is lost in silence.
        expect(reported, `call ${fatal}`).toBeGreaterThanOrEqual(unmailed);
        expect(reported, `call ${fatal}`).toBeLessThanOrEqual(1);
        expect(await world.records.list('shipments', { limit: 10 }), `call ${fatal}`).toEqual([]);
      }
    },
  );

  it('lets two senders at once mail each reader once', async () => {
    const world = await mailWorld();
    await ensureSubscriptions(readers, world.topics, world);
    await addEntry(world, 1);
    const messages: Message[] = [];
    for (const due of await plan({ to: 'plan' }, world)) {
      if (due.to === 'digest') messages.push(...(await digest(due, world)));
    }
    const sends = messages.filter((message) => message.to === 'send');
    await Promise.all([...sends, ...sends, ...sends].map((message) => send(message, world)));
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(readers);
  });
});

describe('a mail that the transport does not take', () => {
  async function withOutcome(outcomes: readonly MailOutcome[]) {
    const world = await mailWorld();
    await ensureSubscriptions(['ann@example.com'], world.topics, world);
    await addEntry(world, 1);
    const left = [...outcomes];
    const mailer = {
      ...world.mailer,
      send: async (mail: Parameters<typeof world.mailer.send>[0]) => left.shift() ?? world.mailer.send(mail),
    };
    const queue: Message[] = [{ to: 'plan' }];
    for (let round = 0; round < 12; round++) {
      await runThrough({ ...world, mailer }, queue);
      world.clock.advance(5 * minuteMs);
      queue.push({ to: 'plan' });
    }
    return world;
  }

  it('is tried again after a throttle, waiting longer each time', async () => {
    const throttled: MailOutcome = { kind: 'throttled', reason: 'slow down' };
    expect((await withOutcome([throttled, throttled, throttled])).mails).toHaveLength(1);
    expect((await withOutcome(Array.from({ length: 9 }, () => throttled))).mails).toHaveLength(1);
  });

  it('is not tried again when it is refused for good', async () => {
    expect((await withOutcome([{ kind: 'refused', reason: 'no such user' }])).mails).toHaveLength(0);
  });

  it('is not tried again when nobody knows whether it went out, and that is reported', async () => {
    const world = await withOutcome([{ kind: 'unknown', reason: 'connection lost' }]);
    expect(world.mails).toHaveLength(0);
    expect(world.events.some(({ event }) => event === 'mail may not have gone out')).toBe(true);
  });
});

describe('a halt', () => {
  it('stops sending, and resuming sends what was held back', async () => {
    const world = await mailWorld();
    await ensureSubscriptions(readers, world.topics, world);
    await addEntry(world, 1);
    const key = { partition: 'sending', sort: 'pause' };
    await world.records.write([{ kind: 'put', key, value: { reason: 'test', at: world.clock.now() }, expect: 'any' }]);
    const queue: Message[] = [{ to: 'plan' }];
    await runThrough(world, queue);
    expect(world.mails).toHaveLength(0);
    await world.records.write([{ kind: 'delete', key, expect: 'any' }]);
    world.clock.advance(25 * minuteMs);
    queue.push({ to: 'plan' });
    await runThrough(world, queue);
    expect(world.mails).toHaveLength(readers.length);
  });

  it('of one edition leaves it unsent, and the next one goes out', async () => {
    const world = await mailWorld();
    await ensureSubscriptions(readers, world.topics, world);
    await addEntry(world, 1);
    const due = (await plan({ to: 'plan' }, world)).find(({ to }) => to === 'digest');
    if (due?.to !== 'digest') throw new Error('no edition is due');
    const key = { partition: 'sending', sort: `cancel/river/${due.cadence}-${due.slot}` };
    await world.records.write([{ kind: 'put', key, value: { at: world.clock.now() }, expect: 'any' }]);
    const queue: Message[] = [due];
    await runThrough(world, queue);
    expect(world.mails).toHaveLength(0);
    await addEntry(world, 2);
    world.clock.advance(120 * minuteMs);
    queue.push({ to: 'plan' });
    await runThrough(world, queue);
    expect(world.mails).toHaveLength(readers.length);
  });
});
