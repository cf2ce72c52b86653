import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { blobsFiles } from '../../functions/adapters/local/blobs-files.ts';
import { openDatabase, scratchDatabase } from '../../functions/adapters/local/database.ts';
import { mailerOutbox } from '../../functions/adapters/local/mailer-outbox.ts';
import { queueSqlite } from '../../functions/adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../../functions/adapters/local/records-sqlite.ts';
import { blobsContract } from './blobs-contract.ts';
import { mailerContract } from './mailer-contract.ts';
import { manualClock } from './manual-clock.ts';
import { queueContract } from './queue-contract.ts';
import { recordsContract } from './records-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'newsfold-contracts-'));
const folder = (): string => mkdtempSync(join(root, 'case-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

blobsContract('blobs in files', async () => blobsFiles(folder()));

recordsContract('records in SQLite', async () => {
  const clock = manualClock();
  return { records: recordsSqlite(openDatabase(join(folder(), 'newsfold.db')), { clock }), clock };
});

recordsContract('records of one run', async () => {
  const clock = manualClock();
  return { records: recordsSqlite(scratchDatabase(), { clock }), clock };
});

queueContract('the queue in SQLite', async () => {
  const clock = manualClock();
  return { queue: queueSqlite(openDatabase(join(folder(), 'newsfold.db')), { clock }), clock };
});

mailerContract('the outbox', async () => {
  const outbox = folder();
  return {
    mailer: mailerOutbox({ folder: outbox, temporaryFolder: join(outbox, '.tmp') }),
    received: async () =>
      readdirSync(outbox)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(outbox, name))),
  };
});
