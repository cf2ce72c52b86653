import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Expectation, Instant, RecordWrite } from '../../ports.ts';
import { recordJson } from '../record-rules.ts';
import { expiryAttributes, type Item, itemKey, recordItem } from './record-item.ts';

interface Condition {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Item;
}

/** What DynamoDB is told for one write. An expired item that was not swept yet counts as absent. */
export function transactItem(
  write: RecordWrite,
  context: { readonly table: string; readonly now: Instant; readonly writer: string },
): TransactWriteItem {
  const { table: TableName, now, writer } = context;
  const target = { TableName, Key: itemKey(write.key) };
  if (write.kind === 'check') {
    const { ConditionExpression, ...names } = condition(write.expect, now);
    return { ConditionCheck: { ...target, ...names, ConditionExpression: ConditionExpression ?? alwaysTrue } };
  }
  if (write.kind === 'delete') return { Delete: { ...target, ...condition(write.expect, now) } };
  const json = recordJson(write.key, write.value);
  const expiry = write.expiresAt !== undefined && { expiresAt: write.expiresAt };
  if (write.expect === 'any') return { Update: { ...target, ...overwrite(json, writer, write.expiresAt) } };
  const version = write.expect === 'absent' ? 1 : write.expect.version + 1;
  const Item = recordItem(write.key, { json, version, writer, ...expiry });
  return { Put: { TableName, Item, ...condition(write.expect, now) } };
}

/** A condition check has to say something; this holds whether the item is there or not. */
const alwaysTrue = 'attribute_exists(pk) OR attribute_not_exists(pk)';

function condition(expect: Expectation, now: Instant): Condition {
  if (expect === 'any') return {};
  const ExpressionAttributeNames = { '#expires': 'expires' };
  if (expect === 'absent') {
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR #expires <= :now',
      ExpressionAttributeNames,
      ExpressionAttributeValues: { ':now': { S: now } },
    };
  }
  return {
    ConditionExpression: '#version = :version AND (attribute_not_exists(#expires) OR #expires > :now)',
    ExpressionAttributeNames: { ...ExpressionAttributeNames, '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(expect.version) }, ':now': { S: now } },
  };
}

/** An unconditional put has to count the version up from whatever is there, so it is an update. */
function overwrite(json: string, writer: string, expiresAt: Instant | undefined) {
  const expiry = expiresAt === undefined ? undefined : expiryAttributes(expiresAt);
  return {
    UpdateExpression:
      'SET #value = :value, #writer = :writer, #version = if_not_exists(#version, :none) + :one' +
      (expiry ? ', #expires = :expires, #ttl = :ttl' : ' REMOVE #expires, #ttl'),
    ExpressionAttributeNames: {
      '#value': 'value',
      '#writer': 'writer',
      '#version': 'version',
      '#expires': 'expires',
      '#ttl': 'ttl',
    },
    ExpressionAttributeValues: {
      ':value': { S: json },
      ':writer': { S: writer },
      ':none': { N: '0' },
      ':one': { N: '1' },
      ...(expiry && { ':expires': expiry.expires!, ':ttl': expiry.ttl! }),
    },
  };
}
