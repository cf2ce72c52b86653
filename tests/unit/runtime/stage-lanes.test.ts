import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import type { LocalQueue } from '../../../functions/adapters/local/local-queue.ts';
import { queueSqlite } from '../../../functions/adapters/local/queue-sqlite.ts';
import type { Message } from '../../../functions/messages.ts';
import { pipeline } from '../../../functions/pipeline.ts';
import type { ReadySteps } from '../../../functions/runtime/run-step.ts';
import { runStages, type StageLanes } from '../../../functions/runtime/stage-lanes.ts';
import { askForSubscription } from '../../../functions/subscribe/ask-for-subscription.ts';
import { plainRhythm, shardNames } from '../../../functions/subscribe/groups.ts';
import { mailWorld, river } from '../../mail-world.ts';
import { silentLog } from '../../silent-log.ts';

const curate = (topic: string, articleKey: string): Message => ({ to: 'curate', topic, articleKey });

let lanes: StageLanes | undefined;
afterEach(async () => {
  await lanes?.stop();
});

function run(steps: Partial<ReadySteps>): LocalQueue {
  const queue = queueSqlite(openDatabase(':memory:'), { clock: { now: () => new Date().toISOString() } });
  lanes = runStages({ queue, steps, log: silentLog });
  return queue;
}

async function doAll(queue: LocalQueue, messages: readonly Message[]): Promise<void> {
  await queue.send(messages);
  lanes!.wake();
  await lanes!.idle();
}

test('gives each message to the step of its stage, and what that emits to the next', async () => {
  const seen: string[] = [];
  const queue = run({
    normalise: async (message) => {
      seen.push(message.to);
      return [curate('t', 'a')];
    },
    curate: async (message) => {
      seen.push(message.to);
      return [];
    },
  });
  await doAll(queue, [{ to: 'normalise', key: 'documents/a' }]);
  expect(seen).toEqual(['normalise', 'curate']);
});

test('mails who has just signed up while shards of an edition are being mailed and others wait', async () => {
  const { promise: everybodyMailed, resolve: mailAll } = Promise.withResolvers<void>();
  const { promise: replied, resolve: reply } = Promise.withResolvers<void>();
  const queue = run({
    send: async () => everybodyMailed.then(() => []),
    reply: async () => {
      reply();
      return [];
    },
  });
  const [ask] = await askForSubscription(
    { address: 'ann@example.com', topic: river, rhythm: plainRhythm('live'), client: '' },
    'secret',
    await mailWorld(),
  );
  const shards = shardNames('live').map((shard) => ({ to: 'send', topic: 'river', edition: 'live-1', shard }) as const);
  await queue.send([...shards, ask!]);
  lanes!.wake();
  await replied;
  expect((await queue.counts()).waiting).toBeGreaterThan(0);
  mailAll();
  await lanes!.idle();
});

test('is idle at once when there is nothing to do', async () => {
  let runs = 0;
  run({
    plan: async () => {
      runs++;
      return [];
    },
  });
  await lanes!.idle();
  expect(runs).toBe(0);
});

test('tries again what failed, without letting the next of its group pass', async () => {
  const seen: string[] = [];
  const queue = run({
    curate: async (message) => {
      const key = message.to === 'curate' ? message.articleKey : '';
      seen.push(key);
      if (seen.length < 3) throw new Error('not yet');
      return [];
    },
  });
  await doAll(queue, [curate('t', 'a'), curate('t', 'b')]);
  expect(seen).toEqual(['a', 'a', 'a', 'b']);
});

test('puts aside what fails as often as the pipeline allows, and goes on', async () => {
  let attempts = 0;
  const queue = run({
    feed: async (message) => {
      if (message.to === 'feed' && message.topic === 'bad') {
        attempts += 1;
        throw new Error('cannot be made');
      }
      return [];
    },
  });
  await doAll(queue, [
    { to: 'feed', topic: 'bad' },
    { to: 'feed', topic: 'good' },
  ]);
  expect(attempts).toBe(pipeline.feed.limits.attemptsMax);
  expect(queue.deadLetters(5)).toMatchObject([{ message: { to: 'feed', topic: 'bad' }, reason: 'cannot be made' }]);
});

test('puts aside what ended the process again and again, so that the rest is done', async () => {
  const seen: string[] = [];
  const queue = queueSqlite(openDatabase(':memory:'), { clock: { now: () => new Date().toISOString() } });
  await queue.send([{ to: 'normalise', key: 'documents/deadly' }]);
  for (let start = 0; start < 2 * pipeline.normalise.limits.attemptsMax; start++) {
    await queue.receive(['normalise'], 60_000);
    queue.releaseLeases();
  }
  const steps: Partial<ReadySteps> = {
    normalise: async ({ key }) => {
      seen.push(key);
      return [];
    },
  };
  lanes = runStages({ queue, steps, log: silentLog });
  await doAll(queue, [{ to: 'normalise', key: 'documents/good' }]);
  expect(seen).toEqual(['documents/good']);
  expect(queue.deadLetters(5)).toMatchObject([
    { message: { key: 'documents/deadly' }, reason: 'each time it was worked on the process ended' },
  ]);
});

test('delivers dead letters again when they are redriven', async () => {
  let works = false;
  const queue = run({
    plan: async () => {
      if (!works) throw new Error('broken');
      return [];
    },
  });
  await doAll(queue, [{ to: 'plan' }]);
  works = true;
  expect(queue.redrive()).toBe(1);
  lanes!.wake();
  await lanes!.idle();
  expect(await queue.counts()).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
});

test('finishes what is in hand when it is stopped, and leaves the rest', async () => {
  let finish = (): void => {};
  let begun = (): void => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const queue = run({
    plan: () => {
      begun();
      return new Promise((resolve) => {
        finish = () => resolve([curate('t', 'later')]);
      });
    },
    curate: async () => [],
  });
  await queue.send([{ to: 'plan' }]);
  lanes!.wake();
  await started;
  const stopped = lanes!.stop();
  finish();
  await stopped;
  expect(await queue.counts()).toEqual({ waiting: 1, inFlight: 0, dead: 0 });
});

test('makes one feed run of many that wait for the same topic', async () => {
  const seen: Message[] = [];
  const queue = run({
    feed: async (message) => {
      seen.push(message);
      return [];
    },
  });
  await doAll(queue, [
    { to: 'feed', topic: 't', changed: ['2026-01#000001'] },
    { to: 'feed', topic: 't' },
    { to: 'feed', topic: 't', changed: ['2026-01#000002', '2026-01#000001'] },
  ]);
  expect(seen).toEqual([{ to: 'feed', topic: 't', changed: ['2026-01#000001', '2026-01#000002'] }]);
});

test('goes on once the queue can be read and written again, which a full disk keeps it from', async () => {
  const queue = queueSqlite(openDatabase(':memory:'), { clock: { now: () => new Date().toISOString() } });
  let full = true;
  const said: string[] = [];
  const receive: LocalQueue['receive'] = async (...asked) => {
    if (full) throw new Error('database or disk is full');
    return queue.receive(...asked);
  };
  const steps = { plan: async () => [] };
  lanes = runStages({
    queue: { ...queue, receive },
    steps,
    log: { ...silentLog, warn: (line) => void said.push(line) },
  });
  await queue.send([{ to: 'plan' }]);
  lanes.wake();
  await new Promise((resolve) => setImmediate(resolve));
  full = false;
  lanes.wake();
  await lanes.idle();
  expect(said).toEqual(['not working, and tried again later: database or disk is full', 'working again']);
  expect((await queue.counts()).dead).toBe(0);
});
