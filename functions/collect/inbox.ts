import { createHash } from 'node:crypto';
import { blobKeys, recordKeys } from '../keys.ts';
import type { HeldRecord } from '../normalise/hold-mail.ts';
import type { Ports } from '../ports.ts';
import { secretFor } from '../subscribe/secret.ts';

const heldMax = 500;

/** The secret that the inboxes' addresses come from; made on first use. */
export function inboxSecret(needs: Pick<Ports, 'ids' | 'records'>): Promise<string> {
  return secretFor('inbox', needs);
}

/** Mails that wait for the owner's word, newest first. */
export async function heldMails({ records }: Pick<Ports, 'records'>): Promise<readonly HeldRecord[]> {
  const { partition } = recordKeys.heldMail('', '');
  return (await records.list(partition, { limit: heldMax, descending: true })).map(({ value }) => value as HeldRecord);
}

/** Lets a held mail through: it becomes a document again, marked so that it is read whatever speaks against it. */
export async function releaseMail(
  held: HeldRecord,
  topics: readonly string[],
  { blobs, records }: Pick<Ports, 'blobs' | 'records'>,
): Promise<boolean> {
  const mail = await blobs.get(held.heldKey);
  if (mail === undefined) return false;
  const metadata = {
    ...mail.metadata,
    released: '1',
    'received-at': held.receivedAt,
    ...(topics.length > 0 && { topics: topics.join(',') }),
  };
  const name = held.documentKey.replace(/^documents\//, '').replace(/\.eml$/i, '');
  const key = blobKeys.document('released', name.replaceAll('/', '-'), 'eml');
  await blobs.put(key, { bytes: mail.bytes, contentType: mail.contentType, metadata });
  await records.write([{ kind: 'delete', key: recordKeys.heldMail(held.receivedAt, held.documentKey), expect: 'any' }]);
  return true;
}

/** A mail that was not taken because of its size: all that is kept of it. */
export interface RefusedMail {
  /** As the sending server named the sender; null for a notice of failed delivery. */
  readonly from: string | null;
  readonly topics: readonly string[];
  /** What was sent, or what the sender announced. */
  readonly bytesCount: number;
  readonly reason: string;
}

/** Keeps why a mail was refused, where the reasons of other rejected documents are; the same mail tried again is one note a day. */
export async function noteRefusedMail(
  mail: RefusedMail,
  { blobs, clock }: Pick<Ports, 'blobs' | 'clock'>,
): Promise<void> {
  const receivedAt = clock.now();
  const what = [mail.from ?? '', mail.bytesCount, ...mail.topics, receivedAt.slice(0, 10)].join('\n');
  const documentKey = blobKeys.document('mail', createHash('sha256').update(what).digest('hex').slice(0, 32), 'eml');
  const bytes = new TextEncoder().encode(
    `${JSON.stringify({ documentKey, ...mail, source: 'mail', url: null, receivedAt }, null, 2)}\n`,
  );
  await blobs.put(blobKeys.rejectedReason(documentKey), { bytes, contentType: 'application/json; charset=utf-8' });
}
