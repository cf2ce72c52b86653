import { blobsOnS3, invocations, logOnStdout, recordsOnDynamodb } from '../adapters/aws/environment.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { curate } from './curate.ts';

export const handler = lambdaHandler('curate', curate, {
  log: logOnStdout,
  needs: (log) => ({ log, blobs: blobsOnS3(), records: recordsOnDynamodb() }),
  transports: [invocations],
});
