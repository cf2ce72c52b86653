import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busyTimeoutMs = 10_000;
/** What one article reads and writes; the system keeps the rest of the file at hand. docs/decisions/0014 has the measurement. */
const cacheKibibytes = 4_000;
/** Of what the records and messages say and where they stand. A version that reads another format converts or refuses this one. */
const format = 2;
/** What brings the records of an earlier format to the next one; those before 1 were like it. */
const conversions: Readonly<Record<number, string>> = {
  1: `CREATE TABLE records_2 (
        partition TEXT NOT NULL, sort TEXT NOT NULL, version INTEGER NOT NULL, expires_at TEXT, json TEXT NOT NULL,
        PRIMARY KEY (partition, sort)
      ) STRICT;
      INSERT INTO records_2 SELECT partition, sort, version, expires_at, json FROM records;
      DROP TABLE records;
      ALTER TABLE records_2 RENAME TO records;
      DROP TABLE IF EXISTS swept_up_to;`,
};

/**
 * A connection to the database file of one installation: records and the queue.
 *
 * `power cut`: every commit is on the disk before it counts, for a claim to send a mail must survive that.
 * `kill`: commits survive the end of the process; a power cut may take back the last of them, in order, which for
 * a queue means that messages come again.
 *
 * It holds readers' addresses and the secrets of sources, so nobody else on the machine may read what is made here.
 * Throws when a later version of newsfold has made the file.
 */
export function openDatabase(path: string, survives: 'power cut' | 'kill' = 'power cut'): DatabaseSync {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true });
    // SQLite gives the files beside it the same rights. One that is there keeps those that its owner gave it.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  }
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA busy_timeout = ${busyTimeoutMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${survives === 'power cut' ? 'FULL' : 'NORMAL'};
    PRAGMA wal_autocheckpoint = 8000;
    PRAGMA cache_size = -${cacheKibibytes};
  `);
  bringUpToFormat(database);
  return database;
}

/** A database for one run: what the cache does not hold is in a file that has no name, and goes with the process. */
export function scratchDatabase(): DatabaseSync {
  const database = new DatabaseSync('');
  database.exec(`PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -${cacheKibibytes};`);
  return database;
}

/** Converts what an earlier version of newsfold made, all of it or nothing, and marks what it is now. */
function bringUpToFormat(database: DatabaseSync): void {
  if (formatOf(database) === format) return;
  if (formatOf(database) > format) {
    const found = formatOf(database);
    database.close();
    throw new Error(
      `newsfold.db is of format ${found}, of a later version of newsfold: this one reads format ${format}`,
    );
  }
  inTransaction(database, () => {
    const records = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'records'").get();
    for (let found = formatOf(database); records !== undefined && found < format; found++) {
      database.exec(conversions[found] ?? '');
    }
    database.exec(`PRAGMA user_version = ${format}`);
  });
}

function formatOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Runs `work` in one transaction: all of it, or nothing when it throws or ends the transaction with ROLLBACK itself. */
export function inTransaction<T>(database: DatabaseSync, work: () => T, does: 'reads' | 'writes' = 'writes'): T {
  database.exec(does === 'reads' ? 'BEGIN' : 'BEGIN IMMEDIATE');
  try {
    const result = work();
    if (database.isTransaction) database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
