import { blobKeys } from '../../keys.ts';
import type { Message } from '../../messages.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import type { Log } from '../../ports.ts';
import { blobKeyProblem } from '../blob-rules.ts';

/** The parts of Lambda's events that are read. */
export interface SqsRecord {
  readonly messageId: string;
  readonly body: string;
}
interface S3Record {
  readonly s3: { readonly object: { readonly key: string } };
}
interface SnsRecord {
  readonly Sns: { readonly Message: string };
}

/** A message as JSON text, from a queue or an invocation; throws when it is not for `stage`: wrong wiring. */
export function messageFromJson(stage: StageName, text: string): Message {
  return messageFor(stage, JSON.parse(text));
}

/** A value as the message that a stage takes. Throws when it is for another stage, or no message. */
export function messageFor(stage: StageName, value: unknown): Message {
  const to = (value as { to?: unknown } | null)?.to;
  if (to !== stage || !(stage in pipeline)) throw new Error(`a message to ${String(to)} came to ${stage}`);
  return value as Message;
}

/**
 * Objects that were put; the test event that S3 sends when a notification is set up has no records. The S3 console makes
 * an object of a folder, and S3 takes names that newsfold keeps nothing under: these are logged and left alone.
 */
export function messagesFromS3(event: unknown, log: Pick<Log, 'warn'>): Message[] {
  const records = (event as { Records?: readonly S3Record[] }).Records ?? [];
  return records.flatMap((record) => {
    const key = objectKey(record.s3.object.key);
    // The longest name that is made from it.
    const reason = blobKeyProblem(key) ?? blobKeyProblem(blobKeys.rejectedReason(key));
    if (reason === null) return [{ to: 'normalise', key }];
    log.warn('document left alone', { key, reason });
    return [];
  });
}

/**
 * The key of an object in an S3 event, which is form-encoded: `+` for a space, `%xx` for the bytes of UTF-8.
 * A key that is not well encoded was not encoded at all (some emulators do not) and is taken as it is.
 */
export function objectKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

/** Notices that came through SNS. */
export function messagesFromSns(event: unknown): Message[] {
  const records = (event as { Records?: readonly SnsRecord[] }).Records ?? [];
  return records.map((record) => ({ to: 'feedback', notification: record.Sns.Message }));
}
