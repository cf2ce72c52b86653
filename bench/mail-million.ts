/**
 * One edition to a million readers: the real send step over a roster that is made up as it is read, with every
 * request counted and priced, in virtual time at the account's rate. Prints Markdown.
 *
 *     node bench/mail-million.ts [readers] [mails per second]
 */
import { foundRecords } from '../functions/adapters/record-rules.ts';
import { digest } from '../functions/digest/digest.ts';
import type { Message } from '../functions/messages.ts';
import type { RosterRow } from '../functions/model/subscription.ts';
import { plan } from '../functions/plan/plan.ts';
import type { Records, RecordWrite, StoredRecord } from '../functions/ports.ts';
import { send } from '../functions/send/send.ts';
import { addEntry, mailWorld } from '../tests/mail-world.ts';

const readers = Number(process.argv[2] ?? 1_000_000);
const perSecond = Number(process.argv[3] ?? 500);
const shards = 16;
const perShard = Math.ceil(readers / shards);

/** Dollars, on demand, in us-east-1: a million request units of DynamoDB, a million requests of SQS, a thousand mails. */
const prices = { writeUnits: 0.625, readUnits: 0.125, queueRequests: 0.4, mails: 0.1 };
const used = { transactions: 0, writes: 0, reads: 0, writeUnits: 0, readUnits: 0 };

const world = await mailWorld();
for (let number = 1; number <= 25; number++) await addEntry(world, number);

/** Readers' rosters and deliveries without end, in no memory; everything else as it is. */
function endlessRecords(kept: Records): Records {
  const idOf = (shard: string, number: number) => `${shard.slice(-1)}${number.toString(16).padStart(31, '0')}`;
  const row = (partition: string, number: number): StoredRecord => {
    const value: RosterRow = {
      address: `reader${number}@example.com`,
      since: null,
      joinedAfter: 0,
      several: false,
    };
    return { partition, sort: idOf(partition, number), value, version: 1 };
  };
  const isDelivery = ({ key }: RecordWrite) => key.sort.startsWith('delivery/');
  return {
    async get(key) {
      used.reads += 1;
      used.readUnits += 1;
      return kept.get(key);
    },
    async getMany(keys) {
      used.reads += 1;
      used.readUnits += keys.length;
      return keys[0]?.partition.startsWith('suppressions/') ? foundRecords(keys, () => undefined) : kept.getMany(keys);
    },
    async write(writes) {
      used.writes += 1;
      // A transaction costs twice.
      used.writeUnits += writes.length * (writes.length > 1 ? 2 : 1);
      used.transactions += writes.length > 1 ? 1 : 0;
      return writes.some(isDelivery) ? { kind: 'written' } : kept.write(writes);
    },
    async list(partition, range) {
      used.reads += 1;
      if (!partition.startsWith('roster/river/live#')) {
        used.readUnits += 1;
        return kept.list(partition, range);
      }
      const last = range.from === undefined ? -1 : Number.parseInt(range.from.slice(1, 32), 16);
      const count = Math.max(0, Math.min(range.limit, perShard - 1 - last));
      // A row is about 150 bytes, a read unit 4 KB.
      used.readUnits += Math.max(1, Math.ceil((count * 150) / 4096));
      return Array.from({ length: count }, (_, index) => row(partition, last + 1 + index)) as never;
    },
  };
}

let mails = 0;
const mailer = {
  async send() {
    mails += 1;
    return { kind: 'sent', providerId: 'x' } as const;
  },
  async quota() {
    return { perSecond, remainingToday: readers, sandbox: false };
  },
};
const needs = { ...world, mailer, records: endlessRecords(world.records) };

const queue: Message[] = [];
for (const due of await plan({ to: 'plan' }, needs)) {
  if (due.to !== 'digest') continue;
  for (const message of await digest(due, needs)) if (message.to === 'send') queue.push(message);
}
const began = Date.parse(world.clock.now());
const started = performance.now();
let messages = 0;
let memoryMaxMiB = 0;
let memoryEarlyMiB = 0;
for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
  if (message.to === 'send') queue.push(...(await send(message, needs)));
  messages += 1;
  if (messages % 20 === 0) globalThis.gc?.();
  const memoryMiB = process.memoryUsage().heapUsed / 2 ** 20;
  memoryMaxMiB = Math.max(memoryMaxMiB, memoryMiB);
  if (mails <= readers / 10) memoryEarlyMiB = memoryMaxMiB;
}

const dollars = {
  records: (used.writeUnits * prices.writeUnits + used.readUnits * prices.readUnits) / 1e6,
  queue: (messages * 3 * prices.queueRequests) / 1e6,
  mails: (mails / 1000) * prices.mails,
};
const virtualMinutes = Math.round((Date.parse(world.clock.now()) - began) / 60_000);
const computedSeconds = (performance.now() - started) / 1000;
process.stdout.write(`| | |
|---|---|
| mails, each to another reader | ${mails} |
| at the account's rate of ${perSecond} a second | ${virtualMinutes} min |
| computing time | ${Math.round(computedSeconds)} s (${Math.round(mails / computedSeconds)} mails a second and core) |
| messages between senders | ${messages} |
| transactions · other writes · reads | ${used.transactions} · ${used.writes - used.transactions} · ${used.reads} |
| cost of records · queue · SES | $${dollars.records.toFixed(2)} · $${dollars.queue.toFixed(2)} · $${dollars.mails.toFixed(2)} |
| heap at most, in the first tenth · in all | ${Math.round(memoryEarlyMiB)} · ${Math.round(memoryMaxMiB)} MiB |
`);
