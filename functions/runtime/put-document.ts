import { createHash } from 'node:crypto';
import { blobKeys } from '../keys.ts';
import type { Blobs, Instant } from '../ports.ts';

export interface ArrivedDocument {
  readonly bytes: Uint8Array;
  /** The name of the file it came in; its extension is kept. */
  readonly name: string;
  readonly contentType: string;
  readonly source: string;
  readonly url?: string | undefined;
  readonly receivedAt: Instant;
}

/**
 * Hands a document over: puts it under `documents/`, once for the same bytes from the same address.
 * Answers its key, and whether it was new.
 */
export async function putDocument(document: ArrivedDocument, blobs: Blobs): Promise<{ key: string; fresh: boolean }> {
  const hash = createHash('sha256')
    .update(document.url ?? '')
    .update('\0')
    .update(document.bytes)
    .digest('hex');
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(document.name)?.[1]?.toLowerCase() ?? 'bin';
  const key = blobKeys.document(document.source, hash.slice(0, 32), extension);
  const url = document.url === undefined ? {} : { url: new URL(document.url).href };
  const metadata = { source: document.source, 'received-at': document.receivedAt, ...url };
  const { bytes, contentType } = document;
  const written = await blobs.put(key, { bytes, contentType, metadata }, 'absent');
  return { key, fresh: written.kind === 'written' };
}
