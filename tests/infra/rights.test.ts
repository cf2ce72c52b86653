import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import { access } from '../../infra/access.ts';
import { accessStatements } from '../../infra/stage-role.ts';
import { judgeRights, type Policy } from './judge-rights.ts';
import { playedTarget, type StageCalls } from './played-stages.ts';
import { playedCalls } from './plays.ts';
import { played } from './shadowed-ports.ts';

const stages = Object.keys(pipeline) as StageName[];
let calls: StageCalls;

beforeAll(async () => {
  calls = await playedCalls();
}, 180_000);

describe('what a stage may do', () => {
  test.each(stages)('%s is all that it does, and it does all of it', async (stage) => {
    const verdict = await judgeRights(policyOf(stage), calls.get(stage)!);
    expect(verdict).toEqual({ refused: [], unused: [] });
  });
});

/** What `access` and the pipeline come to, over the names that the plays use. */
function policyOf(stage: StageName): Policy {
  const stack = new Stack(new App(), 'played');
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${played.region}:${played.account}:${resource}`;
  const resources = {
    bucket: Bucket.fromBucketArn(stack, 'Bucket', `arn:aws:s3:::${played.bucket}`),
    table: { tableArn: arn('dynamodb', `table/${played.table}`) },
    sending: {
      senders: [arn('ses', 'identity/news@example.org'), arn('ses', `configuration-set/${played.configurationSet}`)],
      recipients: arn('ses', 'identity/*'),
      from: 'news@example.org',
    },
  };
  const emitted = pipeline[stage].emits.map((next: StageName) =>
    ['queue', 'fifo'].includes(pipeline[next].startedBy.kind)
      ? { Action: 'sqs:SendMessage', Resource: arn('sqs', playedTarget(next)) }
      : { Action: 'lambda:InvokeFunction', Resource: arn('lambda', `function:${playedTarget(next)}`) },
  );
  const own = accessStatements(access[stage], resources).map((statement) => statement.toStatementJson());
  const statements = stack.resolve([...own, ...emitted.map((right) => ({ Effect: 'Allow', ...right }))]);
  return { Version: '2012-10-17', Statement: statements };
}
