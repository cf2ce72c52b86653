import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { SourceState } from '../../../functions/model/source.ts';
import { importSubscriber } from '../../../functions/subscribe/import-subscriber.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { simulatedTopics } from '../../simulation/generated-news.ts';
import { type LocalRun, localRun } from './local-run.ts';

const topic = simulatedTopics[0]!;
const url = 'https://desk.example/feed';
const title = 'Dockers strike at the harbour';
const item = `<item><title>${title}</title><link>https://desk.example/strike</link><pubDate>${new Date().toUTCString()}</pubDate><description>Cranes stand still.</description></item>`;

/** The feed before and after newsfold was off. */
const feedOf = (items: string) => {
  const text = `<rss version="2.0"><channel><title>Desk</title><link>https://desk.example/</link>${items}</channel></rss>`;
  return { url, answer: async () => text };
};

let run: LocalRun | undefined;
afterEach(async () => {
  await run?.end();
  run = undefined;
});

/** A folder with a daily reader whose hour came an hour ago, while newsfold was off, as did that of the one source. */
async function folderWithReader(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-hour-'));
  const { newsfold } = localRun({ folder, feed: feedOf('') });
  await newsfold.catchUp();
  await newsfold.poll();
  const { world } = newsfold;
  const rhythm = { cadence: 'daily', hour: 7, weekday: 1, zone: 'UTC' } as const;
  const row = { kind: 'address', line: 2, address: 'ann@example.org', rhythm: {}, consentAt: null } as const;
  const options = { topic, rhythm, file: 'readers.csv', dryRun: false };
  await importSubscriber(row, options, await tokenSecret(world), world);

  const hourAgo = new Date(Date.parse(world.clock.now()) - 3_600_000).toISOString();
  const [reader] = await world.records.list(recordKeys.due('', '', '').partition, { limit: 1 });
  const [place] = await world.records.list(recordKeys.dueSource('', '').partition, { limit: 1 });
  const [source] = await world.records.list(recordKeys.source('').partition, { limit: 1 });
  const key = recordKeys.source(source!.sort);
  const value = { ...(source!.value as SourceState), nextPollAt: hourAgo };
  await world.records.write([
    { kind: 'put', key: recordKeys.due(hourAgo, topic.slug, 'daily/07/UTC'), value: reader!.value, expect: 'any' },
    { kind: 'put', key: recordKeys.dueSource(hourAgo, source!.sort), value: place!.value, expect: 'any' },
    { kind: 'put', key, value, expect: 'any' },
  ]);
  await newsfold.close();
  return folder;
}

function mailed(): readonly string[] {
  const outbox = join(run!.folder, 'outbox');
  const mails = readdirSync(outbox).filter((name) => name.endsWith('.eml'));
  return mails.map((name) => (readFileSync(join(outbox, name), 'utf8').includes(title) ? 'the news' : 'nothing of it'));
}

test('brings in the digest whose hour has passed what a run that ends finds at its sources', async () => {
  run = localRun({ folder: await folderWithReader(), feed: feedOf(item) });
  await run.newsfold.catchUp();
  await run.newsfold.poll();
  expect(mailed()).toEqual(['the news']);
});

test('brings in it what the first round of polls finds', async () => {
  run = localRun({ folder: await folderWithReader(), feed: feedOf(item) });
  await run.newsfold.catchUp();
  run.newsfold.keepRunning();
  await expect.poll(mailed, { timeout: 30_000 }).toEqual(['the news']);
});

test('brings in it what was dropped while newsfold was off, also where no source is asked', async () => {
  const folder = await folderWithReader();
  writeFileSync(join(folder, 'documents', 'desk.xml'), await feedOf(item).answer());
  run = localRun({ folder, feed: feedOf(''), offline: true });
  await run.newsfold.catchUp();
  await run.newsfold.poll();
  expect(mailed()).toEqual(['the news']);
});
