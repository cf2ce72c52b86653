import { createHash } from 'node:crypto';

/** Hash of an identity, as record keys hold it: 32 hex digits. */
export function identityHash(identity: string): string {
  return sha256(identity).subarray(0, 16).toString('hex');
}

/**
 * `urn:uuid:` of an entry, from its article's first identity: a version 8 UUID (RFC 9562 section 5.8)
 * of 122 bits of the identity's SHA-256. The same identity gives the same id, for ever and everywhere.
 */
export function entryId(identity: string): string {
  return `urn:uuid:${uuidOf(`entry\n${identity}`)}`;
}

/** Id of the story that an entry begins: safe in a key and in an address. */
export function storyId(firstEntryId: string): string {
  return uuidOf(`story\n${firstEntryId}`);
}

function uuidOf(name: string): string {
  const bytes = sha256(name).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
