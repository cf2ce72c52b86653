/** One request as IAM sees it. */
export interface AwsCall {
  readonly action: string;
  readonly resource: string;
  /** Condition keys with their values. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export interface CallContext {
  readonly region: string;
  readonly account: string;
}

type Input = Readonly<Record<string, unknown>>;
type Describe = (input: Input, context: CallContext & { readonly absent: boolean }) => readonly AwsCall[];

/**
 * What a command asks of IAM, by the service authorization reference: one call can need several permissions.
 * S3 says 404 only to who may list the bucket (else 403), and a write over a version reads it.
 */
export function callsOf(
  command: string,
  input: object,
  context: CallContext & { readonly absent: boolean },
): readonly AwsCall[] {
  const describe = commands[command];
  if (!describe) throw new Error(`${command} is not known to aws-call.ts: say there what it asks of IAM`);
  return describe(input as Input, context);
}

const object =
  (...actions: readonly string[]): Describe =>
  (input, { absent }) => {
    const bucket = `arn:aws:s3:::${String(input.Bucket)}`;
    const calls = actions.map((action) => ({ action, resource: `${bucket}/${String(input.Key)}`, context: {} }));
    return absent ? [...calls, { action: 's3:ListBucket', resource: bucket, context: {} }] : calls;
  };

const put: Describe = (input, context) =>
  object(...(input.IfMatch === undefined ? ['s3:PutObject'] : ['s3:PutObject', 's3:GetObject']))(input, context);

const copy: Describe = (input, context) => {
  const [bucket, ...path] = String(input.CopySource).split('/');
  const from = `arn:aws:s3:::${bucket}/${path.map(decodeURIComponent).join('/')}`;
  return [...object('s3:PutObject')(input, context), { action: 's3:GetObject', resource: from, context: {} }];
};

/** A request for items of one table: IAM is shown the partitions of all of them together. */
function items(
  action: string,
  table: string,
  partitions: readonly string[],
  { region, account }: CallContext,
): AwsCall {
  return {
    action: `dynamodb:${action}`,
    resource: `arn:aws:dynamodb:${region}:${account}:table/${table}`,
    context: { 'dynamodb:LeadingKeys': [...new Set(partitions)] },
  };
}

const partitionOf = (key: unknown): string => (key as { pk: { S: string } }).pk.S;

const single =
  (action: string): Describe =>
  (input, context) => [items(action, String(input.TableName), [partitionOf(input.Key ?? input.Item)], context)];

const query: Describe = (input, context) => {
  const values = input.ExpressionAttributeValues as Record<string, { S: string }>;
  return [items('Query', String(input.TableName), [values[':partition']!.S], context)];
};

const batchGet: Describe = (input, context) =>
  Object.entries(input.RequestItems as Record<string, { Keys: unknown[] }>).map(([table, { Keys }]) =>
    items('BatchGetItem', table, Keys.map(partitionOf), context),
  );

const transactActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** A transaction is allowed if each of its operations is (DynamoDB guide, "Using IAM with DynamoDB transactions"). */
const transact: Describe = (input, context) => {
  const operations = (input.TransactItems as Record<string, { TableName: string; Key?: unknown; Item?: unknown }>[])
    .flatMap((entry) => Object.entries(entry))
    .map(([kind, { TableName, Key, Item }]) => ({ kind, TableName, partition: partitionOf(Key ?? Item) }));
  const kinds = Map.groupBy(operations, ({ kind, TableName }) => `${kind} ${TableName}`);
  return [...kinds.values()].map((same) => {
    const { kind, TableName } = same[0]!;
    return items(
      transactActions[kind]!,
      TableName,
      same.map(({ partition }) => partition),
      context,
    );
  });
};

const commands: Readonly<Record<string, Describe>> = {
  GetObjectCommand: object('s3:GetObject'),
  HeadObjectCommand: object('s3:GetObject'),
  PutObjectCommand: put,
  CopyObjectCommand: copy,
  DeleteObjectCommand: object('s3:DeleteObject'),
  GetItemCommand: single('GetItem'),
  PutItemCommand: single('PutItem'),
  UpdateItemCommand: single('UpdateItem'),
  DeleteItemCommand: single('DeleteItem'),
  QueryCommand: query,
  BatchGetItemCommand: batchGet,
  TransactWriteItemsCommand: transact,
  SendMessageBatchCommand: (input, { region, account }) => [
    {
      action: 'sqs:SendMessage',
      resource: `arn:aws:sqs:${region}:${account}:${String(input.QueueUrl).split('/').at(-1)}`,
      context: {},
    },
  ],
  InvokeCommand: (input, { region, account }) => [
    {
      action: 'lambda:InvokeFunction',
      resource: `arn:aws:lambda:${region}:${account}:function:${String(input.FunctionName)}`,
      context: {},
    },
  ],
  // In the sandbox each recipient is an identity of the account, and asked about like the sender.
  SendRawEmailCommand: (input, { region, account }) =>
    [
      ...[input.Source, ...(input.Destinations as readonly string[])].map((address) => `identity/${String(address)}`),
      ...(input.ConfigurationSetName === undefined ? [] : [`configuration-set/${String(input.ConfigurationSetName)}`]),
    ].map((name) => ({
      action: 'ses:SendRawEmail',
      resource: `arn:aws:ses:${region}:${account}:${name}`,
      context: { 'ses:FromAddress': String(input.Source) },
    })),
  GetSendQuotaCommand: () => [{ action: 'ses:GetSendQuota', resource: '*', context: {} }],
};
