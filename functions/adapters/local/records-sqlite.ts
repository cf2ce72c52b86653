import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock, Instant, RecordKey, RecordRange, Records, RecordWrite, StoredRecord } from '../../ports.ts';
import { assertReadable, assertRecordKey, assertWritable, foundRecords, recordJson } from '../record-rules.ts';
import { inTransaction } from './database.ts';
import { expectationHolds } from './records-memory.ts';

/**
 * After so many writes the next records in order are looked at, and those that expired go: some more than were written,
 * so that a round ends before the records have doubled. An index by expiry would find them at once, but costs each write
 * a second page, and with that a fifth of the speed.
 */
const writesBetweenSweeps = 1000;
const recordsASweep = 2000;

interface Row {
  readonly json: string;
  readonly version: number;
}

/**
 * By rows, not by their key: a row of some kilobytes would be taken apart by a tree of keys, and each write touch more pages.
 * What the sweep looks at stands before the value, which may go on over several pages.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS records (
    partition TEXT NOT NULL, sort TEXT NOT NULL, version INTEGER NOT NULL, expires_at TEXT, json TEXT NOT NULL,
    PRIMARY KEY (partition, sort)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS swept_up_to (one INTEGER PRIMARY KEY CHECK (one = 1), row INTEGER NOT NULL) STRICT;
`;
const ofKey = 'partition = :partition AND sort = :sort';
const alive = '(expires_at IS NULL OR expires_at > :now)';

/** Over nothing or, where asked for, over anything. */
const insertSql = `INSERT INTO records (partition, sort, version, expires_at, json)
  VALUES (:partition, :sort, 1, :expiresAt, :json)
  ON CONFLICT DO UPDATE SET version = iif(${alive}, version + 1, 1), expires_at = :expiresAt, json = :json
    WHERE :overAny OR NOT ${alive}`;
/** Over that version. */
const updateSql = `UPDATE records SET version = version + 1, expires_at = :expiresAt, json = :json
  WHERE ${ofKey} AND version = :version AND ${alive}`;

/** Records in SQLite. Text compares by its UTF-8 bytes there, as it does in DynamoDB. */
export function recordsSqlite(database: DatabaseSync, needs: { readonly clock: Clock }): Records {
  database.exec(schema);
  // By place, for to look names up takes as long again as to find the row.
  const one = database.prepare(
    'SELECT json, version FROM records WHERE partition = ? AND sort = ? AND (expires_at IS NULL OR expires_at > ?)',
  );
  const lists = [false, true].map((descending) => database.prepare(listSql(descending)));
  const change = changeRecords(database);
  const sweep = expirySweep(database);

  const read = <V>({ partition, sort }: RecordKey<V>, now: Instant): StoredRecord<V> | undefined => {
    const row = one.get(partition, sort, now) as Row | undefined;
    return row && { partition, sort, value: JSON.parse(row.json), version: row.version };
  };

  return {
    async get(key) {
      assertRecordKey(key);
      return read(key, needs.clock.now());
    },
    async getMany(keys) {
      assertReadable(keys);
      const now = needs.clock.now();
      return inTransaction(database, () => foundRecords(keys, (key) => read(key, now)), 'reads');
    },
    async write(writes) {
      assertWritable(writes);
      const jsons = writes.map((write) => (write.kind === 'put' ? recordJson(write.key, write.value) : ''));
      const now = needs.clock.now();
      const conflict = inTransaction(database, () => {
        const failed = writes.find((write, at) => !change(write, jsons[at] as string, now));
        if (failed === undefined) sweep(writes.length, now);
        else database.exec('ROLLBACK');
        return failed;
      });
      return conflict === undefined ? { kind: 'written' } : { kind: 'conflict', key: conflict.key };
    },
    async list(partition, range) {
      const list = lists[range.descending ? 1 : 0] as StatementSync;
      const rows = list.all({ partition, ...bounds(range), now: needs.clock.now() });
      return (rows as unknown as (Row & RecordKey)[]).map(({ sort, json, version }) => ({
        partition,
        sort,
        value: JSON.parse(json),
        version,
      }));
    },
  };
}

/** Makes one write; false, and nothing changed, where what is there is not what it expects. */
function changeRecords(database: DatabaseSync): (write: RecordWrite, json: string, now: Instant) => boolean {
  const insert = database.prepare(insertSql);
  const update = database.prepare(updateSql);
  const versionOf = database.prepare(`SELECT version FROM records WHERE ${ofKey} AND ${alive}`);
  const remove = database.prepare(`DELETE FROM records WHERE ${ofKey}`);
  return (write, json, now) => {
    const { expect } = write;
    const { partition, sort } = write.key;
    if (write.kind === 'put') {
      const row = { partition, sort, json, expiresAt: write.expiresAt ?? null, now };
      const { changes } =
        typeof expect === 'object'
          ? update.run({ ...row, version: expect.version })
          : insert.run({ ...row, overAny: expect === 'any' ? 1 : 0 });
      return changes === 1;
    }
    const holds = expectationHolds(expect, versionOf.get({ partition, sort, now })?.version as number | undefined);
    if (holds && write.kind === 'delete') remove.run({ partition, sort });
    return holds;
  };
}

/**
 * Told of the writes of each transaction, in that transaction. The first of a process sweeps, too, and each goes on where
 * the last one ended, so that a newsfold that is started for minutes at a time gets round as well.
 */
function expirySweep(database: DatabaseSync): (written: number, now: Instant) => void {
  const upTo = database.prepare('SELECT row FROM swept_up_to');
  const stretch = database.prepare(
    `SELECT count(*) AS count, max(rowid) AS last
     FROM (SELECT rowid FROM records WHERE rowid > :from ORDER BY rowid LIMIT ${recordsASweep})`,
  );
  const remove = database.prepare('DELETE FROM records WHERE rowid > :from AND rowid <= :last AND expires_at <= :now');
  const goOnFrom = database.prepare('INSERT OR REPLACE INTO swept_up_to VALUES (1, :row)');
  let sinceSweep = writesBetweenSweeps;
  return (written, now) => {
    sinceSweep += written;
    if (sinceSweep < writesBetweenSweeps) return;
    sinceSweep = 0;
    const from = (upTo.get()?.row ?? 0) as number;
    const { count, last } = stretch.get({ from }) as { count: number; last: number | null };
    if (last !== null) remove.run({ from, last, now });
    goOnFrom.run({ row: count < recordsASweep ? 0 : last });
  };
}

function listSql(descending: boolean): string {
  return `SELECT sort, json, version FROM records
    WHERE partition = :partition AND sort >= :from AND (:to IS NULL OR sort < :to) AND ${alive}
    ORDER BY sort ${descending ? 'DESC' : 'ASC'} LIMIT :limit`;
}

function bounds(range: RecordRange) {
  return { from: range.from ?? '', to: range.to ?? null, limit: range.limit };
}
