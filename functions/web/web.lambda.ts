import {
  blobsOnS3,
  compiled,
  edgeToken,
  invocations,
  logOnStdout,
  recordsOnDynamodb,
  settings,
} from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { httpHandler } from '../runtime/lambda-http.ts';
import type { WebNeeds } from './visit.ts';
import { web } from './web.ts';

export const handler = httpHandler(web, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    clock: clockSystem(),
    ids: idsRandom(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    settings: settings(),
    topics: compiled<WebNeeds['topics']>('topics'),
  }),
  transports: [invocations],
  baseUrl: () => settings().baseUrl,
  edgeToken,
});
