import type { AwsCall, CallContext } from './aws-call.ts';
import { callsOf } from './aws-call.ts';

/** The one method of every AWS client that is used here. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (
        next: (args: { input: object }) => Promise<{ output: object }>,
        context: { commandName?: string; clientName?: string },
      ) => (args: { input: object }) => Promise<{ output: object }>,
      options: { step: 'initialize'; name: string },
    ): void;
  };
}

/**
 * Writes every call that a client makes as a line of the log, in the words of IAM: action, resource, context.
 * Tests compare them with the roles that the functions are given; nothing is recorded otherwise.
 */
export function recordCalls<C>(client: C, context: CallContext, write: (line: string) => void): C {
  const report = (call: AwsCall) => write(JSON.stringify({ level: 'info', event: 'aws call', ...call }));
  (client as Client).middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        let absent = false;
        try {
          return await next(args);
        } catch (error) {
          absent = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;
          throw error;
        } finally {
          for (const call of callsOf(commandName, args.input, { ...context, absent })) report(call);
        }
      },
    { step: 'initialize', name: 'recordCalls' },
  );
  return client;
}
