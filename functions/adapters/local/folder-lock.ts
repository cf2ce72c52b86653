import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from './make-folder.ts';

export interface FolderLock {
  /** Says where this process can be reached, for the message that a second one gives. */
  announce(address: string): void;
  /** False once the folder was moved or taken away, not while a disk elsewhere cannot be asked. */
  isThere(): boolean;
  release(): void;
}

/**
 * Keeps a second process away from a folder. The lock is one that the operating system takes back when its
 * holder ends, however it ends: SQLite's lock on a file of its own. So there is no stale lock to detect.
 */
export function lockFolder(folder: string): FolderLock | { readonly heldBy: string } {
  makeFolder(folder);
  const holderPath = join(folder, '.lock-holder');
  const lockPath = join(folder, '.lock');
  const database = new DatabaseSync(lockPath);
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && error.message.includes('locked'))) throw error;
    return { heldBy: readHolder(holderPath) };
  }
  writeFileSync(holderPath, `process ${process.pid}`);
  return {
    announce: (address) => writeFileSync(holderPath, `process ${process.pid}, ${address}`),
    isThere: () => isThere(lockPath),
    release: () => {
      rmSync(holderPath, { force: true });
      database.close();
    },
  };
}

/** Where the process that holds the folder is reached, or where the last one was that did not end by itself. */
export function announcedAddress(folder: string): string | null {
  return /, (https?:\S+)$/.exec(readHolder(join(folder, '.lock-holder')))?.[1] ?? null;
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'another process';
  }
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
