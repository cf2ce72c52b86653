import {
  compiled,
  invocations,
  logOnStdout,
  queues,
  recordsOnDynamodb,
  settings,
} from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { lambdaHandler } from '../runtime/lambda.ts';
import { plan } from './plan.ts';
import type { PlanNeeds } from './plan-needs.ts';

export const handler = lambdaHandler('plan', plan, {
  log: logOnStdout,
  needs: (log) => ({
    log,
    clock: clockSystem(),
    records: recordsOnDynamodb(),
    settings: settings(),
    topics: compiled<PlanNeeds['topics']>('topics'),
  }),
  transports: [invocations, queues],
});
