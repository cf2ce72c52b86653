import { describe, expect, test } from 'vitest';
import type { LeasedMessage, LocalQueue } from '../../functions/adapters/local/local-queue.ts';
import type { Message } from '../../functions/messages.ts';
import type { StageName } from '../../functions/pipeline.ts';

import type { ManualClock } from './manual-clock.ts';

const normalise = (key: string): Message => ({ to: 'normalise', key });
const curate = (topic: string, articleKey: string): Message => ({ to: 'curate', topic, articleKey });
const all: readonly StageName[] = [
  'plan',
  'collect',
  'normalise',
  'curate',
  'feed',
  'digest',
  'send',
  'reply',
  'feedback',
];
const leaseMs = 30_000;

/** What every queue must do. `make` gives an empty one whose time is told by the clock beside it. */
export function queueContract(
  name: string,
  make: () => Promise<{ readonly queue: LocalQueue; readonly clock: ManualClock }>,
): void {
  describe(`${name} keeps the contract of a queue`, () => {
    deliveries(make);
    order(make);
    counting(make);
  });
}

type Make = Parameters<typeof queueContract>[1];

async function drain(queue: LocalQueue): Promise<Message[]> {
  const seen: Message[] = [];
  for (let next = await queue.receive(all, leaseMs); next !== undefined; next = await queue.receive(all, leaseMs)) {
    seen.push(next.message);
    await queue.settle(next);
  }
  return seen;
}

async function receive(queue: LocalQueue): Promise<LeasedMessage> {
  const leased = await queue.receive(all, leaseMs);
  if (leased === undefined) throw new Error('a message was expected');
  return leased;
}

function deliveries(make: Make): void {
  test('delivers a message as it was sent, once while its lease lasts', async () => {
    const { queue } = await make();
    await queue.send([normalise('documents/é 😀')]);
    const leased = await receive(queue);
    expect(leased.message).toEqual(normalise('documents/é 😀'));
    expect(leased.attempt).toBe(1);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
  });

  test('has nothing to deliver when it is empty', async () => {
    const { queue } = await make();
    await queue.send([]);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
    expect(await queue.counts()).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
  });

  test('never delivers again what is settled', async () => {
    const { queue, clock } = await make();
    await queue.send([normalise('a')]);
    expect(await queue.settle(await receive(queue))).toBe(true);
    clock.advance(10 * leaseMs);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
  });

  test('delivers again when a lease ends, and knows the old holder no more', async () => {
    const { queue, clock } = await make();
    await queue.send([normalise('a')]);
    const first = await receive(queue);
    clock.advance(leaseMs + 1);
    const second = await receive(queue);
    expect(second.attempt).toBe(2);
    expect(second.message).toEqual(first.message);
    expect(await queue.settle(first, [normalise('from the lost one')])).toBe(false);
    expect(await queue.retry(first, 0)).toBe(false);
    expect(await queue.bury(first, 'late')).toBe(false);
    expect(await queue.settle(second)).toBe(true);
    expect(await drain(queue)).toEqual([]);
  });

  test('queues what a message leads to when it is settled', async () => {
    const { queue } = await make();
    await queue.send([normalise('a')]);
    await queue.settle(await receive(queue), [curate('t', '1'), curate('t', '2')]);
    expect(await drain(queue)).toEqual([curate('t', '1'), curate('t', '2')]);
  });

  test('waits before it delivers again', async () => {
    const { queue, clock } = await make();
    await queue.send([normalise('a')]);
    await queue.retry(await receive(queue), 5_000);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
    clock.advance(5_000);
    expect((await receive(queue)).attempt).toBe(2);
  });

  test('waits before the first delivery when asked to', async () => {
    const { queue, clock } = await make();
    await queue.send([normalise('a')], { delayMs: 1_000 });
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
    clock.advance(1_000);
    expect((await receive(queue)).attempt).toBe(1);
  });

  test('delivers only to the stages asked for', async () => {
    const { queue } = await make();
    await queue.send([normalise('a'), { to: 'feed', topic: 't' }]);
    expect((await queue.receive(['feed'], leaseMs))?.message).toEqual({ to: 'feed', topic: 't' });
    expect(await queue.receive(['feed', 'plan'], leaseMs)).toBeUndefined();
    expect((await queue.receive(['normalise'], leaseMs))?.message).toEqual(normalise('a'));
  });

  test('hands each of many messages to one of many takers', async () => {
    const { queue } = await make();
    await queue.send(Array.from({ length: 50 }, (_, at) => normalise(String(at))));
    const taken = await Promise.all(Array.from({ length: 60 }, () => queue.receive(all, leaseMs)));
    const keys = taken.flatMap((leased) => (leased ? [JSON.stringify(leased.message)] : []));
    expect(new Set(keys).size).toBe(50);
    expect(keys).toHaveLength(50);
  });
}

function order(make: Make): void {
  test('keeps the order within a topic and lets one message of it out at a time', async () => {
    const { queue } = await make();
    await queue.send([curate('t', '1'), curate('t', '2'), curate('t', '3')]);
    const first = await receive(queue);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
    await queue.settle(first);
    expect(await drain(queue)).toEqual([curate('t', '2'), curate('t', '3')]);
  });

  test('does not let one topic wait for another', async () => {
    const { queue } = await make();
    await queue.send([curate('t', '1'), curate('t', '2'), curate('u', '1')]);
    const taken = [await receive(queue), await receive(queue)].map((leased) => leased.message);
    expect(taken).toContainEqual(curate('t', '1'));
    expect(taken).toContainEqual(curate('u', '1'));
  });

  test('lets nothing overtake a message that is tried again', async () => {
    const { queue, clock } = await make();
    await queue.send([curate('t', '1'), curate('t', '2')]);
    await queue.retry(await receive(queue), 5_000);
    expect(await queue.receive(all, leaseMs)).toBeUndefined();
    clock.advance(5_000);
    expect(await drain(queue)).toEqual([curate('t', '1'), curate('t', '2')]);
  });

  test('goes on behind a message that was put aside', async () => {
    const { queue } = await make();
    await queue.send([curate('t', '1'), curate('t', '2')]);
    await queue.bury(await receive(queue), 'cannot be read');
    expect(await drain(queue)).toEqual([curate('t', '2')]);
    expect((await queue.counts()).dead).toBe(1);
  });
}

function counting(make: Make): void {
  test('queues once what equals a message still waiting, not what is in somebody’s hands', async () => {
    const { queue } = await make();
    const feed: Message = { to: 'feed', topic: 't' };
    await queue.send([feed, feed]);
    await queue.send([feed]);
    expect((await queue.counts()).waiting).toBe(1);
    await receive(queue);
    await queue.send([feed]);
    expect(await queue.counts()).toEqual({ waiting: 1, inFlight: 1, dead: 0 });
  });

  test('counts what waits, what is in flight and what was put aside', async () => {
    const { queue } = await make();
    await queue.send([normalise('a'), normalise('b'), normalise('c')]);
    await queue.bury(await receive(queue), 'reason');
    await receive(queue);
    expect(await queue.counts()).toEqual({ waiting: 1, inFlight: 1, dead: 1 });
  });
}
