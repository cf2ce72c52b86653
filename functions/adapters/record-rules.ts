import {
  type FoundRecords,
  type RecordKey,
  type RecordWrite,
  recordBytesMax,
  recordReadsMax,
  type StoredRecord,
  transactionWritesMax,
} from '../ports.ts';

/** DynamoDB's own limits on keys, in bytes of UTF-8. */
const partitionBytesMax = 2048;
const sortBytesMax = 1024;

/** Throws for a transaction that no adapter could carry out everywhere: wrong code, not wrong data. */
export function assertWritable(writes: readonly RecordWrite[]): void {
  if (writes.length > transactionWritesMax) {
    throw new RangeError(`${writes.length} writes in one transaction; at most ${transactionWritesMax} fit`);
  }
  const seen = new Set<string>();
  for (const write of writes) {
    assertRecordKey(write.key);
    const name = JSON.stringify([write.key.partition, write.key.sort]);
    if (seen.has(name)) throw new RangeError(`the key ${name} is written twice in one transaction`);
    seen.add(name);
  }
}

/** Throws for more keys than one read takes, or for one that cannot be stored. */
export function assertReadable(keys: readonly RecordKey[]): void {
  if (keys.length > recordReadsMax) {
    throw new RangeError(`${keys.length} records asked for at once; at most ${recordReadsMax} can be`);
  }
  for (const key of keys) assertRecordKey(key);
}

/** What `read` finds under each of the keys. */
export function foundRecords<const Keys extends readonly RecordKey[]>(
  keys: Keys,
  read: (key: RecordKey) => StoredRecord | undefined,
): FoundRecords<Keys> {
  return keys.map((key) => read(key)) as FoundRecords<Keys>;
}

/** Throws for a key that DynamoDB would not take: keys are made by code, so this is wrong code. */
export function assertRecordKey(key: RecordKey): void {
  assertPart('partition', key.partition, partitionBytesMax);
  assertPart('sort key', key.sort, sortBytesMax);
}

/** The value as JSON text; throws when it is no JSON or too large for one record. */
export function recordJson(key: RecordKey, value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`the value of ${key.partition} ${key.sort} cannot be kept as JSON`);
  const bytesCount = Buffer.byteLength(json);
  if (bytesCount > recordBytesMax) {
    throw new RangeError(`${key.partition} ${key.sort} takes ${bytesCount} bytes; at most ${recordBytesMax} fit`);
  }
  return json;
}

function assertPart(what: string, text: string, bytesMax: number): void {
  const bytesCount = Buffer.byteLength(text);
  if (bytesCount === 0 || bytesCount > bytesMax) {
    throw new RangeError(`a record's ${what} is ${bytesCount} bytes long; it must have 1 to ${bytesMax}`);
  }
}
