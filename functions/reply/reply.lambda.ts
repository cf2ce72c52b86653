import { logOnStdout } from '../adapters/aws/environment.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { mailingOnAws } from '../runtime/mailing-on-aws.ts';
import { reply } from './reply.ts';

export const handler = lambdaHandler('reply', reply, { log: logOnStdout, needs: mailingOnAws, transports: [] });
