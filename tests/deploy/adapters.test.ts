import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { blobsS3 } from '../../functions/adapters/aws/blobs-s3.ts';
import { recordsDynamodb } from '../../functions/adapters/aws/records-dynamodb.ts';
import { blobsContract } from '../contracts/blobs-contract.ts';
import { manualClock } from '../contracts/manual-clock.ts';
import { recordsContract } from '../contracts/records-contract.ts';
import { type Emulator, startEmulator } from './emulator.ts';

let emulator: Emulator;
let made = 0;

beforeAll(async () => {
  emulator = await startEmulator({ name: 'adapters' });
});

afterAll(async () => {
  await emulator?.stop();
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
