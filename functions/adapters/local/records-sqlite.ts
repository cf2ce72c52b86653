import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Instant, RecordKey, RecordRange, Records, RecordWrite, StoredRecord } from '../../ports.ts';
import { assertReadable, assertRecordKey, assertWritable, recordJson } from '../record-rules.ts';
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
  readonly partition: string;
  readonly sort: string;
  readonly json: string;
  readonly version: number;
}

const schema = `
  CREATE TABLE IF NOT EXISTS records (
    partition TEXT NOT NULL, sort TEXT NOT NULL, json TEXT NOT NULL, version INTEGER NOT NULL, expires_at TEXT,
    PRIMARY KEY (partition, sort)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS swept_up_to (
    one INTEGER PRIMARY KEY CHECK (one = 1), partition TEXT NOT NULL, sort TEXT NOT NULL
  ) STRICT;
`;
const removeSql = 'DELETE FROM records WHERE partition = :partition AND sort = :sort';
const alive = '(expires_at IS NULL OR expires_at > :now)';

/** Records in SQLite. Text compares by its UTF-8 bytes there, as it does in DynamoDB. */
export function recordsSqlite(database: DatabaseSync, needs: { readonly clock: Clock }): Records {
  database.exec(schema);
  const one = database.prepare(
    `SELECT partition, sort, json, version FROM records WHERE partition = :partition AND sort = :sort AND ${alive}`,
  );
  const versionOf = database.prepare(
    `SELECT version FROM records WHERE partition = :partition AND sort = :sort AND ${alive}`,
  );
  const upsert = database.prepare(
    `INSERT INTO records VALUES (:partition, :sort, :json, :version, :expiresAt)
     ON CONFLICT DO UPDATE SET json = excluded.json, version = excluded.version, expires_at = excluded.expires_at`,
  );
  const remove = database.prepare(removeSql);
  const sweep = expirySweep(database);
  const lists = [false, true].map((descending) => database.prepare(listSql(descending)));

  const read = (key: RecordKey, now: Instant): Row | undefined =>
    one.get({ partition: key.partition, sort: key.sort, now }) as Row | undefined;

  const apply = (write: RecordWrite, json: string | undefined, before: number | undefined): void => {
    const key = { partition: write.key.partition, sort: write.key.sort };
    if (write.kind === 'delete') remove.run(key);
    if (write.kind === 'put') {
      upsert.run({ ...key, json: json as string, version: (before ?? 0) + 1, expiresAt: write.expiresAt ?? null });
    }
  };

  return {
    async get(key) {
      assertRecordKey(key);
      return recordOf(read(key, needs.clock.now()));
    },
    async getMany(keys) {
      assertReadable(keys);
      const now = needs.clock.now();
      return keys.map((key) => recordOf(read(key, now)));
    },
    async write(writes) {
      assertWritable(writes);
      const jsons = writes.map((write) => (write.kind === 'put' ? recordJson(write.key, write.value) : undefined));
      const now = needs.clock.now();
      const failed = inTransaction(database, () => {
        const versions = writes.map(
          ({ key }) => versionOf.get({ partition: key.partition, sort: key.sort, now })?.version as number | undefined,
        );
        const at = writes.findIndex((write, index) => !expectationHolds(write.expect, versions[index]));
        if (at !== -1) return { result: writes[at], rollback: true };
        for (const [index, write] of writes.entries()) apply(write, jsons[index], versions[index]);
        sweep(writes.length, now);
        return { result: undefined };
      });
      return failed === undefined ? { kind: 'written' } : { kind: 'conflict', key: failed.key };
    },
    async list(partition, range) {
      const list = lists[range.descending ? 1 : 0]!;
      return (list.all({ partition, ...bounds(range), now: needs.clock.now() }) as unknown as Row[]).map(
        (row) => recordOf(row) as StoredRecord,
      );
    },
  };
}

/**
 * Told of the writes of each transaction, in that transaction. The first of a process sweeps, too, and each goes on where
 * the last one ended, so that a newsfold that is started for minutes at a time gets round as well.
 */
function expirySweep(database: DatabaseSync): (written: number, now: Instant) => void {
  const upTo = database.prepare('SELECT partition, sort FROM swept_up_to');
  const next = database.prepare(
    `SELECT partition, sort, expires_at <= :now AS expired FROM records WHERE (partition, sort) > (:partition, :sort)
     ORDER BY partition, sort LIMIT ${recordsASweep}`,
  );
  const remove = database.prepare(removeSql);
  const goOnFrom = database.prepare('INSERT OR REPLACE INTO swept_up_to VALUES (1, :partition, :sort)');
  const first: RecordKey = { partition: '', sort: '' };
  let sinceSweep = writesBetweenSweeps;
  return (written, now) => {
    sinceSweep += written;
    if (sinceSweep < writesBetweenSweeps) return;
    sinceSweep = 0;
    const last = (upTo.get() ?? first) as unknown as RecordKey;
    const stretch = next.all({ ...last, now }) as unknown as readonly (RecordKey & {
      readonly expired: number | null;
    })[];
    for (const { partition, sort, expired } of stretch) if (expired === 1) remove.run({ partition, sort });
    const { partition, sort } = stretch[recordsASweep - 1] ?? first;
    goOnFrom.run({ partition, sort });
  };
}

function listSql(descending: boolean): string {
  return `SELECT partition, sort, json, version FROM records
    WHERE partition = :partition AND sort >= :from AND (:to IS NULL OR sort < :to) AND ${alive}
    ORDER BY sort ${descending ? 'DESC' : 'ASC'} LIMIT :limit`;
}

function bounds(range: RecordRange) {
  return { from: range.from ?? '', to: range.to ?? null, limit: range.limit };
}

function recordOf(row: Row | undefined): StoredRecord | undefined {
  return row && { partition: row.partition, sort: row.sort, value: JSON.parse(row.json), version: row.version };
}
