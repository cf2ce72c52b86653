import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import { variables } from '../../functions/adapters/aws/environment.ts';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import { edgeHeader } from '../../functions/runtime/lambda-http.ts';
import type { Emulator } from './emulator.ts';
import type { Visited } from './visit.ts';

/**
 * Asks for a page that does something, as the distribution would: the emulator's CloudFront resolves the API's name,
 * which only AWS knows, so the request goes to the API itself, with what the distribution adds.
 * @param options.edge what to say instead of the distribution's own token.
 */
export async function answer(
  emulator: Emulator,
  stack: DeployedStack,
  path: string,
  options: {
    readonly form?: Readonly<Record<string, string>>;
    readonly edge?: string;
    /** A document pushed with a client's token. */
    readonly push?: { readonly token: string; readonly text: string };
    readonly post?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  } = {},
): Promise<Visited> {
  const { Environment } = await new LambdaClient({}).send(
    new GetFunctionConfigurationCommand({ FunctionName: stack.resource(logicalName('web', 'Function')) }),
  );
  const response = await fetch(`${emulator.endpoint}/_aws/execute-api/${stack.resource('Api')}/$default${path}`, {
    method: options.form || options.push || options.post ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      [edgeHeader]: options.edge ?? Environment!.Variables![variables.edgeToken]!,
      'x-forwarded-for': '192.0.2.7, 192.0.2.1',
      ...(options.push && { authorization: `Bearer ${options.push.token}`, 'content-type': 'text/plain' }),
      ...options.post?.headers,
    },
    ...(options.form && { body: new URLSearchParams(options.form) }),
    ...(options.push && { body: options.push.text }),
    ...(options.post && { body: options.post.body }),
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}
