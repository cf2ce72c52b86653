import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Transport } from './transport.ts';

/** Asynchronous invocations: Lambda queues the message itself, tries it again and keeps what failed. */
export function invokeLambda(client: LambdaClient): Transport {
  return {
    kinds: ['invocation'],
    send: async (target, messages) => {
      for (const message of messages) {
        const Payload = new TextEncoder().encode(JSON.stringify(message));
        await client.send(new InvokeCommand({ FunctionName: target, InvocationType: 'Event', Payload }));
      }
    },
  };
}
