import { blobsOnS3, compiled, invocations, logOnStdout, recordsOnDynamodb } from '../adapters/aws/environment.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { type CurateNeeds, curate } from './curate.ts';

export const handler = lambdaHandler('curate', curate, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    topics: compiled<CurateNeeds['topics']>('topics'),
  }),
  transports: [invocations],
});
