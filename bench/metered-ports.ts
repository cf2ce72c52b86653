import { recordItem } from '../functions/adapters/aws/record-item.ts';
import type { Blobs, Instant, Mailer, RecordKey, Records, RecordWrite, StoredRecord } from '../functions/ports.ts';
import type { Priced } from './aws-prices.ts';

/** What S3, DynamoDB and SES usually take for one request within a region, and a site elsewhere, in milliseconds. */
export const answersInMs = { table: 5, objects: 25, mail: 60, site: 300 } as const;

export interface Meter {
  readonly count: (priced: Priced, by: number) => void;
  /** Lets that many milliseconds of the waiting function's time pass. */
  readonly wait: (ms: number) => Promise<void>;
  /** What is stored from now on under a name, and until when; no bytes when it is gone. */
  readonly keep: (what: 'object' | 'record', name: string, bytes: number, expiresAt?: Instant) => void;
}

/**
 * Records in memory that count what DynamoDB would bill: a read unit for each 4 KiB of an item (of all items together
 * in a query), a write unit for each KiB, twice in a transaction, at least one for each (DynamoDB guide, "Read and
 * write operations").
 */
export function meteredRecords(records: Records, { count, wait, keep }: Meter): Records {
  const read = async (found: readonly (StoredRecord | undefined)[]): Promise<void> => {
    count('tableReads', Math.max(1, Math.ceil(found.reduce((bytes, record) => bytes + bytesOf(record), 0) / 4096)));
  };
  return {
    get: async (key) => {
      await wait(answersInMs.table);
      const found = await records.get(key);
      read([found]);
      return found;
    },
    getMany: async (keys) => {
      await wait(answersInMs.table);
      const found = await records.getMany(keys);
      for (const record of found) read([record]);
      return found;
    },
    list: async (partition, range) => {
      await wait(answersInMs.table);
      const found = await records.list(partition, range);
      read(found);
      return found;
    },
    write: async (writes) => {
      await wait(answersInMs.table);
      const written = await records.write(writes);
      const times = writes.length > 1 ? 2 : 1;
      for (const write of writes) {
        const bytes = bytesWritten(write);
        count('tableWrites', times * Math.max(1, Math.ceil(bytes / 1024)));
        if (written.kind === 'conflict' || write.kind === 'check') continue;
        keep(
          'record',
          `${write.key.partition} ${write.key.sort}`,
          bytes,
          write.kind === 'put' ? write.expiresAt : undefined,
        );
      }
      return written;
    },
  };
}

/** S3 asks the same for every put and copy, also one whose condition did not hold, and the same for every get and head. */
export function meteredBlobs(blobs: Blobs, { count, wait, keep }: Meter, put: (key: string) => void): Blobs {
  const asked = async (priced: 'objectReads' | 'objectWrites'): Promise<void> => {
    count(priced, 1);
    await wait(answersInMs.objects);
  };
  return {
    ...blobs,
    get: async (key) => asked('objectReads').then(() => blobs.get(key)),
    head: async (key) => asked('objectReads').then(() => blobs.head(key)),
    put: async (key, content, condition) => {
      await asked('objectWrites');
      const written = await blobs.put(key, content, condition);
      if (written.kind === 'written') {
        keep('object', key, content.bytes.byteLength);
        put(key);
      }
      return written;
    },
    copy: async (from, to) => asked('objectWrites').then(() => blobs.copy(from, to)),
  };
}

/** SES tells of each mail's delivery. */
export function meteredMailer(mailer: Mailer, { count, wait }: Meter): Mailer {
  return {
    quota: async () => wait(answersInMs.mail).then(() => mailer.quota()),
    send: async (mail) => {
      count('mails', 1);
      count('notices', 1);
      await wait(answersInMs.mail);
      return mailer.send(mail);
    },
  };
}

/**
 * Time that is only waited for passes at once: when nothing can go on by itself, the clock jumps to the next answer.
 * So what waits side by side costs the time of the longest, as it does for real.
 */
export function jumpingTime(): { readonly now: () => number; readonly wait: (ms: number) => Promise<void> } {
  let now = 0;
  let waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  const jump = (): void => {
    now = Math.min(...waiting.map(({ at }) => at));
    const due = waiting.filter(({ at }) => at === now);
    waiting = waiting.filter(({ at }) => at > now);
    for (const { resolve } of due) resolve();
    if (waiting.length > 0) setImmediate(jump);
  };
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((resolve) => {
        waiting.push({ at: now + ms, resolve });
        if (waiting.length === 1) setImmediate(jump);
      }),
  };
}

function bytesWritten(write: RecordWrite): number {
  return write.kind === 'put' ? itemBytes(write.key, write.value) : 0;
}

function itemBytes(key: RecordKey, value: unknown): number {
  const writer = '0'.repeat(36);
  const item = recordItem(key, { json: JSON.stringify(value), version: 1, writer });
  return Object.entries(item).reduce(
    (bytes, [name, attribute]) => bytes + name.length + Buffer.byteLength(String(attribute.S ?? attribute.N ?? '')),
    0,
  );
}

function bytesOf(record: StoredRecord | undefined): number {
  return record === undefined ? 0 : itemBytes(record, record.value);
}
