import { readdirSync } from 'node:fs';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, orAbsent, writeFileAtomically } from './atomic-file.ts';
import { fileNameOf } from './file-names.ts';

/** What a file system cannot keep beside the bytes. */
export interface Sidecar {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Ends the names of sidecars of files that were dropped by hand. */
const adoptedMark = '~';

/** Sidecars in `.blobs/` of a folder of blobs, each in a file named after the key and the version of the bytes. */
export interface Sidecars {
  read(key: string, etag: string): Promise<Sidecar | undefined>;
  /** Before the bytes are written; `adopted` for a file that is there already. */
  write(key: string, etag: string, sidecar: Sidecar, adopted?: 'adopted'): Promise<void>;
  /** Removes what belonged to other versions of the bytes; with null, to all. */
  sweep(key: string, etag: string | null, adopted?: 'adopted'): Promise<void>;
  /** Removes what belonged to a blob that is gone. */
  remove(key: string): Promise<void>;
  /** Whether a version was written that was not adopted. */
  hasOwn(key: string): boolean;
}

/** The sidecars of the blobs in `folder`; `temporaryFolder` is in the same file system. */
export function sidecarsIn(folder: string, temporaryFolder: string): Sidecars {
  const folderOf = (key: string): string => join(folder, '.blobs', fileNameOf(key));
  const nameOf = (etag: string, adopted?: 'adopted'): string => (adopted === undefined ? etag : etag + adoptedMark);
  const sweep: Sidecars['sweep'] = async (key, etag, adopted) => {
    const kept = etag === null ? null : nameOf(etag, adopted);
    // Files of that folder only, for keys below it have theirs there.
    for (const name of (await orAbsent(readdir(folderOf(key)))) ?? []) {
      if (name !== kept) await orAbsent(rm(join(folderOf(key), name), { force: true }));
    }
  };
  return {
    sweep,
    async read(key, etag) {
      const path = join(folderOf(key), etag);
      const text = (await orAbsent(readFile(path, 'utf8'))) ?? (await orAbsent(readFile(path + adoptedMark, 'utf8')));
      return text === undefined ? undefined : (JSON.parse(text) as Sidecar);
    },
    async write(key, etag, sidecar, adopted) {
      const path = join(folderOf(key), nameOf(etag, adopted));
      await writeFileAtomically(path, JSON.stringify(sidecar), { temporaryFolder });
    },
    async remove(key) {
      await sweep(key, null);
      await removeIfEmpty(folderOf(key));
    },
    hasOwn: (key) => readdirOrNone(folderOf(key)).some((name) => !name.endsWith(adoptedMark)),
  };
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
