import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import type { AwsCall } from '../infra/aws-call.ts';
import { kindOf, playedTarget } from '../infra/played-stages.ts';
import { played } from '../infra/shadowed-ports.ts';
import { account } from './account.ts';
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
      const ofStage = lines.filter(({ group }) => new RegExp(`/${stack}/${logicalName(stage, 'Log')}`).test(group));
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

/** Calls that were noted in memory, about what stands for it in a deployed stack. */
export function deployedNames(calls: readonly AwsCall[], stack: DeployedStack): readonly AwsCall[] {
  const stages = Object.keys(pipeline) as StageName[];
  const names = new Map([
    [played.bucket as string, stack.resource('Bucket')],
    [played.table, stack.resource('Table')],
    [played.configurationSet, stack.resource('ConfigurationSet')],
    ...stages.map((stage) => [playedTarget(stage), stack.targetOf(stage).split('/').at(-1)!] as const),
  ]);
  return calls.map((call) => ({
    ...call,
    resource: call.resource.replace(/played-[a-z-]+/, (name) => names.get(name)!),
  }));
}

/** One call of each kind. */
function distinct(calls: readonly AwsCall[]): AwsCall[] {
  return [...new Map(calls.map((call) => [kindOf(call), call])).values()];
}
