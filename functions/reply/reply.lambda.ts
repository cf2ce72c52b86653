import {
  blobsOnS3,
  compiled,
  logOnStdout,
  mailerOnSes,
  recordsOnDynamodb,
  settings,
} from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { waitTimer } from '../adapters/wait-timer.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import type { SendNeeds } from '../send/send-needs.ts';
import { reply } from './reply.ts';

export const handler = lambdaHandler('reply', reply, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    clock: clockSystem(),
    ids: idsRandom(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    mailer: mailerOnSes(),
    settings: settings(),
    topics: compiled<SendNeeds['topics']>('topics'),
    templates: compiled<SendNeeds['templates']>('templates'),
    wait: waitTimer(),
  }),
  transports: [],
});
