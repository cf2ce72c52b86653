import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { BlobCondition, BlobInfo, Blobs } from '../../ports.ts';
import { assertBlobKey, assertMetadata } from '../blob-rules.ts';
import { awsError } from './client-options.ts';

/**
 * How often a conditional write is tried when S3 answers 409: another conditional write of the same key was
 * under way, and neither is decided (S3 user guide, "Conditional writes").
 */
const undecidedAttemptsMax = 5;

/** Blobs as the objects of one bucket, under the same keys. */
export function blobsS3(options: { readonly client: S3Client; readonly bucket: string }): Blobs {
  const { client, bucket } = options;
  const at = (key: string) => {
    assertBlobKey(key);
    return { Bucket: bucket, Key: key };
  };
  return {
    get: async (key) => {
      const found = await unlessAbsent(client.send(new GetObjectCommand(at(key))));
      return found && { ...blobInfo(found), bytes: await found.Body!.transformToByteArray() };
    },
    head: async (key) => {
      const found = await unlessAbsent(client.send(new HeadObjectCommand(at(key))));
      return found && blobInfo(found);
    },
    put: async (key, content, condition) => {
      assertMetadata(content.metadata ?? {});
      const command = new PutObjectCommand({
        ...at(key),
        Body: content.bytes,
        ContentType: content.contentType,
        CacheControl: content.cacheControl,
        Metadata: content.metadata,
        ...conditionHeaders(condition),
      });
      const etag = await decided(async () => (await client.send(command)).ETag);
      return etag === undefined ? { kind: 'conflict' } : { kind: 'written', etag: bare(etag) };
    },
    copy: async (from, to) => {
      const source = at(from);
      const path = source.Key.split('/').map(encodeURIComponent).join('/');
      await client.send(new CopyObjectCommand({ ...at(to), CopySource: `${source.Bucket}/${path}` }));
    },
    delete: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    list: async (prefix, page) => {
      const found = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: page.after, MaxKeys: page.limit }),
      );
      return { keys: (found.Contents ?? []).map((object) => object.Key!), more: found.IsTruncated ?? false };
    },
  };
}

function conditionHeaders(condition: BlobCondition | undefined): { IfNoneMatch?: string; IfMatch?: string } {
  if (condition === undefined) return {};
  return condition === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: `"${condition.etag}"` };
}

function blobInfo(found: GetObjectCommandOutput | HeadObjectCommandOutput): BlobInfo {
  return {
    contentType: found.ContentType ?? 'application/octet-stream',
    bytesCount: found.ContentLength ?? 0,
    etag: bare(found.ETag ?? ''),
    storedAt: (found.LastModified ?? new Date(0)).toISOString(),
    metadata: found.Metadata ?? {},
  };
}

function bare(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}

async function unlessAbsent<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    const { status, name } = awsError(thrown);
    if (status === 404 && name !== 'NoSuchBucket') return undefined;
    throw thrown;
  }
}

/**
 * The etag of a write, or undefined when its condition did not hold: 412, or 404 for a version of an object
 * that is gone. 409 is no answer yet: the write is tried again.
 */
async function decided(write: () => Promise<string | undefined>): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (thrown) {
      const { status, name } = awsError(thrown);
      if (status === 412 || name === 'NoSuchKey') return undefined;
      if (status !== 409 || attempt === undecidedAttemptsMax) throw thrown;
    }
  }
}
