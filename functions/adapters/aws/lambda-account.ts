import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientOptions } from './client-options.ts';

/** How many functions of the whole account may run at once in the region. */
export async function functionsAtOnce(): Promise<number> {
  const { AccountLimit } = await new LambdaClient(clientOptions).send(new GetAccountSettingsCommand({}));
  return AccountLimit?.ConcurrentExecutions ?? 0;
}
