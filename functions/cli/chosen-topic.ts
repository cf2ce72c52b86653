import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadTopic, loadTopics } from '../adapters/local/topics-folder.ts';
import type { Topic } from '../model/topic.ts';

/** The folder of a topic: a folder's path, or a slug within `seedsFolder`. Throws, saying what was sought, if there is none. */
export function topicFolder(slugOrFolder: string, seedsFolder: string): string {
  const candidates = [slugOrFolder, join(seedsFolder, slugOrFolder)];
  const folders = foldersBySlug(seedsFolder);
  const found =
    candidates.find((folder) => existsSync(join(folder, 'topic.json'))) ??
    folders.get(slugOrFolder) ??
    candidates.find((folder) => existsSync(folder) && statSync(folder).isDirectory());
  if (found !== undefined) return found;
  const there = folders.size === 0 ? '' : `; there are: ${[...folders.keys()].sort().join(', ')}`;
  throw new Error(`no topic "${slugOrFolder}": neither ${candidates.join(' nor ')} is a folder${there}`);
}

/** The topic that `--topic` names. */
export function chosenTopic(slugOrFolder: string, seedsFolder: string): Topic {
  return loadTopic(topicFolder(slugOrFolder, seedsFolder));
}

/** The topic that `--topic` names or, where nobody says which, the only one there is. Ends the command where there is none such. */
export function topicOrExit(slugOrFolder: string | undefined, seedsFolder: string): Topic {
  if (slugOrFolder !== undefined) return orExit(() => chosenTopic(slugOrFolder, seedsFolder));
  const topics = orExit(() => loadTopics(seedsFolder));
  const [topic] = topics;
  if (topic !== undefined && topics.length === 1) return topic;
  const slugs = topics.map(({ slug }) => slug).join(', ');
  console.error(
    topics.length === 0
      ? `no topics in ${seedsFolder}: newsfold topic new SLUG makes one`
      : `say with --topic which topic is meant; there are: ${slugs}`,
  );
  process.exit(2);
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

/** A folder may be called otherwise than its topic. Those whose topic.json cannot be read are left to who loads them. */
function foldersBySlug(seedsFolder: string): ReadonlyMap<string, string> {
  const names = existsSync(seedsFolder) ? readdirSync(seedsFolder) : [];
  const files = names.map((name) => join(seedsFolder, name, 'topic.json')).filter((file) => existsSync(file));
  return new Map(
    files.flatMap((file): [string, string][] => {
      const slug = /"slug"\s*:\s*"([a-z0-9-]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
      return slug === undefined ? [] : [[slug, join(file, '..')]];
    }),
  );
}
