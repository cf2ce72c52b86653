import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Instant, RecordKey, StoredRecord } from '../../ports.ts';

export type Item = Record<string, AttributeValue>;

/**
 * How a record lies in the table. The value is JSON text: it comes back exactly as it was put, and DynamoDB
 * never needs to look into it. `expires` is exact and hides the record; `ttl` (whole seconds) only sweeps it.
 * `writer` tells one's own write from another's when an answer was lost (see records-dynamodb.ts).
 */
export function recordItem(
  key: RecordKey,
  content: { readonly json: string; readonly version: number; readonly writer: string; readonly expiresAt?: Instant },
): Item {
  return {
    ...itemKey(key),
    value: { S: content.json },
    version: { N: String(content.version) },
    writer: { S: content.writer },
    ...(content.expiresAt !== undefined && expiryAttributes(content.expiresAt)),
  };
}

/** The primary key of a record's item. */
export function itemKey(key: RecordKey): Item {
  return { pk: { S: key.partition }, sk: { S: key.sort } };
}

/** The attributes of a record that expires, as `recordItem` explains them. */
export function expiryAttributes(expiresAt: Instant): Item {
  return { expires: { S: expiresAt }, ttl: { N: String(Math.ceil(Date.parse(expiresAt) / 1000)) } };
}

/** The record in an item; undefined when it has expired by `now`. */
export function storedRecord<V>(item: Item, now: Instant): StoredRecord<V> | undefined {
  const expires = item.expires?.S;
  if (expires !== undefined && expires <= now) return undefined;
  return {
    partition: item.pk!.S!,
    sort: item.sk!.S!,
    value: JSON.parse(item.value!.S!),
    version: Number(item.version!.N!),
  };
}
