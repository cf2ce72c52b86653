import { logOnStdout, queues } from '../adapters/aws/environment.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { mailingOnAws } from '../runtime/mailing-on-aws.ts';
import { send } from './send.ts';

export const handler = lambdaHandler('send', send, { log: logOnStdout, needs: mailingOnAws, transports: [queues] });
