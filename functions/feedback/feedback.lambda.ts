import { logOnStdout, recordsOnDynamodb } from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/local/clock-system.ts';
import { idsRandom } from '../adapters/local/ids-random.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { feedback } from './feedback.ts';

export const handler = lambdaHandler('feedback', feedback, {
  log: logOnStdout,
  needs: (log) => ({ log, clock: clockSystem(), ids: idsRandom(), records: recordsOnDynamodb() }),
  transports: [],
});
