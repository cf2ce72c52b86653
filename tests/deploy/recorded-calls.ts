import type { AwsCall } from '../../functions/adapters/aws/aws-call.ts';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import { title } from '../../infra/stage.ts';
import { account } from './cdk.ts';
import type { Emulator } from './emulator.ts';
import { functionLogs } from './function-logs.ts';

/** Every different call that each stage's function of a stack was seen to make. */
export async function recordedCalls(
  emulator: Emulator,
  stack: string,
): Promise<ReadonlyMap<StageName, readonly AwsCall[]>> {
  const lines = await functionLogs(emulator);
  const stages = Object.keys(pipeline) as StageName[];
  return new Map(
    stages.map((stage) => {
      const ofStage = lines.filter(({ group }) => new RegExp(`/${stack}/${title(stage)}Log`).test(group));
      return [stage, distinct(ofStage.flatMap(({ line }) => callIn(line)))];
    }),
  );
}

/** How often each stage made each kind of call; docs/cost.md is computed from such a table. */
export async function countedCalls(emulator: Emulator): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { group, line } of await functionLogs(emulator)) {
    const stage = /\/([A-Z][a-z]+)Log/.exec(group)?.[1] ?? group;
    const names = line.startsWith('START ') ? ['invocations'] : callIn(line).map(({ action }) => action);
    for (const name of names) counts[`${stage} ${name}`] = (counts[`${stage} ${name}`] ?? 0) + 1;
  }
  return counts;
}

function callIn(line: string): AwsCall[] {
  if (!line.includes('"aws call"')) return [];
  const { action, resource, context } = JSON.parse(line.slice(line.indexOf('{'))) as AwsCall;
  return [{ action, resource, context }];
}

/** What Lambda itself does in a function's name: logs, reads its queue, keeps what failed. */
export function impliedCalls(
  stage: StageName,
  arns: { readonly log: string; readonly queue: string | null; readonly deadLetters: string | null },
): AwsCall[] {
  const call = (action: string, resource: string): AwsCall => ({ action, resource, context: {} });
  const logs = [call('logs:CreateLogStream', arns.log), call('logs:PutLogEvents', arns.log)];
  const reads = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const { kind } = pipeline[stage].startedBy;
  if (kind === 'http') return logs;
  if (arns.queue !== null) return [...logs, ...reads.map((action) => call(action, arns.queue!))];
  return [...logs, call('sqs:SendMessage', arns.deadLetters!)];
}

export function queueArn(emulator: Emulator, url: string | null): string | null {
  return url && `arn:aws:sqs:${emulator.environment.AWS_REGION}:${account}:${url.split('/').at(-1)}`;
}

function distinct(calls: readonly AwsCall[]): AwsCall[] {
  // Keys differ from article to article; one call of a kind is as good as a hundred.
  const kinds = new Map<string, AwsCall>();
  for (const call of calls) {
    const partitions = (call.context['dynamodb:LeadingKeys'] ?? []) as readonly string[];
    const place =
      partitions.map((partition) => partition.split('/')[0]).join() || call.resource.split('/').slice(0, 2).join('/');
    kinds.set(`${call.action} ${place}`, call);
  }
  return [...kinds.values()];
}
