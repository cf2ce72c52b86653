import { Agent, createServer, type Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions } from '../../../../functions/adapters/aws/client-options.ts';
import { mailFailure } from '../../../../functions/adapters/aws/mailer-ses.ts';

const account = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
const from = 'news@example.org';

let silent: Server;

beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});

afterAll(() => silent.closeAllConnections());

/** The real bounds, a hundred times as tight. */
function tight(): Record<string, number> {
  return Object.fromEntries(Object.entries(clientOptions.requestHandler).map(([name, ms]) => [name, ms / 100]));
}

test('does not wait for an answer that never comes', async () => {
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    ...clientOptions,
    ...account,
    endpoint,
    maxAttempts: 2,
    requestHandler: tight(),
  });
  const asked = client.send(new GetItemCommand({ TableName: 'records', Key: { pk: { S: 'a' } } }));
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError', $metadata: { attempts: 2 } });
});

test('takes a mail for not sent when no connection was made in time', async () => {
  const httpAgent = new Agent();
  httpAgent.createConnection = () => Object.assign(new Socket(), { connecting: true });
  const requestHandler = { ...tight(), httpAgent };
  const client = new SESClient({ ...account, endpoint: 'http://127.0.0.1:9', maxAttempts: 1, requestHandler });
  const thrown = await client
    .send(new SendRawEmailCommand({ Source: from, RawMessage: { Data: Buffer.from('a mail') } }))
    .catch((error: unknown) => error);
  expect(mailFailure(thrown, { from })).toMatchObject({ kind: 'throttled' });
});
