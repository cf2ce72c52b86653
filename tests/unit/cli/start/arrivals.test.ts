import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { arrivals } from '../../../../functions/cli/start/arrivals.ts';
import { putSource } from '../../../../functions/collect/owned-sources.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import type { SourceState } from '../../../../functions/model/source.ts';
import type { LocalNewsfold } from '../../../../functions/runtime/local.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const now = '2026-11-22T06:00:00.000Z';

/** What is told once the sources were asked, the first of them in vain where `failing`. */
async function toldAfterPolls(failing: boolean, pending: () => boolean, offline = false): Promise<readonly string[]> {
  const clock = manualClock(now);
  const records = recordsMemory({ clock });
  for (const host of ['one', 'two']) {
    await putSource({ url: `https://${host}.example/feed`, topics: ['lake'] }, { clock, records });
  }
  const { partition } = recordKeys.source('');
  for (const [at, { sort, value, version }] of (await records.list(partition, { limit: 10 })).entries()) {
    const failuresInRow = failing && at === 0 ? 1 : 0;
    const asked: SourceState = { ...(value as SourceState), lastAttemptAt: now, failuresInRow };
    await records.write([{ kind: 'put', key: { partition, sort }, value: asked, expect: { version } }]);
  }
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const shown = arrivals({ write, progress: process.stderr, mailed: false, offline, baseUrl: 'http://127.0.0.1:8080' });
  shown.caughtUp();
  const newsfold = {
    world: { clock, records },
    queue: { counts: async () => ({ waiting: 0, inFlight: 0, dead: 0 }), isPending: pending },
  } as unknown as LocalNewsfold;
  for (const source of ['one', 'two', 'two']) await shown.done({ to: 'collect', sourceId: source }, [], newsfold);
  return lines;
}

test('says once, after the first round of polls, how many sources answered and where the reasons are', async () => {
  const lines = await toldAfterPolls(true, () => false);
  expect(lines).toEqual([
    expect.stringMatching(/sources: 2 of 2 asked, 1 answered; http:\/\/127\.0\.0\.1:8080\/status says why not\n$/),
  ]);
});

test('says that all sources answered', async () => {
  expect(await toldAfterPolls(false, () => false)).toEqual([
    expect.stringMatching(/sources: 2 of 2 asked, all answered\n$/),
  ]);
});

test('waits for the end of the first round of polls', async () => {
  expect(await toldAfterPolls(true, () => true)).toEqual([]);
});

test('does not say that sources were asked where none is', async () => {
  expect(await toldAfterPolls(true, () => false, true)).toEqual([]);
});

test('tells of an edition once, however many shards its readers are in, and of each mail to one reader', async () => {
  const clock = manualClock(now);
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const shown = arrivals({
    write,
    progress: process.stderr,
    mailed: false,
    offline: true,
    baseUrl: 'http://127.0.0.1:8080',
  });
  shown.caughtUp();
  const newsfold = {
    world: { clock, records: recordsMemory({ clock }) },
    queue: { counts: async () => ({ waiting: 0, inFlight: 0, dead: 0 }), isPending: () => false },
  } as unknown as LocalNewsfold;
  for (const edition of ['live-2026-11-22T06-00', 'live-2026-11-22T07-00', 'confirm-2026-11-22']) {
    for (const shard of ['a', 'b', 'c']) {
      await shown.done({ to: 'send', topic: 'lake', edition, shard }, [], newsfold);
    }
  }
  const told = lines.map((line) => line.replace(/^\s*\S+\s+/, '').trimEnd());
  expect(told).toEqual([
    'edition live-2026-11-22T06-00 of lake: in the outbox',
    'edition live-2026-11-22T07-00 of lake: in the outbox',
    ...Array(3).fill('request to confirm a subscription, lake: in the outbox'),
  ]);
});

test('never shows more steps done than there are', async () => {
  const shown: string[] = [];
  const terminal = Object.assign(new Writable({ write: (chunk, _, done) => done(void shown.push(String(chunk))) }), {
    ...{ isTTY: true, columns: 80, cursorTo: () => true, clearLine: () => true, moveCursor: () => true },
  }) as unknown as NodeJS.WriteStream;
  const bar = arrivals({
    write: () => {},
    progress: terminal,
    mailed: false,
    offline: true,
    baseUrl: 'http://127.0.0.1:8080',
  });
  const left = [3, 2, 4, 3, 2, 1, 0];
  for (const waiting of left) {
    const newsfold = { queue: { counts: async () => ({ waiting, inFlight: 0, dead: 0 }) } } as unknown as LocalNewsfold;
    await bar.done({ to: 'plan' }, [], newsfold);
  }
  bar.caughtUp();
  const steps = [...shown.join('').matchAll(/(\d+) of (\d+) steps/g)].map(([, done, all]) => [
    Number(done),
    Number(all),
  ]);
  expect(steps.at(-1)).toEqual([7, 7]);
  for (const [done, all] of steps) expect(done).toBeLessThanOrEqual(all!);
});

test('counts the articles on a topic, also where one document holds several and one article is on two', async () => {
  const newsfold = {
    world: { clock: manualClock(now) },
    queue: { counts: async () => ({ waiting: 0, inFlight: 0, dead: 0 }) },
  } as unknown as LocalNewsfold;
  const shown = arrivals({ write: () => {}, progress: process.stderr, mailed: false, offline: true, baseUrl: '' });
  const onTopic = [
    ['lake', 'one'],
    ['lake', 'two'],
    ['dam', 'two'],
  ].map(([topic = '', articleKey = '']) => ({ to: 'curate' as const, topic, articleKey }));
  const nearly = {
    to: 'curate',
    topic: 'dam',
    articleKey: 'three',
    offTopic: { score: 1, threshold: 2, why: [] },
  } as const;
  await shown.done({ to: 'normalise', key: 'documents/feed.xml' }, [...onTopic, nearly], newsfold);
  expect(shown.tally()).toEqual({ documents: 1, rejected: 0, onTopic: 2 });
});

test('says what it could not find out, and fails nothing for that: the work itself was done', async () => {
  const lines: string[] = [];
  const needs = { write: (line: string) => lines.push(line), progress: process.stderr, mailed: false, offline: true };
  const shown = arrivals({ ...needs, baseUrl: 'http://127.0.0.1:8080' });
  const newsfold = {
    world: { clock: manualClock(now) },
    queue: { counts: () => Promise.reject(new Error('disk I/O error')) },
  } as unknown as LocalNewsfold;
  await shown.done({ to: 'normalise', key: 'documents/a.html' }, [], newsfold);
  expect(lines).toEqual([
    expect.stringMatching(/normalise was done; what came of it is not known: disk I\/O error\n$/),
  ]);
});
