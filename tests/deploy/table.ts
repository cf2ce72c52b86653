import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { type Item, storedRecord } from '../../functions/adapters/aws/record-item.ts';
import type { StoredRecord } from '../../functions/ports.ts';

/** Every record of a table, in no order; only tests ever ask for that. */
export async function allRecords(table: string): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const page of paginateScan(
    { client: new DynamoDBClient({}) },
    { TableName: table, ConsistentRead: true },
  )) {
    for (const item of page.Items ?? []) {
      const record = storedRecord(item as Item, '');
      if (record) records.push(record);
    }
  }
  return records;
}
