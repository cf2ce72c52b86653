import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface AtomicWrite {
  /** In the same file system. */
  readonly temporaryFolder: string;
  readonly onlyIfAbsent?: boolean;
  /** Not flushed to the disk (fsync): a power cut may leave an empty file, which the next start makes again. */
  readonly remade?: boolean;
}

/**
 * Writes a file so that a reader, or the next start after a crash or a power cut, finds all of it or none:
 * into a temporary file, to the disk, then to its name in one move.
 * False, with nothing written, when `onlyIfAbsent` and there is a file of that name.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  options: AtomicWrite,
): Promise<boolean> {
  const temporary = join(options.temporaryFolder, randomBytes(12).toString('hex'));
  try {
    await inFolder(options.temporaryFolder, () => writeFile(temporary, bytes, options.remade === true));
    if (!options.onlyIfAbsent) {
      await inFolder(dirname(path), () => rename(temporary, path));
      return true;
    }
    // A hard link is the one move that fails when the name is taken, even by another process.
    await inFolder(dirname(path), () => link(temporary, path));
    await rm(temporary);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    if (options.onlyIfAbsent && codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function writeFile(path: string, bytes: Uint8Array | string, remade: boolean): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    if (!remade) await file.sync();
  } finally {
    await file.close();
  }
}

/** Does the work, and once more after making the folder if it was missing: the usual case pays for no check. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await mkdir(folder, { recursive: true });
    return work();
  }
}

/** `ENOENT` and the like; empty for what is no error of the file system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Undefined where there is no such file (or a folder of that name, or a file where a folder should be). */
export async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}
