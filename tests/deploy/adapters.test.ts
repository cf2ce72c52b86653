import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateConfigurationSetCommand, SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll } from 'vitest';
import { blobsS3 } from '../../functions/adapters/aws/blobs-s3.ts';
import { mailerSes } from '../../functions/adapters/aws/mailer-ses.ts';
import { recordsDynamodb } from '../../functions/adapters/aws/records-dynamodb.ts';
import { blobsContract } from '../contracts/blobs-contract.ts';
import { mailerContract } from '../contracts/mailer-contract.ts';
import { manualClock } from '../contracts/manual-clock.ts';
import { recordsContract } from '../contracts/records-contract.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';
import { until } from './until.ts';
import { withoutMessageId } from './without-message-id.ts';

let emulator: Emulator;
let sink: SmtpSink;
let made = 0;

beforeAll(async () => {
  sink = await startSmtpSink();
  emulator = await startEmulator({ name: 'adapters', smtpPort: sink.port });
});

afterAll(async () => {
  await emulator?.stop();
  await sink?.stop();
});

const client = () => ({
  endpoint: emulator.endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

blobsContract('blobs-s3', async () => {
  const bucket = `contract-${made++}`;
  const s3 = new S3Client({ ...client(), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return blobsS3({ client: s3, bucket });
});

recordsContract('records-dynamodb', async () => {
  const table = `contract-${made++}`;
  const dynamodb = new DynamoDBClient(client());
  await dynamodb.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  const clock = manualClock();
  return { records: recordsDynamodb({ client: dynamodb, table, clock }), clock };
});

mailerContract(
  'mailer-ses',
  async () => {
    const ses = new SESClient(client());
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: 'news@example.org' }));
    const configurationSet = `contract-${made++}`;
    await ses.send(new CreateConfigurationSetCommand({ ConfigurationSet: { Name: configurationSet } }));
    const before = sink.mails.length;
    const sending = new SESClient({ ...client(), maxAttempts: 1 });
    const mailer = mailerSes({ sending, asking: ses, clock: manualClock(), configurationSet });
    let sent = 0;
    return {
      mailer: {
        ...mailer,
        send: (mail) => {
          sent += 1;
          return mailer.send(mail);
        },
      },
      // SES takes a mail first and delivers it afterwards.
      received: async () => {
        await until('the mails', async () => sink.mails.length >= before + sent, { secondsMax: 20 });
        return sink.mails.slice(before).map(({ raw }) => raw);
      },
    };
  },
  { withoutOwn: withoutMessageId, eightBit: false },
);
