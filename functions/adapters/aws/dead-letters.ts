import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Message } from '../../messages.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import { clientOptions } from './client-options.ts';
import type { DeployedStack } from './stack.ts';

/** How a dead letter is put back to work. */
export type Redrive =
  | { readonly kind: 'queue'; readonly body: string; readonly group: string | null }
  | { readonly kind: 'invoke'; readonly payload: unknown }
  /** No JSON: neither Lambda nor newsfold put it there. */
  | { readonly kind: 'unreadable' };

/**
 * Reads a dead letter of a stage. Queues keep the message itself. Lambda keeps a report with the event in
 * `requestPayload` and why it failed; EventBridge Scheduler and SNS, when they could not even call the function,
 * keep what they would have called it with.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function redriveOf(stage: StageName, body: string): Redrive {
  const { startedBy } = pipeline[stage];
  if (startedBy.kind === 'queue') return { kind: 'queue', body, group: null };
  if (startedBy.kind === 'fifo') return { kind: 'queue', body, group: groupOf(body, startedBy.groupBy) };
  const report = reportIn(body);
  if (report === null) return { kind: 'unreadable' };
  if (report.requestPayload !== undefined) return { kind: 'invoke', payload: report.requestPayload };
  if (report.Type === 'Notification') return { kind: 'invoke', payload: { Records: [{ Sns: report }] } };
  return { kind: 'invoke', payload: report };
}

function reportIn(body: string): { requestPayload?: unknown; Type?: string; Message?: string } | null {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' ? read : null;
  } catch {
    return null;
  }
}

/** A body that cannot be read still needs a group to be queued; it holds up only its own. */
function groupOf(body: string, name: string): string {
  try {
    return String((JSON.parse(body) as Message & Record<string, unknown>)[name]);
  } catch {
    return 'unreadable';
  }
}

/** How many messages of a stage failed for good; null when it keeps none. */
export async function countDeadLetters(stack: DeployedStack, stage: StageName): Promise<number | null> {
  const QueueUrl = stack.deadLettersOf(stage);
  if (QueueUrl === null) return null;
  const { Attributes } = await new SQSClient(clientOptions).send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}

/**
 * Puts a stage's dead letters back to work, each deleted only once it is handed over: stopped half-way, nothing is
 * lost, and what was handed over twice is done once. Takes at most as many as were there at the start, so that what
 * fails again at once is not redriven endlessly. What cannot be read stays in the queue and does not block the rest.
 */
export async function redriveStage(
  stack: DeployedStack,
  stage: StageName,
): Promise<{ readonly redriven: number; readonly unreadable: number }> {
  const QueueUrl = stack.deadLettersOf(stage);
  if (QueueUrl === null) return { redriven: 0, unreadable: 0 };
  const sqs = new SQSClient(clientOptions);
  const waiting = (await countDeadLetters(stack, stage)) ?? 0;
  let redriven = 0;
  let unreadable = 0;
  while (redriven + unreadable < waiting) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) break;
    for (const { Body, ReceiptHandle } of Messages) {
      const redrive = redriveOf(stage, Body ?? '');
      if (redrive.kind === 'unreadable') {
        unreadable += 1;
        continue;
      }
      await handOver(stack, stage, redrive, sqs);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      redriven += 1;
    }
  }
  return { redriven, unreadable };
}

type Readable = Exclude<Redrive, { readonly kind: 'unreadable' }>;

async function handOver(stack: DeployedStack, stage: StageName, redrive: Readable, sqs: SQSClient): Promise<void> {
  if (redrive.kind === 'queue') {
    // A deduplication id of its own: the failed message had the usual one, perhaps minutes ago.
    const fifo = redrive.group !== null && { MessageGroupId: redrive.group, MessageDeduplicationId: randomUUID() };
    await sqs.send(new SendMessageCommand({ QueueUrl: stack.targetOf(stage), MessageBody: redrive.body, ...fifo }));
    return;
  }
  await new LambdaClient(clientOptions).send(
    new InvokeCommand({
      FunctionName: stack.targetOf(stage),
      InvocationType: 'Event',
      Payload: new TextEncoder().encode(JSON.stringify(redrive.payload)),
    }),
  );
}
