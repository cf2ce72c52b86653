import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { queueSqlite } from '../../../functions/adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../../../functions/adapters/local/records-sqlite.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Entry, Story } from '../../../functions/model/entry.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { type Arriving, nextDocument, type Outlet, simulatedTopics } from '../../simulation/generated-news.ts';
import { seeded } from '../../simulation/seeded.ts';

const killsCount = 20;
/** A message that the process ends over seven times is put aside, as what kills it: a whole run comes before that. */
const killsInARow = 5;
const seed = Number(process.env.NEWSFOLD_KILL_SEED ?? 20_261_122);
const command = fileURLToPath(new URL('../../../functions/cli/newsfold.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'newsfold-kill-'));
const data = join(root, 'data');
const seeds = join(root, 'seeds');
afterAll(() => rmSync(root, { recursive: true, force: true }));

test(`loses nothing and doubles nothing when it is killed ${killsCount} times (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const chance = seeded(seed);
  writeSeeds();
  mkdirSync(join(data, 'documents'), { recursive: true });
  const digestTo = ['ann@example.org', 'ben@example.org'];
  const settle = (liveGapMinutes: number) =>
    writeFileSync(join(data, 'settings.json'), JSON.stringify({ digestTo, quietSpellMinutes: 0, liveGapMinutes }));
  settle(0);

  const started = performance.now();
  expect(await exitOf(start('--once'))).toBe(0);
  const usualMs = performance.now() - started;

  const outlets: Outlet[] = [];
  for (let kill = 0; kill < killsCount; kill++) {
    const child = start();
    const killed = exitOf(child);
    const momentMs = usualMs * (0.5 + 0.6 * chance.number());
    // What the owner drops has the owner's trust, so nothing forged is among it.
    const arriving = [2 * kill, 2 * kill + 1]
      .map((number) => nextDocument(number, outlets, chance))
      .filter(({ forged }) => forged === undefined);
    outlets.push(...arriving.flatMap((document) => document.articles));
    await Promise.all([sleep(momentMs).then(() => child.kill('SIGKILL')), ...arriving.map(drop)]);
    await killed;
    if (kill % killsInARow === killsInARow - 1) expect(await exitOf(start('--once'))).toBe(0);
  }
  // An edition a minute is made at most: whether the first of these two runs can make one, or the second, would be chance.
  settle(600);
  expect(await exitOf(start('--once'))).toBe(0);
  const before = publicFiles();
  const mailsBefore = mails();
  expect(await exitOf(start('--once'))).toBe(0);
  expect(publicFiles()).toEqual(before);
  expect(mails()).toEqual(mailsBefore);

  const clock = manualClock(new Date().toISOString());
  const database = openDatabase(join(data, 'newsfold.db'));
  const queue = queueSqlite(database, { clock });
  expect(queue.deadLetters(10)).toEqual([]);
  const records = recordsSqlite(database, { clock });
  for (const { slug } of simulatedTopics) {
    const expected = outlets.filter((outlet) => outlet.topic === slug).map(({ title }) => title);
    const found = await records.list(recordKeys.entry(slug, '').partition, { limit: 1_000 });
    const entries = found.map((record) => record.value as Entry);
    const titles = entries.flatMap((entry) => [entry.title, ...entry.alsoAt.map((copy) => copy.title)]);
    expect(new Set(titles)).toEqual(new Set(expected));
    const articleIds = entries.flatMap((entry) => [entry.articleId, ...entry.alsoAt.map((copy) => copy.articleId)]);
    expect(articleIds).toHaveLength(new Set(articleIds).size);
    const stories = await records.getMany(
      [...new Set(entries.map((entry) => entry.storyId))].map((id) => recordKeys.story(slug, id)),
    );
    const inStories = stories.flatMap((record) => (record!.value as Story).entries);
    expect(inStories.toSorted()).toEqual(entries.map((entry) => entry.position).toSorted());
    for (const title of new Set(expected)) {
      const alike = entries.filter((entry) => entry.title === title).length;
      for (const reader of digestTo)
        expect(toldTimes(mailsBefore, reader, title), `${reader}: ${title}`).toBeLessThanOrEqual(alike);
    }
  }
  expect(mailsBefore.length).toBeGreaterThan(0);
  database.close();
});

function start(...more: readonly string[]): ChildProcess {
  const options = ['--data', data, '--seeds', seeds, '--port', '0', '--offline', '--base-url', 'http://news.example'];
  return spawn(process.execPath, [command, 'start', ...options, ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** As a slow program would: half the file, and after a moment the rest. */
async function drop({ key, content }: Arriving): Promise<void> {
  const path = join(data, 'documents', key.split('/').at(-1)!);
  const half = content.bytes.length >> 1;
  writeFileSync(path, content.bytes.subarray(0, half));
  await sleep(20);
  appendFileSync(path, content.bytes.subarray(half));
}

function writeSeeds(): void {
  for (const { slug, title, description, language, query } of simulatedTopics) {
    mkdirSync(join(seeds, slug), { recursive: true });
    writeFileSync(join(seeds, slug, 'topic.json'), JSON.stringify({ slug, title, description, language, query }));
  }
}

function publicFiles(): Record<string, string> {
  const files = readdirSync(join(data, 'public'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return Object.fromEntries(
    files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name), 'utf8')]),
  );
}

function mails(): { readonly name: string; readonly words: string }[] {
  const names = readdirSync(join(data, 'outbox')).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => {
    const raw = readFileSync(join(data, 'outbox', name), 'utf8');
    return { name, words: raw.replaceAll('=\r\n', '').replaceAll(/\s+/g, ' ') };
  });
}

function toldTimes(all: ReturnType<typeof mails>, reader: string, title: string): number {
  return all.filter(({ name, words }) => name.includes(reader) && words.includes(title)).length;
}
