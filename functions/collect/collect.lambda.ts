import { blobsOnS3, logOnStdout, recordsOnDynamodb, settings } from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { environmentVariable } from '../adapters/environment-variable.ts';
import { httpFetcher } from '../adapters/http/fetcher.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { collect } from './collect.ts';

export const handler = lambdaHandler('collect', collect, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    clock: clockSystem(),
    ids: idsRandom(),
    fetcher: httpFetcher(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    settings: settings(),
    variableOf: environmentVariable,
  }),
  transports: [],
});
