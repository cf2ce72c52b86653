import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { blobsFiles } from '../adapters/local/blobs-files.ts';
import { clockSystem } from '../adapters/local/clock-system.ts';
import { dataFolder, loadSettings } from '../adapters/local/data-folder.ts';
import { openDatabase } from '../adapters/local/database.ts';
import { announcedAddress } from '../adapters/local/folder-lock.ts';
import { idsRandom } from '../adapters/local/ids-random.ts';
import { queueSqlite } from '../adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../adapters/local/records-sqlite.ts';
import { loadTopics } from '../adapters/local/topics-folder.ts';
import type { Templates } from '../digest/template.ts';
import type { Settings } from '../model/settings.ts';
import { type PreparedTopic, prepareTopic } from '../topic/prepare-topic.ts';

/** Where a local installation listens when nothing else is said. */
const usualBaseUrl = 'http://127.0.0.1:8080';

/** The topics that come with the project. */
export const usualSeeds = projectPath('seeds');

/** Where the data of an installation is, and its topics: what `newsfold start` was told. */
export interface Installation {
  readonly data: string;
  readonly seeds: string;
}

/** Gives a command the options of `Installation`. */
export function onInstallation(command: Command): Command {
  return command
    .option('--data <dir>', 'folder of the installation', '.newsfold')
    .option('--seeds <dir>', 'folder of its topics', usualSeeds);
}

/** The topics of a folder, ready to judge by. Throws, saying what to mend, when there is no folder or no reading it. */
export function topicsIn(seeds: string): PreparedTopic[] {
  if (!existsSync(seeds)) throw new Error(`${seeds} is not there; say with --seeds which folder holds the topics`);
  return loadTopics(seeds).map(prepareTopic);
}

/**
 * Opens the data of a local installation beside the process that may be running on it: SQLite lets both write.
 * Throws, saying what to do, when there is none in the folder.
 */
export function openLocalData(root: string, seeds: string = usualSeeds) {
  const folder = dataFolder(resolve(root));
  if (!existsSync(folder.database)) throw new Error(`${folder.root} holds no data of newsfold; say where with --data`);
  const topics = topicsIn(seeds);
  const local = loadSettings(folder);
  const database = openDatabase(folder.database);
  const clock = clockSystem();
  const settings: Settings = { ...local, baseUrl: local.baseUrl ?? announcedAddress(folder.root) ?? usualBaseUrl };
  return {
    clock,
    ids: idsRandom(),
    records: recordsSqlite(database, { clock }),
    blobs: blobsFiles(folder.root),
    /** What is put here is done by the process that runs, when it next looks, or by the next one that starts. */
    queue: queueSqlite(database, { clock }),
    settings,
    topics,
    templates: builtJson<Templates>('templates.json'),
    close: () => database.close(),
  };
}

export type LocalData = ReturnType<typeof openLocalData>;

/** Opens an installation's data for one piece of work, whose outcome is the exit code, and closes it again. */
export async function withLocalData(
  { data: root, seeds }: Installation,
  work: (data: LocalData) => Promise<number>,
): Promise<void> {
  const data = openLocalData(root, seeds);
  try {
    process.exitCode = await work(data);
  } finally {
    data.close();
  }
}

/** What `npm run build` made. */
function builtJson<T>(name: string): T {
  const path = projectPath(`build/${name}`);
  if (!existsSync(path)) throw new Error(`build/${name} is not there: run npm run build`);
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function projectPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
