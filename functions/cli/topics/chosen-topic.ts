import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadTopic, loadTopics } from '../../adapters/local/topics-folder.ts';
import type { Topic } from '../../model/topic.ts';
import { complain } from '../errors/complain.ts';
import { notOneTopic } from '../installation/installation.ts';

/** The folder of a topic that is there: a folder's path, or a slug within `seedsFolder`. */
export function findTopicFolder(slugOrFolder: string, seedsFolder: string): string | undefined {
  return (
    candidatesFor(slugOrFolder, seedsFolder).find((folder) => existsSync(join(folder, 'topic.json'))) ??
    foldersBySlug(seedsFolder).get(slugOrFolder)
  );
}

/** The same, or a folder that is to become a topic. Throws, saying what was sought, if there is none. */
export function topicFolder(slugOrFolder: string, seedsFolder: string): string {
  const candidates = candidatesFor(slugOrFolder, seedsFolder);
  const found =
    findTopicFolder(slugOrFolder, seedsFolder) ??
    candidates.find((folder) => existsSync(folder) && statSync(folder).isDirectory());
  if (found !== undefined) return found;
  const folders = foldersBySlug(seedsFolder);
  const there = folders.size === 0 ? '' : `; there are: ${[...folders.keys()].sort().join(', ')}`;
  throw new Error(`no topic "${slugOrFolder}": neither ${candidates.join(' nor ')} is a folder${there}`);
}

/** The topic that `--topic` names. */
export function chosenTopic(slugOrFolder: string, seedsFolder: string): Topic {
  return loadTopic(topicFolder(slugOrFolder, seedsFolder));
}

/** The topic that `--topic` names or, where nobody says which, the only one there is. Ends the command if there is no such topic. */
export function topicOrExit(slugOrFolder: string | undefined, seedsFolder: string): Topic {
  if (slugOrFolder !== undefined) return chosenTopic(slugOrFolder, seedsFolder);
  const topics = loadTopics(seedsFolder);
  const [topic] = topics;
  if (topic !== undefined && topics.length === 1) return topic;
  process.exit(complain(notOneTopic(undefined, topics, seedsFolder), 2));
}

function candidatesFor(slugOrFolder: string, seedsFolder: string): readonly string[] {
  return [slugOrFolder, join(seedsFolder, slugOrFolder)];
}

/** A folder may have another name than its topic. A topic.json that cannot be read is reported by whoever loads it. */
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
