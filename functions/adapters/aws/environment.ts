import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Settings } from '../../model/settings.ts';
import type { Blobs, Mailer, Records } from '../../ports.ts';
import { clockSystem } from '../clock-system.ts';
import { blobsS3 } from './blobs-s3.ts';
import { clientOptions, patientOptions } from './client-options.ts';
import { invokeLambda } from './invoke-lambda.ts';
import { type FlushingLog, logEmf } from './log-emf.ts';
import { mailerSes } from './mailer-ses.ts';
import { queueSqs } from './queue-sqs.ts';
import { recordsDynamodb } from './records-dynamodb.ts';
import type { Transport } from './transport.ts';

/**
 * What the environment variables of a function make of the ports. Each is a function of its own, so that a bundle
 * holds only the clients that its stage asks for.
 */
export const variables = {
  bucket: 'BUCKET',
  table: 'TABLE',
  configurationSet: 'CONFIGURATION_SET',
  settings: 'SETTINGS',
  stack: 'STACK',
  /** What the distribution sends with its requests; the web function answers nobody else. */
  edgeToken: 'EDGE_TOKEN',
} as const;

/** The stack's bucket. */
export function blobsOnS3(): Blobs {
  const forcePathStyle = process.env.AWS_ENDPOINT_URL !== undefined;
  return blobsS3({ client: new S3Client({ ...clientOptions, forcePathStyle }), bucket: variable('bucket') });
}

/** The stack's table. */
export function recordsOnDynamodb(): Records {
  const client = new DynamoDBClient(clientOptions);
  return recordsDynamodb({ client, table: variable('table'), clock: clockSystem() });
}

/** Mails are handed over once: the SDK trying again could send one twice. */
export function mailerOnSes(): Mailer {
  return mailerSes({
    sending: new SESClient({ ...patientOptions, maxAttempts: 1 }),
    asking: new SESClient(clientOptions),
    clock: clockSystem(),
    configurationSet: variable('configurationSet'),
  });
}

/** The way to stages that a queue starts. */
export function queues(): Transport {
  return queueSqs(new SQSClient(clientOptions));
}

/** The way to stages that are invoked. */
export function invocations(): Transport {
  return invokeLambda(new LambdaClient(clientOptions));
}

/** Lambda brings standard output to CloudWatch. */
export function logOnStdout(stage: string): FlushingLog {
  return logEmf({ stack: variable('stack'), stage, write: (line) => process.stdout.write(`${line}\n`) });
}

/** What the owner said at the deploy (infra/newsfold-stack.ts writes it). */
export function settings(): Settings {
  return JSON.parse(variable('settings')) as Settings;
}

/** What the distribution says of itself with every request. */
export function edgeToken(): string {
  return variable('edgeToken');
}

/** What was compiled from `seeds/` and `templates/` when the functions were built; it lies beside the bundle. */
export function compiled<Content>(name: 'topics' | 'templates'): Content {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Content;
}

function variable(name: keyof typeof variables): string {
  const value = process.env[variables[name]];
  if (value === undefined) throw new Error(`the function's environment lacks ${variables[name]}`);
  return value;
}
