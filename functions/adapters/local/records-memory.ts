import type {
  Clock,
  Expectation,
  Instant,
  Partition,
  RecordKey,
  RecordRange,
  Records,
  RecordWrite,
  StoredRecord,
} from '../../ports.ts';
import { assertReadable, assertRecordKey, assertWritable, foundRecords, recordJson } from '../record-rules.ts';
import { insertKey, positionOf, removeKey } from './sorted-keys.ts';

interface Row {
  readonly json: string;
  readonly version: number;
  readonly expiresAt: Instant | null;
}

interface Kept {
  readonly rows: Map<string, Row>;
  readonly sorted: string[];
}

/** Records kept in this process only: for tests, the simulation and commands that leave nothing behind. */
export function recordsMemory(needs: { readonly clock: Clock }): Records {
  const partitions = new Map<string, Kept>();

  const living = (key: RecordKey, now: Instant): Row | undefined => {
    const row = partitions.get(key.partition)?.rows.get(key.sort);
    return row === undefined || isExpired(row, now) ? undefined : row;
  };
  const read = <V>(key: RecordKey<V>, now: Instant): StoredRecord<V> | undefined => {
    const row = living(key, now);
    return row && { ...key, value: JSON.parse(row.json), version: row.version };
  };
  const apply = (write: RecordWrite, json: string | undefined, now: Instant): void => {
    const { partition, sort } = write.key;
    if (write.kind === 'put') {
      const into = partitions.get(partition) ?? { rows: new Map(), sorted: [] };
      const version = (living(write.key, now)?.version ?? 0) + 1;
      into.rows.set(sort, { json: json as string, version, expiresAt: write.expiresAt ?? null });
      insertKey(into.sorted, sort);
      partitions.set(partition, into);
    } else if (write.kind === 'delete') {
      const from = partitions.get(partition);
      if (from?.rows.delete(sort)) removeKey(from.sorted, sort);
    }
  };

  return {
    async get(key) {
      assertRecordKey(key);
      return read(key, needs.clock.now());
    },
    async getMany(keys) {
      assertReadable(keys);
      const now = needs.clock.now();
      return foundRecords(keys, (key) => read({ partition: key.partition, sort: key.sort }, now));
    },
    async write(writes) {
      assertWritable(writes);
      const jsons = writes.map((write) => (write.kind === 'put' ? recordJson(write.key, write.value) : undefined));
      const now = needs.clock.now();
      const failed = writes.find((write) => !expectationHolds(write.expect, living(write.key, now)?.version));
      if (failed !== undefined) return { kind: 'conflict', key: failed.key };
      for (const [at, write] of writes.entries()) apply(write, jsons[at], now);
      return { kind: 'written' };
    },
    async list<V>(partition: Partition<V>, range: RecordRange) {
      const found = partitions.get(partition);
      if (found === undefined) return [];
      const now = needs.clock.now();
      const low = range.from === undefined ? 0 : positionOf(found.sorted, range.from);
      const high = range.to === undefined ? found.sorted.length : positionOf(found.sorted, range.to);
      const step = range.descending ? -1 : 1;
      const records: StoredRecord<V>[] = [];
      for (let at = range.descending ? high - 1 : low; at >= low && at < high; at += step) {
        if (records.length === range.limit) break;
        const record = read<V>({ partition, sort: found.sorted[at] as string }, now);
        if (record !== undefined) records.push(record);
      }
      return records;
    },
  };
}

/** Whether a write may happen over a record of that version (undefined: nothing there). */
export function expectationHolds(expect: Expectation, version: number | undefined): boolean {
  if (expect === 'any') return true;
  return expect === 'absent' ? version === undefined : version === expect.version;
}

function isExpired(row: Row, now: Instant): boolean {
  return row.expiresAt !== null && row.expiresAt <= now;
}
