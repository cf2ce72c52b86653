import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import { targetVariable } from '../../functions/runtime/emit.ts';
import { securityHeaders } from '../../functions/site/security-headers.ts';
import { routes } from '../../functions/web/routes.ts';
import { access } from '../../infra/access.ts';
import { deadLettersHeading, headings } from '../../infra/observability.ts';
import { synthesised } from './synthesised.ts';

/** A template is JSON of a hundred shapes; the expectations say which they mean. */
// biome-ignore lint/suspicious/noExplicitAny: nothing types a synthesised template
type Properties = Readonly<Record<string, any>>;

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Properties;
}

const template = synthesised();
const resources = template.toJSON().Resources as Readonly<Record<string, Resource>>;
const stages = Object.keys(pipeline) as StageName[];
const emitting = stages.filter((stage) => pipeline[stage].emits.length > 0);
const asynchronous = stages.filter((stage) => pipeline[stage].startedBy.kind !== 'http');
const invoked = asynchronous.filter((stage) => !['queue', 'fifo'].includes(pipeline[stage].startedBy.kind));
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

const ofType = (type: string): Resource[] => Object.values(resources).filter(({ Type }) => Type === type);
const text = (value: unknown): string => JSON.stringify(value);
const expectPart = (type: string, properties: Properties, of = template): void =>
  expect(() => of.hasResourceProperties(type, properties)).not.toThrow();
const deadLettersArn = (stage: StageName) => ({ 'Fn::GetAtt': [logicalName(stage, 'DeadLetters'), 'Arn'] });

describe('every asynchronous edge', () => {
  test.each(asynchronous)('%s keeps what failed for good for two weeks', (stage) => {
    const queue = resources[logicalName(stage, 'DeadLetters')]!;
    expect(queue.Type).toBe('AWS::SQS::Queue');
    expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  test.each(asynchronous)('%s raises an alarm that the runbook explains', (stage) => {
    const heading = deadLettersHeading(stage);
    const alarm = ofType('AWS::CloudWatch::Alarm').find(({ Properties }) =>
      Properties.AlarmDescription.startsWith(heading),
    );
    expect(text(alarm?.Properties.Dimensions)).toContain(logicalName(stage, 'DeadLetters'));
    expect(alarm?.Properties.AlarmActions).toHaveLength(1);
    expect(runbook).toContain(`\n## ${heading}\n`);
  });

  test.each(invoked)('%s hands its failures to its dead-letter queue after its attempts', (stage) => {
    expectPart('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: logicalName(stage, 'Function') },
      MaximumRetryAttempts: pipeline[stage].limits.attemptsMax - 1,
      DestinationConfig: { OnFailure: { Destination: deadLettersArn(stage) } },
    });
  });

  test.each(['curate', 'send'] as const)(
    '%s gives a message up after its attempts, and reports one by one',
    (stage) => {
      const queue = resources[logicalName(stage, 'Queue')]!.Properties;
      const { limits } = pipeline[stage];
      expect(queue.RedrivePolicy).toEqual({
        deadLetterTargetArn: deadLettersArn(stage),
        maxReceiveCount: limits.attemptsMax,
      });
      expect(queue.VisibilityTimeout).toBe(6 * limits.timeoutSeconds);
      expectPart('AWS::Lambda::EventSourceMapping', {
        FunctionName: { Ref: logicalName(stage, 'Function') },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    },
  );

  test('curate has one writer a topic, and send a bounded rate', () => {
    const fifo = { FifoQueue: true };
    expect(resources.CurateQueue!.Properties).toMatchObject(fifo);
    expect(resources.CurateDeadLetters!.Properties).toMatchObject(fifo);
    expectPart('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: 'SendFunction' },
      ScalingConfig: { MaximumConcurrency: pipeline.send.startedBy.concurrencyMax },
    });
  });

  test.each(emitting)('%s knows where everything that it emits goes, and may send it there', (stage) => {
    const own = resources[logicalName(stage, 'Function')]!.Properties;
    for (const next of pipeline[stage].emits as readonly StageName[]) {
      const hasQueue = ['queue', 'fifo'].includes(pipeline[next].startedBy.kind);
      const part = logicalName(next, hasQueue ? 'Queue' : 'Function');
      if (next !== stage || hasQueue) {
        expect(own.Environment.Variables[targetVariable(next)]).toEqual({ Ref: part });
      }
      expect(text(policyOf(stage))).toContain(text({ 'Fn::GetAtt': [part, 'Arn'] }));
    }
  });
});

describe('every function', () => {
  test.each(stages)('%s runs on Node 24 on arm64 with the limits of the pipeline', (stage) => {
    const { limits } = pipeline[stage];
    expect(resources[logicalName(stage, 'Function')]!.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: limits.memoryMiB,
      Timeout: limits.timeoutSeconds,
    });
  });

  test.each(stages)('%s may do nothing to everything', (stage) => {
    for (const { Action, Resource } of policyOf(stage)) {
      expect([Action].flat().filter((action: string) => action.includes('*'))).toEqual([]);
      if (Resource === '*') expect(Action).toBe('ses:GetSendQuota');
    }
  });

  test.each(stages)('%s touches only its own partitions of the table', (stage) => {
    for (const statement of policyOf(stage)) {
      if (!text(statement.Action).includes('dynamodb:')) continue;
      const partitions = statement.Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] as string[];
      expect(partitions.filter((partition) => partition.startsWith('*'))).toEqual([]);
    }
  });

  test('writes a log that is kept for a month', () => {
    for (const stage of stages) {
      const { LogGroup } = resources[logicalName(stage, 'Function')]!.Properties.LoggingConfig;
      expect(resources[LogGroup.Ref as string]!.Properties.RetentionInDays).toBe(30);
    }
  });
});

