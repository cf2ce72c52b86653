import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { pipeline, type Trigger } from '../functions/pipeline.ts';
import type { Stage } from './stage.ts';
import type { Storage } from './storage.ts';

export interface Sources {
  readonly storage: Storage;
  /** Where SES tells of bounces, complaints and deliveries. */
  readonly notices: ITopic;
}

type Wire<T extends Trigger> = (stage: Stage, trigger: T, sources: Sources) => void;

const wiring: { readonly [K in Trigger['kind']]: Wire<Extract<Trigger, { kind: K }>> } = {
  schedule: (stage, trigger) => {
    keepFailures(stage);
    schedule(stage, trigger.everyMinutes);
  },
  invocation: (stage) => keepFailures(stage),
  object: (stage, trigger, { storage }) => {
    keepFailures(stage);
    notifyOf(stage, trigger.prefix, storage);
  },
  notification: (stage, _trigger, { notices }) => {
    keepFailures(stage);
    notices.addSubscription(new LambdaSubscription(stage.function, { deadLetterQueue: stage.deadLetters! }));
  },
  queue: (stage, trigger) => consume(stage, trigger.batchMax, trigger.concurrencyMax),
  fifo: (stage, trigger) => consume(stage, trigger.batchMax),
  // The web construct routes requests to it.
  http: () => {},
};

/** Sets a stage to work in the way that the pipeline says. */
export function wireTrigger(stage: Stage, sources: Sources): void {
  const trigger = pipeline[stage.stage].startedBy;
  (wiring[trigger.kind] as Wire<Trigger>)(stage, trigger, sources);
}

/** Of an asynchronous invocation that failed every time, the event is kept with the error. */
function keepFailures(stage: Stage): void {
  const { queueArn } = stage.deadLetters!;
  stage.policy.addStatements(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }));
  const failures = new EventInvokeConfig(stage, 'Failures', {
    function: stage.function,
    retryAttempts: pipeline[stage.stage].limits.attemptsMax - 1,
    // The library's own destination would let the function read the queue's settings as well.
    onFailure: { bind: () => ({ destination: queueArn }) },
  });
  failures.node.addDependency(stage.policy);
}

function schedule(stage: Stage, everyMinutes: number): void {
  const { account } = stage.function.stack;
  const assumedBy = new ServicePrincipal('scheduler.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });
  const role = new Role(stage, 'ScheduleRole', { assumedBy });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [stage.function.functionArn] }),
  );
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [stage.deadLetters!.queueArn] }));
  const made = new CfnSchedule(stage, 'Schedule', {
    description: `newsfold: ${stage.stage}`,
    scheduleExpression: `rate(${everyMinutes} minutes)`,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: stage.function.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ to: stage.stage }),
      deadLetterConfig: { arn: stage.deadLetters!.queueArn },
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 60 * everyMinutes },
    },
  });
  made.overrideLogicalId('Schedule');
  made.node.addDependency(role);
}

/**
 * S3 calls the function itself. Written into the bucket, because the construct library's own way needs a further
 * function with wide rights.
 */
function notifyOf(stage: Stage, prefix: string, storage: Storage): void {
  stage.function.addPermission('Bucket', {
    principal: new ServicePrincipal('s3.amazonaws.com'),
    sourceAccount: stage.function.stack.account,
    sourceArn: storage.objects.bucketArn,
  });
  const bucket = storage.bucket.node.defaultChild as CfnBucket;
  bucket.notificationConfiguration = {
    lambdaConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        function: stage.function.functionArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
      },
    ],
  };
  bucket.node.addDependency(stage.function.permissionsNode.findChild('Bucket'));
}

function consume(stage: Stage, batchSize: number, maxConcurrency?: number): void {
  const queue = stage.queue!;
  stage.policy.addStatements(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  );
  const mapping = new EventSourceMapping(stage, 'Source', {
    target: stage.function,
    eventSourceArn: queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(batchSize > 10 && { maxBatchingWindow: Duration.seconds(1) }),
  });
  mapping.node.addDependency(stage.policy);
}
