import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busyTimeoutMs = 10_000;

/**
 * A connection to the database file of one installation: records and the queue.
 *
 * `power cut`: every commit is on the disk before it counts, for a claim to send a mail must survive that.
 * `kill`: commits survive the end of the process; a power cut may take back the last of them, in order, which for
 * a queue means that messages come again.
 */
export function openDatabase(path: string, survives: 'power cut' | 'kill' = 'power cut'): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA busy_timeout = ${busyTimeoutMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${survives === 'power cut' ? 'FULL' : 'NORMAL'};
    PRAGMA wal_autocheckpoint = 2000;
    PRAGMA cache_size = -16000;
  `);
  return database;
}

/** Runs `work` in one transaction: all of it, or nothing when it throws or answers with `rollback`. */
export function inTransaction<T>(database: DatabaseSync, work: () => { result: T; rollback?: boolean }): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const { result, rollback } = work();
    database.exec(rollback ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
