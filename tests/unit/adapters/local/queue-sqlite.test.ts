import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { queueSqlite } from '../../../../functions/adapters/local/queue-sqlite.ts';
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
