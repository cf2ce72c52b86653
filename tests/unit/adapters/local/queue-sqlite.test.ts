import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { queueSqlite } from '../../../../functions/adapters/local/queue-sqlite.ts';
import type { Message } from '../../../../functions/messages.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

test('notices what a command in another process queues, and not what it queues itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-queue-'));
  const databases = [1, 2].map(() => openDatabase(join(folder, 'newsfold.db')));
  onTestFinished(() => {
    for (const database of databases) database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const [running, command] = databases.map((database) => queueSqlite(database, { clock: manualClock() }));
  running!.wasTouched();
  await running!.send([{ to: 'plan' }]);
  expect(running!.wasTouched()).toBe(false);
  await command!.send([{ to: 'feed', topic: 'harbour' }]);
  expect(running!.wasTouched()).toBe(true);
  expect(running!.wasTouched()).toBe(false);
});

const poll: Message = { to: 'collect', sourceId: 'harbour' };

test('delivers at the next start what was queued while the clock ran ahead', async () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  await queueSqlite(database, { clock: manualClock('2036-11-22T08:00:00.000Z') }).send([poll]);
  const queue = queueSqlite(database, { clock: manualClock('2026-11-22T08:00:00.000Z') });
  queue.releaseLeases();
  expect((await queue.receive(['collect'], 60_000))?.message).toEqual(poll);
});

test('keeps the length of waits and leases when the clock is put back', async () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const clock = manualClock('2026-11-22T10:00:00.000Z');
  const queue = queueSqlite(database, { clock });
  await queue.send([poll], { delayMs: 5_000 });
  await queue.send([{ to: 'plan' }]);
  await queue.receive(['plan'], 60_000);
  clock.set('2026-11-22T08:00:00.000Z');
  expect(queue.nextInMs(['collect'])).toBe(5_000);
  expect(queue.nextInMs(['plan'])).toBe(60_000);
  expect(await queue.receive(['collect', 'plan'], 60_000)).toBeUndefined();
});
