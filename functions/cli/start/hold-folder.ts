import type { DataFolder } from '../../adapters/local/data-folder.ts';
import { type FolderLock, lockFolder } from '../../adapters/local/folder-lock.ts';
import { sentenceOf } from '../errors/plain-error.ts';

/** Keeps the folder for this process. Throws a sentence where another has it, or where none can be. */
export function holdFolder({ root }: DataFolder): FolderLock {
  const lock = tryLock(root);
  if (!('heldBy' in lock)) return lock;
  throw new Error(`newsfold is already running on ${root} (${lock.heldBy}).\nStop it first, or use --data.`);
}

function tryLock(root: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(root);
  } catch (error) {
    const why = `The data cannot be kept there: ${sentenceOf(error)}.\nChoose a folder with --data.`;
    throw new Error(why, { cause: error });
  }
}
