import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { synthesised } from './synthesised.ts';

const deployDoc = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
const everything = {
  sender: 'desk@example.net',
  senderIdentity: 'domain',
  siteName: 'Another name',
  postalAddress: '2 Example Street',
  ownerAddress: 'owner@example.org',
  domain: 'news.example.org',
  certificateArn,
  inboxDomain: 'in.example.org',
  websubHub: 'https://hub.example.org/',
  mailImages: true,
  quietSpellMinutes: 5,
  liveGapMinutes: 10,
  documentDays: 7,
};

/** What CloudFormation makes anew when it changes (resource reference, "Update requires: Replacement"), of what cannot be made again or has an address. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType'],
  'AWS::ApiGatewayV2::Api': ['ProtocolType'],
  'AWS::CloudFront::Distribution': [],
  'AWS::SES::ConfigurationSet': ['Name'],
  'AWS::Scheduler::Schedule': ['Name'],
};

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** By logical id, what must stay for the resource to stay. */
function lasting(context: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const resources = synthesised(context).toJSON().Resources as Readonly<Record<string, Resource>>;
  const kept = Object.entries(resources).filter(([, { Type }]) => Type in fixed);
  return Object.fromEntries(
    kept.map(([id, { Type, Properties }]) => [id, [Type, ...fixed[Type]!.map((name) => Properties?.[name] ?? null)]]),
  );
}

test('no setting replaces the bucket, the table, the distribution, a queue or a function', () => {
  const before = lasting({});
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['Bucket', 'Table', 'CurateQueue', 'EdgeDistribution0060737B']),
  );
  expect(lasting(everything)).toEqual(before);
});

test('commands and upgrades find these by ids that stay as they are', () => {
  const types = Object.entries(lasting({})).map(([id, found]) => [id, (found as string[])[0]]);
  expect(Object.fromEntries(types)).toMatchObject({
    Bucket: 'AWS::S3::Bucket',
    Table: 'AWS::DynamoDB::Table',
    EdgeDistribution0060737B: 'AWS::CloudFront::Distribution',
    Api: 'AWS::ApiGatewayV2::Api',
    ConfigurationSet: 'AWS::SES::ConfigurationSet',
    Notices: 'AWS::SNS::Topic',
    Schedule: 'AWS::Scheduler::Schedule',
  });
});

test('prints what the page on deploying speaks of, and the page speaks of all that is printed', () => {
  const printed = Object.keys(synthesised(everything).toJSON().Outputs as object);
  const kinds = new Set(
    printed.map((name) => name.replace(/^Feed.+/, 'FeedMaliPeacekeeping').replace(/^Dns\d+$/, 'Dns1')),
  );
  expect([...kinds].sort()).toEqual(['Dns1', 'DomainTarget', 'FeedMaliPeacekeeping', 'Inbox', 'InboxActivate', 'Site']);
  for (const kind of kinds) expect(deployDoc).toContain(`\`${kind}\``);
});
