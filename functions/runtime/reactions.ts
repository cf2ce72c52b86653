import {
  messageFor,
  messageFromJson,
  messagesFromS3,
  messagesFromSns,
  type SqsRecord,
} from '../adapters/aws/lambda-events.ts';
import type { Message } from '../messages.ts';
import { pipeline, type StageName, type Trigger } from '../pipeline.ts';
import type { Log } from '../ports.ts';

/** Of a batch from a queue: the messages that must come again. Other triggers give nothing back. */
export type LambdaResult = undefined | { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/** Does the work of one message; what cannot even be read fails like what cannot be done. */
type Work = (read: () => Message) => Promise<void>;
type Reaction = (stage: StageName, event: unknown, work: Work, given: Given) => Promise<LambdaResult>;

/** What a reaction has beside the event. */
export interface Given {
  readonly log: Pick<Log, 'warn'>;
  /** Whether there is time to begin with another message. */
  readonly hasTime: () => boolean;
}

/**
 * How an event becomes messages, and how a failure is told to what sent it. Asynchronous invocations (schedule,
 * S3, SNS and other functions) fail by throwing: Lambda tries again and at last keeps the event for the stage's
 * dead-letter queue. Queues are told message by message, so a poisoned one holds up nobody else.
 */
export const reactions: Readonly<Record<Trigger['kind'], Reaction>> = {
  schedule: async (stage, event, work) => one(stage, event, work),
  invocation: async (stage, event, work) => one(stage, event, work),
  object: async (_stage, event, work, { log }) => each(messagesFromS3(event, log), work),
  notification: async (_stage, event, work) => each(messagesFromSns(event), work),
  queue: batch,
  fifo: batch,
  http: async (stage) => {
    throw new Error(`${stage} answers requests; it takes no messages`);
  },
};

async function one(stage: StageName, event: unknown, work: Work): Promise<undefined> {
  await work(() => messageFor(stage, event));
}

/** All are tried, whatever happens to the first. */
async function each(messages: readonly Message[], work: Work): Promise<undefined> {
  const outcomes = await Promise.allSettled(messages.map((message) => work(() => message)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Messages of one group are worked on one after the other, and groups do not wait for each other. Without groups, every
 * message is a group of its own. Only what failed itself must come again: SQS counts what is held back behind it as
 * received, and would put all of the batch aside with it in the end. What there is no time for is given back: where Lambda
 * stops the function, all of the batch comes again, what was done too.
 */
async function batch(stage: StageName, event: unknown, work: Work, given: Given): Promise<LambdaResult> {
  const { Records } = event as { Records: readonly SqsRecord[] };
  const groups = Map.groupBy(Records, (record) => groupOf(stage, record));
  const failures = await Promise.all([...groups.values()].map((records) => inOrder(stage, records, work, given)));
  return { batchItemFailures: failures.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

function groupOf(stage: StageName, record: SqsRecord): string {
  const { startedBy } = pipeline[stage];
  if (startedBy.kind !== 'fifo') return record.messageId;
  try {
    return String((JSON.parse(record.body) as Record<string, unknown>)[startedBy.groupBy]);
  } catch {
    return record.messageId;
  }
}

async function inOrder(
  stage: StageName,
  records: readonly SqsRecord[],
  work: Work,
  { log, hasTime }: Given,
): Promise<readonly SqsRecord[]> {
  const failed: SqsRecord[] = [];
  for (const [at, record] of records.entries()) {
    if (at > 0 && !hasTime()) {
      log.warn('messages given back for want of time', { messages: records.length - at });
      return [...failed, ...records.slice(at)];
    }
    try {
      await work(() => messageFromJson(stage, record.body));
    } catch {
      failed.push(record);
    }
  }
  return failed;
}
