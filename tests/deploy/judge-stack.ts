import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import type { AwsCall } from '../infra/aws-call.ts';
import { judgeRights } from '../infra/judge-rights.ts';
import type { StageCalls } from '../infra/played-stages.ts';
import { account } from './account.ts';
import type { Emulator } from './emulator.ts';
import { deployedNames, impliedCalls, queueArn, recordedCalls } from './recorded-calls.ts';
import { deployedPolicy } from './rights.ts';

export interface JudgedStage {
  readonly stage: StageName;
  /** Different calls that the deployed function was seen to make. */
  readonly calls: number;
  readonly refused: readonly string[];
  /** Rights that neither those calls nor the ones played in tests needed. */
  readonly unused: readonly string[];
}

/**
 * Evaluates the calls that a stack's functions made since they were deployed, and those that `inTests` were noted of
 * the same steps, against the roles that were deployed.
 */
export async function judgeStack(
  emulator: Emulator,
  stack: DeployedStack,
  inTests: StageCalls = new Map(),
): Promise<readonly JudgedStage[]> {
  const seen = await recordedCalls(emulator, stack.name);
  return Promise.all(
    [...seen].map(async ([stage, calls]) => {
      // One call was sent astray on purpose, by the test that redrives it.
      const meant = calls.filter(({ resource }) => !resource.endsWith(':nowhere.fifo'));
      const played = deployedNames(inTests.get(stage) ?? [], stack);
      const { policy, implied } = await roleOf(stage, emulator, stack);
      return { stage, calls: meant.length, ...(await judgeRights(policy, [...meant, ...implied, ...played])) };
    }),
  );
}

async function roleOf(stage: StageName, emulator: Emulator, stack: DeployedStack) {
  const { Role, LoggingConfig } = await new LambdaClient({}).send(
    new GetFunctionConfigurationCommand({ FunctionName: stack.resource(logicalName(stage, 'Function')) }),
  );
  const log = `arn:aws:logs:${emulator.environment.AWS_REGION}:${account}:log-group:${LoggingConfig!.LogGroup}:log-stream:one`;
  const hasQueue = ['queue', 'fifo'].includes(pipeline[stage].startedBy.kind);
  const implied: readonly AwsCall[] = impliedCalls(stage, {
    log,
    queue: hasQueue ? queueArn(emulator, stack.targetOf(stage)) : null,
    deadLetters: queueArn(emulator, stack.deadLettersOf(stage)),
  });
  return { policy: await deployedPolicy(emulator, Role!.split('/').at(-1)!), implied };
}
