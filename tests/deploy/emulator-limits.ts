import { GetBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';

/**
 * The emulator takes every request to be plain HTTP, its own CloudFront's too, which the policy of the bucket
 * refuses. For the run here the refusal is taken out; tests/infra holds the template to it.
 */
export async function letPlainHttpRead(bucket: string): Promise<void> {
  const s3 = new S3Client({ forcePathStyle: true });
  const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket: bucket }));
  const policy = JSON.parse(Policy!) as { Statement: { Effect: string }[] };
  const Statement = policy.Statement.filter(({ Effect }) => Effect !== 'Deny');
  await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify({ ...policy, Statement }) }));
}
