import { logOnStdout, recordsOnDynamodb } from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { feedback } from './feedback.ts';

export const handler = lambdaHandler('feedback', feedback, {
  log: logOnStdout,
  needs: (log) => ({ log, clock: clockSystem(), ids: idsRandom(), records: recordsOnDynamodb() }),
  transports: [],
});
