import { blobsOnS3, compiled, logOnStdout, queues, recordsOnDynamodb } from '../adapters/aws/environment.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { type NormaliseNeeds, normalise } from './normalise.ts';

export const handler = lambdaHandler('normalise', normalise, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    topics: compiled<NormaliseNeeds['topics']>('topics'),
  }),
  transports: [queues],
});
