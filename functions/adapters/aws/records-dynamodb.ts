import { randomUUID } from 'node:crypto';
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  Clock,
  Partition,
  RecordKey,
  RecordRange,
  Records,
  RecordsWritten,
  RecordWrite,
  StoredRecord,
} from '../../ports.ts';
import { assertReadable, assertRecordKey, assertWritable, foundRecords } from '../record-rules.ts';
import { backOff } from './backoff.ts';
import { awsError } from './client-options.ts';
import { type Item, itemKey, storedRecord } from './record-item.ts';
import { transactItem } from './record-writes.ts';

/** How often a write that met a transaction, or the rest of a partly answered read, is tried again. */
const attemptsMax = 10;

interface Options {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Says which records have expired. */
  readonly clock: Clock;
}

/** Records in one DynamoDB table with the string keys `pk` and `sk`; every read is strongly consistent. */
export function recordsDynamodb(options: Options): Records {
  const { client, table, clock } = options;
  return {
    get: async <Kept>(key: RecordKey<Kept>) => {
      assertRecordKey(key);
      const asked = new GetItemCommand({ TableName: table, Key: itemKey(key), ConsistentRead: true });
      const { Item } = await client.send(asked);
      return Item && storedRecord<Kept>(Item, clock.now());
    },
    getMany: async (keys) => {
      assertReadable(keys);
      const found = await batchGet(options, keys);
      return foundRecords(keys, (key) => found.get(nameOf(key)));
    },
    write: async (writes) => {
      assertWritable(writes);
      const context = { table, now: clock.now(), writer: randomUUID() };
      const items = writes.map((write) => transactItem(write, context));
      const [first] = items;
      if (first === undefined) return { kind: 'written' };
      // A transaction carries a token: a conditional delete that the SDK tries again must not fail on itself.
      const token = first.ConditionCheck !== undefined || first.Delete?.ConditionExpression !== undefined;
      if (items.length > 1 || token) return transact(client, items, writes);
      return writeOne(client, first, writes[0]!.key, context.writer);
    },
    list: async (partition, range) => {
      assertRecordKey({ partition, sort: 'any' });
      // Every sort key is longer than nothing, which DynamoDB does not take as a bound.
      if (range.to === '' || (range.from !== undefined && range.to !== undefined && range.from >= range.to)) return [];
      const { from, ...rest } = range;
      return query(options, partition, from === undefined || from === '' ? rest : { ...rest, from });
    },
  };
}

function nameOf(key: RecordKey): string {
  return JSON.stringify([key.partition, key.sort]);
}

async function batchGet(options: Options, keys: readonly RecordKey[]): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  let wanted: Item[] = [...new Map(keys.map((key) => [nameOf(key), itemKey(key)])).values()];
  for (let attempt = 1; wanted.length > 0; attempt++) {
    const { Responses, UnprocessedKeys } = await options.client.send(
      new BatchGetItemCommand({ RequestItems: { [options.table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    const now = options.clock.now();
    for (const item of Responses?.[options.table] ?? []) {
      const record = storedRecord(item, now);
      if (record) found.set(nameOf(record), record);
    }
    wanted = UnprocessedKeys?.[options.table]?.Keys ?? [];
    if (wanted.length === 0) break;
    if (attempt === attemptsMax) throw new Error(`${wanted.length} records were left unread ${attemptsMax} times`);
    await backOff(attempt);
  }
  return found;
}

/** A single write needs no transaction, which would cost twice as much. */
async function writeOne(
  client: DynamoDBClient,
  item: TransactWriteItem,
  key: RecordKey,
  writer: string,
): Promise<RecordsWritten> {
  for (let attempt = 1; ; attempt++) {
    try {
      const ReturnValuesOnConditionCheckFailure = 'ALL_OLD';
      if (item.Put) await client.send(new PutItemCommand({ ...item.Put, ReturnValuesOnConditionCheckFailure }));
      else if (item.Delete) await client.send(new DeleteItemCommand(item.Delete));
      else if (item.Update) await client.send(new UpdateItemCommand(item.Update as never));
      return { kind: 'written' };
    } catch (thrown) {
      const { name } = awsError(thrown);
      if (name === 'ConditionalCheckFailedException') {
        // The SDK tries again when an answer is lost; then the condition fails on one's own first write.
        const mine = (thrown as { Item?: Item }).Item?.writer?.S === writer;
        return mine ? { kind: 'written' } : { kind: 'conflict', key };
      }
      // A transaction that holds the item is under way; the SDK does not try this again.
      if (name !== 'TransactionConflictException' || attempt === attemptsMax) throw thrown;
      await backOff(attempt);
    }
  }
}

/** The SDK sends a token with a transaction, so that its own retries cannot apply it twice. */
async function transact(
  client: DynamoDBClient,
  TransactItems: TransactWriteItem[],
  writes: readonly RecordWrite[],
): Promise<RecordsWritten> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return { kind: 'written' };
    } catch (thrown) {
      const { name } = awsError(thrown);
      const reasons = (thrown as TransactionCanceledException).CancellationReasons ?? [];
      const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
      if (failed >= 0) return { kind: 'conflict', key: writes[failed]!.key };
      const passing = name === 'TransactionInProgressException' || reasons.some(({ Code }) => passingReasons.has(Code));
      if (!passing || attempt === attemptsMax) throw thrown;
      await backOff(attempt);
    }
  }
}

/** Why a transaction was given up that can succeed when it is tried again. */
const passingReasons: ReadonlySet<string | undefined> = new Set([
  'TransactionConflict',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);

async function query<V>(options: Options, partition: Partition<V>, range: RecordRange): Promise<StoredRecord<V>[]> {
  const found: StoredRecord<V>[] = [];
  const { expression, values } = sortCondition(range);
  let start: Item | undefined;
  do {
    const { Items, LastEvaluatedKey } = await options.client.send(
      new QueryCommand({
        TableName: options.table,
        ConsistentRead: true,
        KeyConditionExpression: `pk = :partition${expression}`,
        ExpressionAttributeValues: { ':partition': { S: partition }, ...values },
        ScanIndexForward: !range.descending,
        // One more than is wanted: the upper bound itself may be among them.
        Limit: range.limit - found.length + 1,
        ExclusiveStartKey: start,
      }),
    );
    const now = options.clock.now();
    for (const item of Items ?? []) {
      const record = item.sk!.S === range.to ? undefined : storedRecord<V>(item, now);
      if (record && found.length < range.limit) found.push(record);
    }
    start = LastEvaluatedKey;
  } while (start !== undefined && found.length < range.limit);
  return found;
}

/** DynamoDB takes one condition on the sort key; BETWEEN holds both ends, so the upper one is dropped afterwards. */
function sortCondition(range: RecordRange): { expression: string; values: Item } {
  const from: Item = range.from === undefined ? {} : { ':from': { S: range.from } };
  const to: Item = range.to === undefined ? {} : { ':to': { S: range.to } };
  const values = { ...from, ...to };
  if (range.from !== undefined && range.to !== undefined)
    return { expression: ' AND sk BETWEEN :from AND :to', values };
  if (range.from !== undefined) return { expression: ' AND sk >= :from', values };
  return { expression: range.to === undefined ? '' : ' AND sk < :to', values };
}
