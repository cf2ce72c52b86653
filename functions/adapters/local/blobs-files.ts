import { readdirSync, type Stats } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blob, BlobInfo, Blobs } from '../../ports.ts';
import { assertBlobKey, assertMetadata } from '../blob-rules.ts';
import { codeOf, orAbsent, writeFileAtomically } from './atomic-file.ts';
import { etagOf, holds } from './blobs-memory.ts';
import { contentTypeOf } from './content-types.ts';
import { fileNameOf } from './file-names.ts';
import { keyLocks } from './key-locks.ts';
import { listKeys } from './list-files.ts';

/** Files beyond this are told apart by size and time: reading them to the end just to name them would take too long. */
const hashedBytesMax = 256 * 1024 * 1024;

/** Public files are made again from records and articles at every start, if they are not as they should be. */
const remadePrefix = 'public/';

/** What a file system cannot keep beside the bytes. */
interface Sidecar {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What only a folder needs: files come into it that nobody put through `put`. */
export interface FileBlobs extends Blobs {
  /** Whether the blob was put through `put`, which never leaves half a file. */
  isOurs(key: string): boolean;
  /** Notes metadata for a file dropped by hand, once for each version of its bytes. */
  adopt(key: string, metadata: Readonly<Record<string, string>>): Promise<void>;
}

/** Ends the names of sidecars of adopted files. */
const adoptedMark = '~';

interface Found {
  readonly info: BlobInfo;
  /** Undefined for a file too large to be read. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * Blobs as files in a folder, under their own names.
 *
 * Content type and metadata are kept in `.blobs/`, out of the way, in a file named after the key and the
 * version of the bytes. It is written before the bytes are, so that the move of the bytes to their name
 * decides everything: whoever finds the bytes finds what belongs to them. A file without one (dropped by
 * hand) is taken by its extension. Conditional writes hold within one process; `absent` holds between several.
 *
 * Differs from S3 in one thing: a key cannot be both a blob and the folder of other blobs.
 */
export function blobsFiles(folder: string): FileBlobs {
  const exclusively = keyLocks();
  const temporaryFolder = join(folder, '.tmp');
  const pathOf = (key: string): string => join(folder, fileNameOf(key));
  const sidecarFolder = (key: string): string => join(folder, '.blobs', fileNameOf(key));

  const info = async (key: string): Promise<Found | undefined> => {
    assertBlobKey(key);
    const path = pathOf(key);
    const stats = await orAbsent(stat(path));
    if (!stats?.isFile()) return undefined;
    const bytes = stats.size > hashedBytesMax ? undefined : await orAbsent(readBytes(path));
    if (bytes === undefined && stats.size <= hashedBytesMax) return undefined;
    const etag = bytes === undefined ? `${stats.size}-${Math.trunc(stats.mtimeMs)}` : etagOf(bytes);
    const beside = join(sidecarFolder(key), etag);
    const sidecar = (await readSidecar(beside)) ?? (await readSidecar(beside + adoptedMark));
    // Between the two reads the bytes may have been replaced and their sidecar swept away.
    if (sidecar === undefined && !sameFile(stats, await orAbsent(stat(path)))) return info(key);
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
  };

  const write = async (key: string, bytes: Uint8Array, etag: string, sidecar: Sidecar, onlyIfAbsent: boolean) => {
    const plain = sidecar.contentType === contentTypeOf(key) && Object.keys(sidecar.metadata).length === 0;
    const beside = join(sidecarFolder(key), etag);
    if (!plain) await writeFileAtomically(beside, JSON.stringify(sidecar), { temporaryFolder });
    const remade = key.startsWith(remadePrefix);
    const written = await writeFileAtomically(pathOf(key), bytes, { temporaryFolder, onlyIfAbsent, remade });
    if (written) await sweepSidecars(sidecarFolder(key), plain ? null : etag);
    return written;
  };

  return {
    async get(key) {
      const found = await info(key);
      if (found === undefined) return undefined;
      if (found.bytes === undefined) throw new RangeError(`${key} is too large to be read at once`);
      return { ...found.info, bytes: found.bytes } satisfies Blob;
    },
    async head(key) {
      return (await info(key))?.info;
    },
    async put(key, content, condition) {
      assertBlobKey(key);
      const metadata = content.metadata ?? {};
      assertMetadata(metadata);
      const bytes = content.bytes.slice();
      const etag = etagOf(bytes);
      return exclusively(key, async () => {
        if (condition !== undefined && !holds(condition, (await info(key))?.info)) return { kind: 'conflict' };
        const sidecar = { contentType: content.contentType, metadata };
        const written = await write(key, bytes, etag, sidecar, condition === 'absent');
        return written ? { kind: 'written', etag } : { kind: 'conflict' };
      });
    },
    async copy(from, to) {
      assertBlobKey(to);
      const found = await info(from);
      if (found === undefined) throw new Error(`nothing is stored at ${from}, so it cannot be copied`);
      const { contentType, metadata, etag } = found.info;
      await exclusively(to, async () => {
        if (found.bytes !== undefined) await write(to, found.bytes, etag, { contentType, metadata }, false);
        else {
          await mkdir(dirname(pathOf(to)), { recursive: true });
          await copyFile(pathOf(from), pathOf(to));
        }
      });
    },
    async delete(key) {
      assertBlobKey(key);
      await exclusively(key, async () => {
        await orAbsent(rm(pathOf(key), { force: true }));
        await sweepSidecars(sidecarFolder(key), null);
        await removeIfEmpty(sidecarFolder(key));
      });
    },
    isOurs(key) {
      return readdirOrNone(sidecarFolder(key)).some((name) => !name.endsWith(adoptedMark));
    },
    async adopt(key, metadata) {
      assertMetadata(metadata);
      await exclusively(key, async () => {
        const found = await info(key);
        if (found === undefined || Object.keys(found.info.metadata).length > 0) return;
        const { contentType, etag } = found.info;
        const beside = join(sidecarFolder(key), etag + adoptedMark);
        await writeFileAtomically(beside, JSON.stringify({ contentType, metadata }), { temporaryFolder });
        await sweepSidecars(sidecarFolder(key), etag + adoptedMark);
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

/** As a plain array of bytes, for a Buffer's `slice` would share its memory. */
async function readBytes(path: string): Promise<Uint8Array> {
  const buffer = await readFile(path);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function sameFile(before: Stats, now: Stats | undefined): boolean {
  return now?.ino === before.ino && now.mtimeMs === before.mtimeMs;
}

/** Removes what belonged to other versions of the bytes; files of that folder only, for keys below it have theirs there. */
async function sweepSidecars(folder: string, nameKept: string | null): Promise<void> {
  for (const name of (await orAbsent(readdir(folder))) ?? []) {
    if (name !== nameKept) await orAbsent(rm(join(folder, name), { force: true }));
  }
}

/** A folder that still holds something, or is none, is left as it is. */
async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error;
  }
}

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function readSidecar(path: string): Promise<Sidecar | undefined> {
  const text = await orAbsent(readFile(path, 'utf8'));
  return text === undefined ? undefined : (JSON.parse(text) as Sidecar);
}
