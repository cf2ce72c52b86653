import { createHash } from 'node:crypto';
import type { Blob, BlobCondition, BlobInfo, Blobs, Clock } from '../../ports.ts';
import { assertBlobKey, assertMetadata } from '../blob-rules.ts';
import { compareUtf8 } from '../utf8-order.ts';
import { insertKey, positionOf, removeKey } from './sorted-keys.ts';

/** Blobs kept in this process only: for tests, the simulation and commands that leave nothing behind. */
export function blobsMemory(needs: { readonly clock: Clock }): Blobs {
  const stored = new Map<string, Blob>();
  const sorted: string[] = [];

  const keep = (key: string, blob: Blob): void => {
    stored.set(key, blob);
    insertKey(sorted, key);
  };

  return {
    async get(key) {
      assertBlobKey(key);
      const blob = stored.get(key);
      return blob && { ...blob, bytes: blob.bytes.slice() };
    },
    async head(key) {
      assertBlobKey(key);
      const blob = stored.get(key);
      return blob && infoOf(blob);
    },
    async put(key, content, condition) {
      assertBlobKey(key);
      assertMetadata(content.metadata ?? {});
      if (!holds(condition, stored.get(key))) return { kind: 'conflict' };
      const etag = etagOf(content.bytes);
      keep(key, {
        bytes: content.bytes.slice(),
        contentType: content.contentType,
        bytesCount: content.bytes.length,
        etag,
        storedAt: needs.clock.now(),
        metadata: { ...content.metadata },
      });
      return { kind: 'written', etag };
    },
    async copy(from, to) {
      assertBlobKey(from);
      assertBlobKey(to);
      const blob = stored.get(from);
      if (blob === undefined) throw new Error(`nothing is stored at ${from}, so it cannot be copied`);
      keep(to, { ...blob, storedAt: needs.clock.now() });
    },
    async delete(key) {
      assertBlobKey(key);
      if (stored.delete(key)) removeKey(sorted, key);
    },
    async list(prefix, page) {
      const after = page.after;
      const start = positionOf(sorted, after !== undefined && compareUtf8(after, prefix) > 0 ? after : prefix);
      const keys: string[] = [];
      for (let at = start; at < sorted.length; at++) {
        const key = sorted[at] as string;
        if (!key.startsWith(prefix)) break;
        if (key === after) continue;
        if (keys.length === page.limit) return { keys, more: true };
        keys.push(key);
      }
      return { keys, more: false };
    },
  };
}

/** The version of some bytes: the same bytes, the same etag. */
export function etagOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** Whether a conditional write may happen over what is there. */
export function holds(condition: BlobCondition | undefined, there: BlobInfo | undefined): boolean {
  if (condition === undefined) return true;
  return condition === 'absent' ? there === undefined : there?.etag === condition.etag;
}

function infoOf(blob: Blob): BlobInfo {
  const { bytes: _, ...info } = blob;
  return info;
}
