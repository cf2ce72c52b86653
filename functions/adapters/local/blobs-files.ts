import type { Stats } from 'node:fs';
import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blob, BlobInfo, Blobs } from '../../ports.ts';
import { assertBlobKey, assertMetadata } from '../blob-rules.ts';
import { orAbsent, writeFileAtomically } from './atomic-file.ts';
import { type Sidecar, type Sidecars, sidecarsIn } from './blob-sidecars.ts';
import { etagOf, holds } from './blobs-memory.ts';
import { contentTypeOf } from './content-types.ts';
import { fileNameOf } from './file-names.ts';
import { keyLocks } from './key-locks.ts';
import { listKeys } from './list-files.ts';

/** Files beyond this are told apart by size and time: reading them to the end just to name them would take too long. */
const hashedBytesMax = 256 * 1024 * 1024;

/** Public files are made again from records and articles at every start, if they are not as they should be. */
const remadePrefix = 'public/';

/** What only a folder needs: files come into it that nobody put through `put`. */
export interface FileBlobs extends Blobs {
  /** Whether the blob was put through `put`, which never leaves half a file. */
  isOurs(key: string): boolean;
  /** Notes metadata for a file dropped by hand, once for each version of its bytes. */
  adopt(key: string, metadata: Readonly<Record<string, string>>): Promise<void>;
}

interface Found {
  readonly info: BlobInfo;
  /** Undefined for a file too large to be read. */
  readonly bytes: Uint8Array | undefined;
}

/** One version of a blob. */
interface Version extends Sidecar {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** The files of a folder, and what is kept beside them. */
interface Store {
  readonly temporaryFolder: string;
  readonly sidecars: Sidecars;
  readonly pathOf: (key: string) => string;
}

/**
 * Blobs as files in a folder, under their own names.
 *
 * Content type and metadata are kept in `.blobs/`, out of the way (blob-sidecars.ts). They are written before the
 * bytes are, so that the move of the bytes to their name decides everything: whoever finds the bytes finds what
 * belongs to them. A file without any (dropped by hand) is taken by its extension. Conditional writes hold within one
 * process; `absent` holds between several.
 *
 * Differs from S3 in one thing: a key cannot be both a blob and the folder of other blobs.
 */
export function blobsFiles(folder: string): FileBlobs {
  const exclusively = keyLocks();
  const temporaryFolder = join(folder, '.tmp');
  const sidecars = sidecarsIn(folder, temporaryFolder);
  const store: Store = { temporaryFolder, sidecars, pathOf: (key) => join(folder, fileNameOf(key)) };
  return {
    async get(key) {
      const found = await find(store, key);
      if (found === undefined) return undefined;
      if (found.bytes === undefined) throw new RangeError(`${key} is too large to be read at once`);
      return { ...found.info, bytes: found.bytes } satisfies Blob;
    },
    async head(key) {
      return (await find(store, key))?.info;
    },
    async put(key, content, condition) {
      assertBlobKey(key);
      const { contentType, metadata = {} } = content;
      assertMetadata(metadata);
      const bytes = content.bytes.slice();
      const etag = etagOf(bytes);
      return exclusively(key, async () => {
        if (condition !== undefined && !holds(condition, (await find(store, key))?.info)) return { kind: 'conflict' };
        const version = { bytes, etag, contentType, metadata };
        const written = await write(store, key, version, condition === 'absent');
        return written ? { kind: 'written', etag } : { kind: 'conflict' };
      });
    },
    async copy(from, to) {
      assertBlobKey(to);
      const found = await find(store, from);
      if (found === undefined) throw new Error(`nothing is stored at ${from}, so it cannot be copied`);
      await exclusively(to, () => place(store, found, from, to));
    },
    async delete(key) {
      assertBlobKey(key);
      await exclusively(key, async () => {
        await orAbsent(rm(store.pathOf(key), { force: true }));
        await sidecars.remove(key);
      });
    },
    isOurs: (key) => sidecars.hasOwn(key),
    async adopt(key, metadata) {
      assertMetadata(metadata);
      await exclusively(key, async () => {
        const found = await find(store, key);
        if (found === undefined || Object.keys(found.info.metadata).length > 0) return;
        const { contentType, etag } = found.info;
        await sidecars.write(key, etag, { contentType, metadata }, 'adopted');
        await sidecars.sweep(key, etag, 'adopted');
      });
    },
    async list(prefix, page) {
      const keys: string[] = [];
      for await (const key of listKeys(folder, prefix, page.after)) {
        if (keys.length === page.limit) return { keys, more: true };
        keys.push(key);
      }
      return { keys, more: false };
    },
  };
}

async function find(store: Store, key: string): Promise<Found | undefined> {
  assertBlobKey(key);
  const path = store.pathOf(key);
  const stats = await orAbsent(stat(path));
  if (!stats?.isFile()) return undefined;
  const isReadable = stats.size <= hashedBytesMax;
  const bytes = isReadable ? await orAbsent(readBytes(path)) : undefined;
  if (isReadable && bytes === undefined) return undefined;
  const etag = bytes === undefined ? `${stats.size}-${Math.trunc(stats.mtimeMs)}` : etagOf(bytes);
  const sidecar = await store.sidecars.read(key, etag);
  // Between the two reads the bytes may have been replaced and their sidecar swept away.
  if (sidecar === undefined && !isSameFile(stats, await orAbsent(stat(path)))) return find(store, key);
  return {
    bytes,
    info: {
      contentType: sidecar?.contentType ?? contentTypeOf(key),
      bytesCount: bytes?.length ?? stats.size,
      etag,
      storedAt: stats.mtime.toISOString(),
      metadata: sidecar?.metadata ?? {},
    },
  };
}

/** False, with the bytes as they were, when `onlyIfAbsent` and there are some. */
async function write(store: Store, key: string, version: Version, onlyIfAbsent: boolean): Promise<boolean> {
  const { sidecars, temporaryFolder, pathOf } = store;
  const { bytes, etag, contentType, metadata } = version;
  const isPlain = contentType === contentTypeOf(key) && Object.keys(metadata).length === 0;
  if (!isPlain) await sidecars.write(key, etag, { contentType, metadata });
  const remade = key.startsWith(remadePrefix);
  const written = await writeFileAtomically(pathOf(key), bytes, { temporaryFolder, onlyIfAbsent, remade });
  if (written) await sidecars.sweep(key, isPlain ? null : etag);
  return written;
}

/** Puts what was found under one key under another, too. */
async function place(store: Store, { bytes, info }: Found, from: string, to: string): Promise<void> {
  if (bytes !== undefined) {
    await write(store, to, { ...info, bytes }, false);
    return;
  }
  await mkdir(dirname(store.pathOf(to)), { recursive: true });
  await copyFile(store.pathOf(from), store.pathOf(to));
}

/** As a plain array of bytes, for a Buffer's `slice` would share its memory. */
async function readBytes(path: string): Promise<Uint8Array> {
  const buffer = await readFile(path);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function isSameFile(before: Stats, now: Stats | undefined): boolean {
  return now?.ino === before.ino && now.mtimeMs === before.mtimeMs;
}
