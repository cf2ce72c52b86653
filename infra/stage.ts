import { type CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Policy } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { logicalName } from '../functions/adapters/aws/described-stack.ts';
import { pipeline, type StageName } from '../functions/pipeline.ts';
import { stageRole } from './stage-role.ts';

/** A failed message can be looked at and redriven for as long as SQS keeps one. */
const deadLetterDays = 14;

export interface StageProps {
  readonly name: StageName;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * One stage: its function with a role and a log of its own, the queue that starts it if it has one, and what
 * is left of messages that failed for good. How it is started is wired in triggers.ts.
 */
export class Stage extends Construct {
  readonly stage: StageName;
  readonly function: LambdaFunction;
  readonly policy: Policy;
  readonly queue: Queue | null;
  readonly deadLetters: Queue | null;

  constructor(scope: Construct, props: StageProps) {
    const { name } = props;
    super(scope, title(name));
    this.stage = name;
    const { startedBy, emits, limits } = pipeline[name];
    const log = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { role, policy } = stageRole(this, log);
    this.policy = policy;
    this.function = new LambdaFunction(this, 'Function', {
      description: `newsfold: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      role,
      logGroup: log,
      memorySize: limits.memoryMiB,
      timeout: Duration.seconds(limits.timeoutSeconds),
      // No concurrency is reserved: a new account has ten functions at once in all, and lets none of them be set aside.
      // Work that is handed on to the same stage ends with its shard or archive; Lambda would stop it after 16 rounds.
      ...((emits as readonly StageName[]).includes(name) && { recursiveLoop: RecursiveLoop.ALLOW }),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
    });
    const fifo = startedBy.kind === 'fifo';
    this.deadLetters = startedBy.kind === 'http' ? null : this.makeQueue('DeadLetters', { fifo, days: deadLetterDays });
    this.queue =
      startedBy.kind === 'fifo' || startedBy.kind === 'queue'
        ? this.makeQueue('Queue', { fifo, days: deadLetterDays, deadLetters: this.deadLetters! })
        : null;
    named(this.function, logicalName(name, 'Function'));
    named(log, logicalName(name, 'Log'));
    if (this.queue) named(this.queue, logicalName(name, 'Queue'));
    if (this.deadLetters) named(this.deadLetters, logicalName(name, 'DeadLetters'));
  }

  /** What another function must know to send messages here. */
  get target(): string {
    return this.queue ? this.queue.queueUrl : this.function.functionName;
  }

  private makeQueue(id: string, options: { fifo: boolean; days: number; deadLetters?: Queue }): Queue {
    const { limits } = pipeline[this.stage];
    return new Queue(this, id, {
      ...(options.fifo && { fifo: true }),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(options.days),
      ...(options.deadLetters && {
        // Six times the function's time, so that a batch that is tried again after a throttle is still hidden.
        visibilityTimeout: Duration.seconds(6 * limits.timeoutSeconds),
        deadLetterQueue: { queue: options.deadLetters, maxReceiveCount: limits.attemptsMax },
      }),
    });
  }
}

/** `collect` as names of resources begin with it: `Collect`. */
export function title(name: StageName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Commands find a stack's resources by these names; renaming one would replace the resource. */
export function named(construct: Construct, logicalId: string): void {
  (construct.node.defaultChild as CfnResource).overrideLogicalId(logicalId);
}
