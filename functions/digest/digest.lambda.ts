import {
  blobsOnS3,
  compiled,
  invocations,
  logOnStdout,
  queues,
  recordsOnDynamodb,
  settings,
} from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { type DigestNeeds, digest } from './digest.ts';

export const handler = lambdaHandler('digest', digest, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    clock: clockSystem(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    settings: settings(),
    topics: compiled<DigestNeeds['topics']>('topics'),
  }),
  transports: [queues, invocations],
});
