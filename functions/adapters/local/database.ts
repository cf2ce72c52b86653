import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busyTimeoutMs = 10_000;
/** Of what the records and messages say and where they stand. A version that reads another format converts or refuses this one. */
const format = 1;

/**
 * A connection to the database file of one installation: records and the queue.
 *
 * `power cut`: every commit is on the disk before it counts, for a claim to send a mail must survive that.
 * `kill`: commits survive the end of the process; a power cut may take back the last of them, in order, which for
 * a queue means that messages come again.
 *
 * Throws when a later version of newsfold has made the file.
 */
export function openDatabase(path: string, survives: 'power cut' | 'kill' = 'power cut'): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA busy_timeout = ${busyTimeoutMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${survives === 'power cut' ? 'FULL' : 'NORMAL'};
    PRAGMA wal_autocheckpoint = 8000;
    PRAGMA cache_size = -16000;
  `);
  markFormat(database);
  return database;
}

function markFormat(database: DatabaseSync): void {
  const found = database.prepare('PRAGMA user_version').get()?.user_version;
  if (found === format) return;
  if (found !== 0) {
    database.close();
    throw new Error(
      `newsfold.db is of format ${found}, of a later version of newsfold: this one reads format ${format}`,
    );
  }
  database.exec(`PRAGMA user_version = ${format}`);
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
