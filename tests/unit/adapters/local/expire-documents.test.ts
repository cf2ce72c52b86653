import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobsFiles } from '../../../../functions/adapters/local/blobs-files.ts';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { expireDocuments, expireOutbox } from '../../../../functions/adapters/local/expire-documents.ts';
import { queueSqlite } from '../../../../functions/adapters/local/queue-sqlite.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const now = '2026-11-22T12:00:00.000Z';
const clock = manualClock(now);
const days = 90;
const old = 'documents/desk/old.html';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-expiry-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a stored file look as old as that. */
function age(key: string, daysOld: number): void {
  const seconds = Date.parse(now) / 1000 - daysOld * 86_400;
  utimesSync(join(folder, key), seconds, seconds);
}

async function put(key: string, daysOld: number): Promise<void> {
  const metadata = { source: 'desk', 'received-at': now };
  await blobsFiles(folder).put(key, { bytes: new TextEncoder().encode(key), contentType: 'text/html', metadata });
  age(key, daysOld);
}

function dropByHand(key: string, daysOld: number): void {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  writeFileSync(join(folder, key), key);
  age(key, daysOld);
}

function filesLeft(): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = found.map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  return paths.filter((path) => !path.startsWith('.') && !path.startsWith('newsfold.db')).sort();
}

async function expire(prepare: (queue: ReturnType<typeof queueSqlite>) => void = () => {}, keptDays = days) {
  const database = openDatabase(join(folder, 'newsfold.db'));
  const queue = queueSqlite(database, { clock });
  prepare(queue);
  const removed = await expireDocuments({ folder, blobs: blobsFiles(folder), clock, queue, days: keptDays });
  const known = queue.wasSent(old, '1');
  database.close();
  return { removed, known };
}

it('removes mails from the outbox that were put there long ago, and nothing else', () => {
  mkdirSync(join(folder, 'outbox'));
  for (const [name, daysOld] of Object.entries({ 'old.eml': days + 1, 'young.eml': days - 1, 'notes.txt': days + 1 })) {
    writeFileSync(join(folder, 'outbox', name), name);
    age(`outbox/${name}`, daysOld);
  }
  expect(expireOutbox(join(folder, 'outbox'), { clock, days })).toBe(1);
  expect(filesLeft()).toEqual(['outbox/notes.txt', 'outbox/young.eml']);
  expect(expireOutbox(join(folder, 'nowhere'), { clock, days })).toBe(0);
});

describe('documents that came in long ago', () => {
  it('are removed, with those refused, and their articles stay', async () => {
    await put(old, days + 1);
    await put('documents/desk/young.html', days - 1);
    await put('rejected/desk/old.html', days + 1);
    await put('articles/a/1.json', days + 1);
    await put('held/mail/old.eml', days + 1);
    expect((await expire()).removed).toBe(3);
    expect(filesLeft()).toEqual(['articles/a/1.json', 'documents/desk/young.html']);
    expect(readdirSync(join(folder, '.blobs/documents/desk'))).toEqual(['young.html']);
  });

  it('stay for a month where they are mails that wait for the owner', async () => {
    await put('held/mail/waits.eml', 29);
    await put('held/mail/old.eml', 31);
    expect((await expire(() => {}, 7)).removed).toBe(1);
    expect(filesLeft()).toEqual(['held/mail/waits.eml']);
  });

  it('are forgotten by the queue, which would grow for ever otherwise', async () => {
    await put(old, days + 1);
    expect(await expire((queue) => queue.sendOnce(old, '1', { to: 'plan' }))).toEqual({ removed: 1, known: false });
  });

  it('stay while they wait to be read, and where a person or the seeds put them', async () => {
    await put(old, days + 1);
    await put('documents/seeds/example.txt', days + 1);
    dropByHand('documents/letter.txt', days + 1);
    const awaited = { to: 'normalise', key: old } as const;
    expect(await expire((queue) => queue.sendOnce(old, '1', awaited))).toEqual({ removed: 0, known: true });
    expect(filesLeft()).toEqual([old, 'documents/letter.txt', 'documents/seeds/example.txt']);
  });
});
