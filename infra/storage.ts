import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { limits } from '../functions/limits.ts';

/** Shown before the stack is destroyed. */
export const whatStays = `When newsfold's stack is destroyed, its bucket and its table stay: the articles, the ids that readers' feeds go by,
and the list of subscribers could not be made again. docs/deploy.md, "Tear-down", says how to delete them, too.
`;

/**
 * All that is kept: one bucket and one table. Both outlive the stack, because a feed whose ids and subscribers
 * are lost cannot be made again. Each state of the table in the last 35 days can be restored, as another table.
 */
export class Storage extends Construct {
  readonly bucket: Bucket;
  /**
   * The same bucket by its name alone. Functions and their rights are made from this: the bucket waits for the
   * function that it notifies, so that function cannot wait for the bucket.
   */
  readonly objects: IBucket;
  readonly table: Table;

  constructor(scope: Construct, id: string, options: { readonly documentDays: number }) {
    super(scope, id);
    const bucketName = `newsfold-${stackUuid(Stack.of(this))}`;
    this.objects = Bucket.fromBucketName(this, 'Objects', bucketName);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: lifecycle(options.documentDays),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** Versions protect articles and editions from a mistake for a month; public files are made again from them. */
function lifecycle(documentDays: number): LifecycleRule[] {
  return [
    {
      id: 'documents expire',
      prefix: 'documents/',
      expiration: Duration.days(documentDays),
      noncurrentVersionExpiration: Duration.days(1),
    },
    {
      id: 'rejected documents expire',
      prefix: 'rejected/',
      expiration: Duration.days(documentDays),
      noncurrentVersionExpiration: Duration.days(1),
    },
    {
      id: 'held mails expire',
      prefix: 'held/',
      expiration: Duration.days(Math.max(documentDays, limits.heldMailDays)),
      noncurrentVersionExpiration: Duration.days(1),
    },
    { id: 'old public files', prefix: 'public/', noncurrentVersionExpiration: Duration.days(7) },
    { id: 'old articles', prefix: 'articles/', noncurrentVersionExpiration: Duration.days(30) },
    { id: 'old editions', prefix: 'editions/', noncurrentVersionExpiration: Duration.days(30) },
    { id: 'unfinished uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
  ];
}

/** The random part of the stack's own id: it stays as long as the stack. */
function stackUuid(stack: Stack): string {
  return Fn.select(2, Fn.split('/', stack.stackId));
}
