import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Access, RecordAction } from './access.ts';

/** What SES asks about when a mail is sent, as ARNs, and the address that mails come from. */
export interface Sending {
  readonly senders: readonly string[];
  readonly recipients: string;
  readonly from: string;
}

/** The role that a function runs under. It can write to its own log, and to nothing else yet. */
export function stageRole(scope: Construct, log: ILogGroup): { readonly role: Role; readonly policy: Policy } {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  // Not the role's default policy: a function waits for that one, and the bucket waits for functions.
  const policy = new Policy(scope, 'Policy', { roles: [role] });
  policy.addStatements(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log.logGroupArn] }),
  );
  return { role, policy };
}

/** The statements that `access` comes to. */
export function accessStatements(
  access: Access,
  resources: {
    readonly bucket: IBucket;
    readonly table: Pick<ITable, 'tableArn'>;
    readonly sending: Sending;
  },
): PolicyStatement[] {
  const { bucket, table, sending } = resources;
  const objects = (actions: string[], prefixes: readonly string[] = []): PolicyStatement[] =>
    prefixes.length === 0
      ? []
      : [new PolicyStatement({ actions, resources: prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)) })];
  const statements = [...objects(['s3:GetObject'], access.reads), ...objects(['s3:PutObject'], access.writes)];
  // Without it, S3 says of a missing object that it is forbidden.
  if (access.reads) statements.push(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  statements.push(...recordStatements(access, table));
  if (access.sendsMail) statements.push(...sendingStatements(sending));
  // SES knows no resource for it.
  if (access.asksQuota) statements.push(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }));
  return statements;
}

/** Of a reader whose address SES has verified, as it has each of an account in the sandbox, it asks for a right as well. */
function sendingStatements({ senders, recipients, from }: Sending): PolicyStatement[] {
  const actions = ['ses:SendRawEmail'];
  const conditions = { StringEquals: { 'ses:FromAddress': from } };
  return [
    new PolicyStatement({ actions, resources: [...senders] }),
    new PolicyStatement({ actions, resources: [recipients], conditions }),
  ];
}

/**
 * A statement an action, with all the partitions that it is for: of a request for several items IAM is shown all their
 * partitions together, and one statement has to hold them all. Actions on the same partitions share one.
 */
function recordStatements({ records }: Access, table: Pick<ITable, 'tableArn'>): PolicyStatement[] {
  const partitionsOf = new Map<RecordAction, string[]>();
  for (const [partition, actions] of Object.entries(records)) {
    for (const action of actions) partitionsOf.set(action, [...(partitionsOf.get(action) ?? []), partition]);
  }
  return [...Map.groupBy(partitionsOf.keys(), (action) => partitionsOf.get(action)!.join('\n')).values()].map(
    (actions) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitionsOf.get(actions[0]!)! } },
      }),
  );
}
