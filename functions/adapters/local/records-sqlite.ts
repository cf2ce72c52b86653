import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Instant, RecordKey, RecordRange, Records, RecordWrite, StoredRecord } from '../../ports.ts';
import { assertReadable, assertRecordKey, assertWritable, recordJson } from '../record-rules.ts';
import { inTransaction } from './database.ts';
import { expectationHolds } from './records-memory.ts';

/** Expired records are swept away a few at a time, every so many writes, so that no write waits for many. */
const writesBetweenSweeps = 200;
const sweptAtOnceMax = 500;

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
  CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires_at) WHERE expires_at IS NOT NULL;
`;
const alive = '(expires_at IS NULL OR expires_at > :now)';

/** Records in SQLite. Text compares by its UTF-8 bytes there, as it does in DynamoDB. */
export function recordsSqlite(database: DatabaseSync, needs: { readonly clock: Clock }): Records {
  database.exec(schema);
  const one = database.prepare(
    `SELECT partition, sort, json, version FROM records WHERE partition = :partition AND sort = :sort AND ${alive}`,
  );
  const upsert = database.prepare(
    `INSERT INTO records VALUES (:partition, :sort, :json, :version, :expiresAt)
     ON CONFLICT DO UPDATE SET json = excluded.json, version = excluded.version, expires_at = excluded.expires_at`,
  );
  const remove = database.prepare('DELETE FROM records WHERE partition = :partition AND sort = :sort');
  const sweep = database.prepare(
    `DELETE FROM records WHERE (partition, sort) IN
     (SELECT partition, sort FROM records WHERE expires_at <= :now LIMIT ${sweptAtOnceMax})`,
  );
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

  let writesCount = 0;
  const sweepNowAndThen = (now: Instant): void => {
    writesCount += 1;
    if (writesCount % writesBetweenSweeps === 0) sweep.run({ now });
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
        const versions = writes.map((write) => read(write.key, now)?.version);
        const at = writes.findIndex((write, index) => !expectationHolds(write.expect, versions[index]));
        if (at !== -1) return { result: writes[at], rollback: true };
        for (const [index, write] of writes.entries()) apply(write, jsons[index], versions[index]);
        sweepNowAndThen(now);
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
