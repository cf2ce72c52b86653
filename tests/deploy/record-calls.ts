/**
 * Bundled into the functions of a test's stack (`-c loadFirst=…`): writes every call that one makes of AWS as a line of
 * its log, in the words of IAM (action, resource, context), to be compared with the roles that the functions are given.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AwsCall, callsOf } from '../infra/aws-call.ts';
import { account } from './account.ts';

type Middleware = (
  next: (args: { input: object }) => Promise<{ output: object }>,
  context: { commandName?: string },
) => (args: { input: object }) => Promise<{ output: object }>;

/** What every AWS client is in the end. */
interface Client {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'initialize'; name: string; override: true }): void;
  };
  send(...asked: unknown[]): unknown;
}

const recording: Middleware =
  (next, { commandName = '' }) =>
  async (args) => {
    let absent = false;
    try {
      return await next(args);
    } catch (error) {
      absent = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;
      throw error;
    } finally {
      const context = { region: process.env.AWS_REGION ?? '', account, absent };
      for (const call of callsOf(commandName, args.input, context)) report(call);
    }
  };

function report(call: AwsCall): void {
  process.stdout.write(`${JSON.stringify({ level: 'info', event: 'aws call', ...call })}\n`);
}

// All clients of the SDK are made from one class, and send through it.
const base = Object.getPrototypeOf(DynamoDBClient.prototype) as Client;
const { send } = base;
base.send = function (this: Client, ...asked) {
  this.middlewareStack.add(recording, { step: 'initialize', name: 'recordCalls', override: true });
  return send.apply(this, asked);
};
