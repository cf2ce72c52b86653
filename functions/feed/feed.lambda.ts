import {
  blobsOnS3,
  compiled,
  invocations,
  logOnStdout,
  recordsOnDynamodb,
  settings,
} from '../adapters/aws/environment.ts';
import { httpFetcher } from '../adapters/http/fetcher.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { type FeedNeeds, feed } from './feed.ts';

export const handler = lambdaHandler('feed', feed, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    ids: idsRandom(),
    fetcher: httpFetcher(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    settings: settings(),
    topics: compiled<FeedNeeds['topics']>('topics'),
  }),
  transports: [invocations],
});
