import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadTopic } from '../adapters/local/topics-folder.ts';
import type { Topic } from '../model/topic.ts';

/** The folder of a topic: a folder's path, or a slug within `seedsFolder`. Throws, saying what was sought, if there is none. */
export function topicFolder(slugOrFolder: string, seedsFolder: string): string {
  const candidates = [slugOrFolder, join(seedsFolder, slugOrFolder)];
  const found = candidates.find((folder) => existsSync(folder) && statSync(folder).isDirectory());
  if (found === undefined)
    throw new Error(`no topic "${slugOrFolder}": neither ${candidates.join(' nor ')} is a folder`);
  return found;
}

/** The topic that `--topic` names. */
export function chosenTopic(slugOrFolder: string, seedsFolder: string): Topic {
  return loadTopic(topicFolder(slugOrFolder, seedsFolder));
}

/** Ends the command with one line on standard error and exit code 1: what was asked is right, and did not work. */
export function orExit<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
