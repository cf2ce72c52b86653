import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { pipeline, type StageName } from '../functions/pipeline.ts';
import { type Access, access } from './access.ts';
import type { Observability } from './observability.ts';
import type { Stage } from './stage.ts';
import type { Storage } from './storage.ts';
import type { Web } from './web.ts';

/** What the rules look at. */
interface Parts {
  readonly edge: Web;
  readonly watch: Observability;
  readonly storage: Storage;
  readonly stages: ReadonlyMap<StageName, Stage>;
}

/**
 * Where newsfold departs from the rules of cdk-nag, and why. Whatever is not named here fails the synthesis.
 */
export function acknowledgeRules(stack: Parts): void {
  const { edge, storage, watch } = stack;
  const because = (construct: IConstruct, reasons: Readonly<Record<string, string>>) => {
    for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
  };
  because(storage.bucket, {
    'AwsSolutions-S1':
      'Server access logs would list readers and cost more than what they are about; writes are in the functions’ logs.',
  });
  because(edge.distribution, {
    'AwsSolutions-CFR1': 'A public feed is for readers everywhere.',
    'AwsSolutions-CFR2':
      'A web ACL costs more by the month than all the rest; static files need none, the API behind is throttled.',
    'AwsSolutions-CFR3': 'Access logs would keep the addresses of readers, which newsfold does not collect.',
    'AwsSolutions-CFR4':
      'Without a domain of one’s own CloudFront’s own certificate decides the protocol; with one, TLS 1.2 is the least.',
    '@aws-cdk/aws-cloudfront:minimumProtocolVersionWithoutCertificate':
      'The least protocol is set for when a domain is added; until then CloudFront’s own certificate decides.',
    '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac':
      'The bucket policy is written in web.ts, for what is public only.',
  });
  because(watch.alarms, {
    'Serverless-SNSRedrivePolicy': 'It mails the owner; alarms stand in CloudWatch and on the dashboard as well.',
  });
  because(edge.api, {
    'AwsSolutions-APIG4':
      'Subscribing, confirming and unsubscribing need no account by design: signed links and the throttle guard them.',
  });
  for (const [name, stage] of stack.stages) {
    because(stage.policy, wildcardReasons(access[name]));
    because(stage.function, {
      'Serverless-LambdaTracing':
        'Every line of the log carries the stage and the message; the tracer costs 150 ms at each cold start.',
      'Serverless-LambdaDLQ':
        pipeline[name].startedBy.kind === 'http'
          ? 'It is called synchronously: the reader sees the failure.'
          : 'Failures go to an on-failure destination or through a redrive policy, which keep the error beside the event.',
    });
    const { deadLetters } = stage;
    if (!deadLetters) continue;
    because(deadLetters, {
      'AwsSolutions-SQS3': 'It is a dead-letter queue itself.',
      'Serverless-SQSRedrivePolicy': 'It is a dead-letter queue itself.',
    });
    because(stage, {
      'Serverless-LambdaEventSourceMappingDestination':
        'Queues keep what failed in their own dead-letter queue; a destination is for streams.',
    });
  }
}

/** Findings of the rule about wildcards are acknowledged one by one: a new star has to be explained here first. */
function wildcardReasons({ reads = [], writes = [], asksQuota, sendsMail }: Access): Record<string, string> {
  const bucket = 'arn:<AWS::Partition>:s3:::newsfold-{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}';
  const prefixes = [...reads, ...writes].map((prefix) => [
    `AwsSolutions-IAM5[Resource::${bucket}/${prefix}*]`,
    'The star ends a prefix of keys that belongs to this stage (functions/keys.ts).',
  ]);
  const quota = ['AwsSolutions-IAM5[Resource::*]', 'SES knows no resource for GetSendQuota.'];
  const recipients = [
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    'Readers whose addresses SES knows are identities, too; a condition leaves no other sender.',
  ];
  return Object.fromEntries([...prefixes, ...(asksQuota ? [quota] : []), ...(sendsMail ? [recipients] : [])]);
}
