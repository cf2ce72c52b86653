import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { Message } from '../../messages.ts';
import { pipeline } from '../../pipeline.ts';
import { backOff } from './backoff.ts';
import type { Transport } from './transport.ts';

/** SQS takes ten messages a request. */
const batchMax = 10;
const attemptsMax = 6;

/** Names a message of a FIFO queue; one whose name was there in the last five minutes is dropped. */
type NameOf = (message: Message) => string;

/**
 * Messages through SQS. The body says it all: no attribute is needed to read a message.
 * @param nameOf what makes two messages the same; between stages, their content.
 */
export function queueSqs(client: SQSClient, nameOf: NameOf = contentHash): Transport {
  return {
    kinds: ['queue', 'fifo'],
    send: async (target, messages) => {
      for (let at = 0; at < messages.length; at += batchMax) {
        await sendBatch(client, target, messages.slice(at, at + batchMax).map(entryNamed(nameOf)));
      }
    },
  };
}

/**
 * One entry of a batch. In a FIFO queue the group keeps the order, and a message repeated within five minutes
 * is dropped by its content, which is right because the first of the two is still there or was worked on.
 */
export function queueEntry(message: Message, at: number): SendMessageBatchRequestEntry {
  return entryNamed(contentHash)(message, at);
}

function entryNamed(nameOf: NameOf): typeof queueEntry {
  return (message, at) => {
    const entry = { Id: String(at), MessageBody: JSON.stringify(message) };
    const { startedBy } = pipeline[message.to];
    if (startedBy.kind !== 'fifo') return entry;
    const group = (message as Message & Record<typeof startedBy.groupBy, string>)[startedBy.groupBy];
    return { ...entry, MessageGroupId: group, MessageDeduplicationId: nameOf(message) };
  };
}

function contentHash(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('hex');
}

/** A batch is answered entry by entry: what failed through no fault of its own is sent again, in order. */
async function sendBatch(
  client: SQSClient,
  QueueUrl: string,
  entries: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  let left = entries;
  for (let attempt = 1; ; attempt++) {
    const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [...left] }));
    const failed = Failed ?? [];
    if (failed.length === 0) return;
    const refused = failed.find((failure) => failure.SenderFault);
    if (refused || attempt === attemptsMax) {
      const { Code, Message } = refused ?? failed[0]!;
      throw new Error(`${failed.length} of ${left.length} messages were not queued: ${Code} ${Message ?? ''}`);
    }
    const again = new Set(failed.map((failure) => failure.Id));
    left = left.filter((entry) => again.has(entry.Id));
    await backOff(attempt);
  }
}
