import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { recordsDynamodb } from '../../../../functions/adapters/aws/records-dynamodb.ts';
import { recordKeys } from '../../../../functions/keys.ts';

/** Answers like DynamoDB, once for each outcome: with an error of that name, or without one. */
function recordsThatMeet(outcomes: readonly (string | null)[]) {
  const left = [...outcomes];
  const send = async () => {
    const name = left.shift() ?? null;
    if (name !== null) throw Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 400 } });
    return {};
  };
  const clock = { now: () => '2026-11-22T08:00:00.000Z' };
  return { records: recordsDynamodb({ client: { send } as unknown as DynamoDBClient, table: 'records', clock }), left };
}

const count = { kind: 'put', key: recordKeys.sending('day/2026-11-22'), value: { sent: 1 } } as const;

test.each(['any', 'absent', { version: 1 }] as const)(
  'writes one record (%o) once the transaction that holds it is over',
  async (expectation) => {
    const { records, left } = recordsThatMeet(['TransactionConflictException', 'TransactionConflictException', null]);
    expect(await records.write([{ ...count, expect: expectation }])).toEqual({ kind: 'written' });
    expect(left).toEqual([]);
  },
);

test('tells at once what trying again would not mend', async () => {
  const { records } = recordsThatMeet(['ValidationException', null]);
  await expect(records.write([{ ...count, expect: 'any' }])).rejects.toThrow('ValidationException');
});