describe('what is kept', () => {
  test('outlives the stack, encrypted', () => {
    for (const id of ['Bucket', 'Table']) expect(resources[id]!.DeletionPolicy).toBe('Retain');
    expectPart('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      DeletionProtectionEnabled: true,
    });
    expectPart('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('is thinned out by a rule for every prefix that a stage writes to, and for what is put there by halves', () => {
    const rules = resources.Bucket!.Properties.LifecycleConfiguration.Rules as Properties[];
    const written = new Set(
      stages.flatMap((stage) => access[stage].writes ?? []).map((key) => /^[^/]+\//.exec(key)![0]),
    );
    for (const prefix of written) {
      const rule = rules.find(({ Prefix }) => Prefix === prefix);
      expect([prefix, rule?.NoncurrentVersionExpiration.NoncurrentDays]).toEqual([prefix, expect.any(Number)]);
    }
    expect(rules.filter(({ AbortIncompleteMultipartUpload }) => AbortIncompleteMultipartUpload)).toHaveLength(1);
    // A mail that is held can be released for as long as it is shown.
    const held = (documentDays: number) =>
      (
        synthesised({ documentDays }).toJSON().Resources.Bucket.Properties.LifecycleConfiguration.Rules as Properties[]
      ).find(({ Prefix }) => Prefix === 'held/')!.ExpirationInDays;
    expect([held(7), held(90)]).toEqual([30, 90]);
  });

  test('is reached over TLS only, and by the distribution only where it is public', () => {
    const statements = ofType('AWS::S3::BucketPolicy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const denied = statements.filter(({ Effect }) => Effect === 'Deny');
    expect(text(denied)).toContain('"aws:SecureTransport":"false"');
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    for (const statement of allowed) {
      expect(statement.Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(text(statement.Condition)).toContain('aws:SourceArn');
      if (statement.Action === 's3:GetObject') expect(text(statement.Resource)).toContain('/public/*');
    }
    expect(allowed).toHaveLength(2);
  });
});

describe('the outside', () => {
  test('reaches the distribution and the web function, and nothing else', () => {
    expect(ofType('AWS::CloudFront::Distribution')).toHaveLength(1);
    expect(ofType('AWS::ApiGatewayV2::Api')).toHaveLength(1);
    expect(ofType('AWS::Lambda::Url')).toHaveLength(0);
    for (const { Properties } of ofType('AWS::Lambda::Permission')) {
      const byApi = Properties.Principal === 'apigateway.amazonaws.com';
      expect(Properties.Principal).not.toBe('*');
      if (byApi) expect(Properties.FunctionName).toEqual({ 'Fn::GetAtt': ['WebFunction', 'Arn'] });
    }
  });

  test('is throttled where it reaches the function', () => {
    const [stage] = ofType('AWS::ApiGatewayV2::Stage');
    expect(stage!.Properties.DefaultRouteSettings.ThrottlingRateLimit).toBeLessThanOrEqual(100);
  });

  test('is logged by the page that was asked for, never by a path, which may open something, nor by who asked', () => {
    const [stage] = ofType('AWS::ApiGatewayV2::Stage');
    const logged = Object.values(JSON.parse(stage!.Properties.AccessLogSettings.Format) as Record<string, string>);
    const known = ['requestTime', 'httpMethod', 'routeKey', 'status', 'responseLatency', 'integrationErrorMessage'];
    expect(logged).toEqual(known.map((name) => `$context.${name}`));
    const asked = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey as string);
    const pages = new Set(routes.map(({ path }) => `ANY ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
    expect(asked.sort()).toEqual([...pages].sort());
  });

  test('gets security headers with every answer', () => {
    for (const { Properties } of ofType('AWS::CloudFront::ResponseHeadersPolicy')) {
      const { SecurityHeadersConfig: headers, CustomHeadersConfig: custom } = Properties.ResponseHeadersPolicyConfig;
      expect(headers.ReferrerPolicy.ReferrerPolicy).toBe(securityHeaders['referrer-policy']);
      const names = custom.Items.map(({ Header }: { Header: string }) => Header);
      expect(names).toEqual(['cross-origin-opener-policy', 'permissions-policy']);
      expect(headers.ContentSecurityPolicy.ContentSecurityPolicy).toContain("default-src 'none'");
      expect(headers.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(15_552_000);
    }
    const { DistributionConfig } = ofType('AWS::CloudFront::Distribution')[0]!.Properties;
    const behaviours = [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors];
    for (const { ResponseHeadersPolicyId, ViewerProtocolPolicy } of behaviours) {
      expect([ViewerProtocolPolicy, ResponseHeadersPolicyId?.Ref !== undefined]).toEqual(['redirect-to-https', true]);
    }
  });
});

test('has no alarm that the runbook does not explain', () => {
  for (const heading of Object.values(headings)) expect(runbook).toContain(`\n## ${heading}\n`);
  expect(ofType('AWS::CloudWatch::Alarm')).toHaveLength(asynchronous.length + Object.keys(headings).length);
});

test('alarms of this account may speak where they are sent, and nobody else', () => {
  const topics = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmActions[0].Ref as string);
  const policies = ofType('AWS::SNS::TopicPolicy').filter(({ Properties }) => Properties.Topics[0].Ref === topics[0]);
  const allowed = policies
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Properties[])
    .filter(({ Effect }) => Effect === 'Allow');
  expect(new Set(topics).size).toBe(1);
  expect(allowed).toMatchObject([
    {
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('counts what readers are answered, and says so when nothing runs at all', () => {
  const alarm = (heading: string) =>
    ofType('AWS::CloudWatch::Alarm').find(({ Properties }) => Properties.AlarmDescription.startsWith(heading))!;
  expect(alarm(headings.web).Properties).toMatchObject({ Namespace: 'AWS/ApiGateway', MetricName: '5xx' });
  expect(alarm(headings.runs).Properties).toMatchObject({
    MetricName: 'Invocations',
    Dimensions: [{ Value: { Ref: 'PlanFunction' } }],
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test('the schedule’s role is for this account’s schedules alone', () => {
  const roles = ofType('AWS::IAM::Role').map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement[0]);
  expect(roles.filter(({ Principal }) => Principal.Service === 'scheduler.amazonaws.com')).toMatchObject([
    { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } },
  ]);
});

test('names that CloudFront keeps for a whole account tell regions and stacks apart', () => {
  const names = [
    ...ofType('AWS::CloudFront::Function').map(({ Properties }) => Properties.Name),
    ...ofType('AWS::CloudFront::ResponseHeadersPolicy').map(
      ({ Properties }) => Properties.ResponseHeadersPolicyConfig.Name,
    ),
    ...ofType('AWS::CloudFront::OriginAccessControl').map(
      ({ Properties }) => Properties.OriginAccessControlConfig.Name,
    ),
  ].map(text);
  expect(names).toHaveLength(5);
  expect(new Set(names).size).toBe(5);
  for (const name of names) {
    expect(name).toContain('{"Ref":"AWS::Region"}');
    expect(name).toContain('newsfold');
  }
});

test('nothing about one reader is kept at the edge', () => {
  const { DistributionConfig } = ofType('AWS::CloudFront::Distribution')[0]!.Properties;
  const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
  const behaviours = DistributionConfig.CacheBehaviors as Properties[];
  const keeping = behaviours.filter(({ CachePolicyId }) => CachePolicyId !== cachingDisabled);
  // Everybody is shown the same there, and it takes more reading than any other page: for a minute it is read once.
  expect(keeping.map(({ PathPattern }) => PathPattern)).toEqual(['/status']);
  const errors = DistributionConfig.CustomErrorResponses as Properties[];
  const kept = errors.filter(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL > 0);
  expect([errors.map(({ ErrorCode }) => ErrorCode), kept.map(({ ErrorCode }) => ErrorCode)]).toEqual([
    [404, 500, 502, 503, 504],
    [404],
  ]);
});

test('a secret is read by those alone who need it', () => {
  const readers = (name: string) =>
    stages.filter((stage) =>
      policyOf(stage).some((statement) => text(statement.Condition ?? {}).includes(`"secrets/${name}"`)),
    );
  expect(readers('tokens')).toEqual(['send', 'reply', 'web', 'feedback']);
  expect(readers('inbox')).toEqual(['normalise']);
  expect(readers('feeds')).toEqual(['feed']);
  expect(readers('websub')).toEqual(['collect', 'web']);
  expect(stages.filter((stage) => text(policyOf(stage)).includes('"secrets'))).toHaveLength(7);
});

test('receives newsletters only where a domain is given for them', () => {
  expect(ofType('AWS::SES::ReceiptRule')).toHaveLength(0);
  const actions = [{ S3Action: { ObjectKeyPrefix: 'documents/mail/' } }];
  const rule = { Rule: { Recipients: ['in.example.org'], Actions: actions } };
  expectPart('AWS::SES::ReceiptRule', rule, synthesised({ inboxDomain: 'in.example.org' }));
});

function policyOf(stage: StageName): Properties[] {
  const role = resources[logicalName(stage, 'Function')]!.Properties.Role['Fn::GetAtt'][0] as string;
  return ofType('AWS::IAM::Policy')
    .filter(({ Properties }) => text(Properties.Roles).includes(`"${role}"`))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
