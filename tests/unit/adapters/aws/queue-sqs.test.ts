import type { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { queueSqs } from '../../../../functions/adapters/aws/queue-sqs.ts';

interface Sent {
  readonly MessageDeduplicationId?: string;
}

/** Keeps what it is asked to send. */
function fakeClient(): { readonly client: SQSClient; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const send = async ({ input }: { input: { Entries: Sent[] } }) => {
    sent.push(...input.Entries);
    return {};
  };
  return { client: { send } as unknown as SQSClient, sent };
}

const message = { to: 'curate', topic: 'a', articleKey: 'articles/k/1.json' } as const;

test('stages that say the same twice are heard once', async () => {
  const { client, sent } = fakeClient();
  const queue = queueSqs(client);
  await queue.send('queue.fifo', [message]);
  await queue.send('queue.fifo', [message]);
  expect(new Set(sent.map(({ MessageDeduplicationId }) => MessageDeduplicationId)).size).toBe(1);
});

test('an owner who says the same twice is heard twice', async () => {
  const { client, sent } = fakeClient();
  let count = 0;
  const queue = queueSqs(client, () => String(++count));
  await queue.send('queue.fifo', [message]);
  await queue.send('queue.fifo', [message]);
  expect(sent.map(({ MessageDeduplicationId }) => MessageDeduplicationId)).toEqual(['1', '2']);
});
