import { createHash } from 'node:crypto';
import { blobKeys } from '../keys.ts';
import type { StatedDate } from '../model/article.ts';
import type { Instant, Ports } from '../ports.ts';

export interface CollectedDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly source: string;
  readonly url: string | null;
  /** Whether it was fetched from that address, and so is its site's word; else it has the owner's trust. */
  readonly fetched?: boolean;
  readonly receivedAt: Instant;
  /** The topics that follow the source; empty for all. */
  readonly topics: readonly string[];
  /** The past of a source met for the first time: for the feed, not for mails. */
  readonly backlog: boolean;
  /** The topics that have just joined the source, to which alone it is its past. */
  readonly joining?: readonly string[];
  /** Other names of the article in it, as its feed calls it. */
  readonly identities?: readonly string[];
  /** When it came out and who wrote it, as its feed says: its page may not. */
  readonly published?: StatedDate | null;
  readonly byline?: string | null;
  /** The folders of its source: its articles have them as categories. */
  readonly categories?: readonly string[];
  /** What the file was called that it was read from: the key does not tell. */
  readonly file?: string;
  /** Read once more where the same bytes came before, for others have come since. */
  readonly again?: boolean;
}

/** Of keys and values in all (`BlobInfo.metadata`), with room for what a store adds itself. */
const metadataCharactersMax = 1_950;
const identitiesCharactersMax = 400;

const extensions: readonly (readonly [RegExp, string])[] = [
  [/json/, 'json'],
  [/html/, 'html'],
  [/xml|rss|atom/, 'xml'],
  [/rfc822/, 'eml'],
];

/**
 * Puts bytes under `documents/` as they arrived, with how they arrived. The same bytes from the same source for the
 * same topics have the same key, so what is collected twice is there once, and read once unless it says `again`.
 * @returns the document's key, and whether it was not there before
 */
export async function putDocument(
  document: CollectedDocument,
  { blobs }: Pick<Ports, 'blobs'>,
): Promise<{ readonly key: string; readonly fresh: boolean }> {
  const { bytes, contentType, source, url, topics } = document;
  const hash = createHash('sha256')
    .update(source)
    .update(url ?? '')
    .update(topics.join(','))
    .update(bytes)
    .digest('hex')
    .slice(0, 32);
  const extension = extensions.find(([type]) => type.test(contentType ?? ''))?.[1] ?? 'txt';
  const key = blobKeys.document(source, hash, extension);
  const content = {
    bytes,
    contentType: contentType ?? 'application/octet-stream',
    metadata: metadataOf(document),
  };
  const written = await blobs.put(key, content, document.again === true ? undefined : 'absent');
  return { key, fresh: written.kind === 'written' };
}

type Metadata = Readonly<Record<string, string>>;

/**
 * How a document arrived, as arrival.ts reads it. Where the topics that follow the source are too many to be named, it
 * is for all: so one that does not follow it may get it, but none that does misses it.
 */
function metadataOf(document: CollectedDocument): Metadata {
  const { source, url, receivedAt, topics, backlog, joining = [], identities = [], categories = [] } = document;
  let metadata: Metadata = {
    source,
    'received-at': receivedAt,
    ...(url !== null && { url: new URL(url).href.slice(0, 1_000) }),
    ...(document.fetched === true && { fetched: '1' }),
    ...(backlog && { backlog: '1' }),
    ...(document.file !== undefined && { file: encoded(document.file).slice(0, 400) }),
    ...(identities.length > 0 && { identities: fitting(identities.map(encoded), identitiesCharactersMax) }),
  };
  metadata = withWhole(metadata, 'joining', joining.join(','));
  metadata = withWhole(metadata, 'topics', topics.join(','));
  metadata = withWhole(metadata, 'published', document.published ?? '');
  metadata = withWhole(metadata, 'byline', encoded(document.byline ?? ''));
  return withWhole(metadata, 'categories', fitting(categories.map(encoded), roomFor('categories', metadata)));
}

/** With this value, if it is one and there is room for all of it. */
function withWhole(metadata: Metadata, name: string, value: string): Metadata {
  return value === '' || value.length > roomFor(name, metadata) ? metadata : { ...metadata, [name]: value };
}

function roomFor(name: string, metadata: Metadata): number {
  return metadataCharactersMax - charactersOf(metadata) - name.length;
}

function charactersOf(metadata: Metadata): number {
  return Object.entries(metadata).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}

/** A name in ASCII without a space; half a letter, which no address can hold, stands for any. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}

/** As many of the names as there is room for. */
function fitting(names: readonly string[], room: number): string {
  let left = room;
  const kept = names.filter((name) => {
    left -= name.length + 1;
    return left >= 0;
  });
  return kept.join(' ');
}
