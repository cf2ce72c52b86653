import { randomUUID } from 'node:crypto';
import {
  CloudFormationClient,
  GetTemplateCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Settings } from '../../model/settings.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import type { Blobs, Records } from '../../ports.ts';
import { clockSystem } from '../clock-system.ts';
import { blobsS3 } from './blobs-s3.ts';
import { awsError, clientOptions, patientOptions } from './client-options.ts';
import { type DescribedStack, describedIn, logicalName } from './described-stack.ts';
import { variables } from './environment.ts';
import { invokeLambda } from './invoke-lambda.ts';
import { queueSqs } from './queue-sqs.ts';
import { recordsDynamodb } from './records-dynamodb.ts';
import type { Transport } from './transport.ts';

/** A deployed newsfold as a command sees it, with the rights of whoever runs the command. */
export interface DeployedStack {
  readonly name: string;
  readonly settings: Settings;
  readonly blobs: Blobs;
  readonly records: Records;
  /** The physical id of a resource: a queue's URL, a function's name, a bucket's. Throws for one that is not there. */
  readonly resource: (logicalId: string) => string;
  /** A stage's queue's URL or function's name, for `transportTo`. */
  readonly targetOf: (stage: StageName) => string;
  readonly transportTo: (stage: StageName) => Transport;
  /** Where what failed for good is kept; null for the stage that answers requests. */
  readonly deadLettersOf: (stage: StageName) => string | null;
  /** The group of a stage's log; null when an older version deployed it, which did not name it so. */
  readonly logOf: (stage: StageName) => string | null;
  /** What it was deployed with; null when an older version deployed it, which did not say. */
  readonly described: () => Promise<DescribedStack | null>;
}

export type StackOpened =
  | { readonly kind: 'stack'; readonly stack: DeployedStack }
  /** With the reason and what to do. */
  | { readonly kind: 'absent'; readonly reason: string };

/**
 * Finds the stack of that name in the account and region of the environment (AWS_PROFILE, AWS_REGION and so on) and
 * makes ports of what it holds.
 */
export async function openStack(name: string): Promise<StackOpened> {
  const resources = new Map<string, string>();
  const client = new CloudFormationClient(clientOptions);
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: name })) {
      for (const resource of page.StackResourceSummaries ?? []) keep(resources, resource);
    }
  } catch (thrown) {
    const { name: error, message } = awsError(thrown);
    if (error !== 'ValidationError') throw thrown;
    return {
      kind: 'absent',
      reason: `there is no stack ${name} in this account and region (${message}); AWS_PROFILE and AWS_REGION say where to look`,
    };
  }
  if (!resources.has('Bucket') || !resources.has('Table')) {
    return { kind: 'absent', reason: `the stack ${name} is no newsfold: deploy with "npx cdk deploy" first` };
  }
  return { kind: 'stack', stack: await stackOf(name, resources, client) };
}

function keep(resources: Map<string, string>, resource: StackResourceSummary): void {
  const { LogicalResourceId: logical, PhysicalResourceId: physical } = resource;
  if (logical !== undefined && physical !== undefined) resources.set(logical, physical);
}

async function stackOf(
  name: string,
  resources: ReadonlyMap<string, string>,
  formation: CloudFormationClient,
): Promise<DeployedStack> {
  const resource = (logicalId: string): string => {
    const found = resources.get(logicalId);
    if (found === undefined) throw new Error(`the stack ${name} has no ${logicalId}`);
    return found;
  };
  const lambda = new LambdaClient(clientOptions);
  // Random deduplication ids: what the owner asks for is done even if the same message was sent a minute ago.
  const queues = queueSqs(new SQSClient(clientOptions), () => randomUUID());
  const invocations = invokeLambda(lambda);
  const hasQueue = (stage: StageName) => queues.kinds.includes(pipeline[stage].startedBy.kind);
  const forcePathStyle = process.env.AWS_ENDPOINT_URL !== undefined;
  const { Environment } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: resource(logicalName('plan', 'Function')) }),
  );
  return {
    name,
    settings: JSON.parse(Environment?.Variables?.[variables.settings] ?? '{}') as Settings,
    blobs: blobsS3({ client: new S3Client({ ...patientOptions, forcePathStyle }), bucket: resource('Bucket') }),
    records: recordsDynamodb({
      client: new DynamoDBClient(clientOptions),
      table: resource('Table'),
      clock: clockSystem(),
    }),
    resource,
    targetOf: (stage) => resource(logicalName(stage, hasQueue(stage) ? 'Queue' : 'Function')),
    transportTo: (stage) => (hasQueue(stage) ? queues : invocations),
    deadLettersOf: (stage) => resources.get(logicalName(stage, 'DeadLetters')) ?? null,
    logOf: (stage) => resources.get(logicalName(stage, 'Log')) ?? null,
    described: async () => {
      const { TemplateBody } = await formation.send(new GetTemplateCommand({ StackName: name }));
      return describedIn(TemplateBody ?? '{}');
    },
  };
}
