import { createHash } from 'node:crypto';
import { uuidOf } from '../model/uuid.ts';

/** Hash of an identity, as record keys hold it: 32 hex digits. */
export function identityHash(identity: string): string {
  return createHash('sha256').update(identity, 'utf8').digest('hex').slice(0, 32);
}

/** `urn:uuid:` of an entry, from its article's first identity. The same identity gives the same id, for ever and everywhere. */
export function entryId(identity: string): string {
  return `urn:uuid:${uuidOf(`entry\n${identity}`)}`;
}

/** Id of the story that an entry begins: safe in a key and in an address. */
export function storyId(firstEntryId: string): string {
  return uuidOf(`story\n${firstEntryId}`);
}
