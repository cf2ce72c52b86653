import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { clockSystem } from '../../adapters/clock-system.ts';
import { idsRandom } from '../../adapters/ids-random.ts';
import { blobsFiles } from '../../adapters/local/blobs-files.ts';
import { type DataFolder, dataFolder, loadSettings } from '../../adapters/local/data-folder.ts';
import { openDatabase } from '../../adapters/local/database.ts';
import { announcedAddress } from '../../adapters/local/folder-lock.ts';
import type { LocalQueue } from '../../adapters/local/local-queue.ts';
import { queueSqlite } from '../../adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../../adapters/local/records-sqlite.ts';
import { loadTopics } from '../../adapters/local/topics-folder.ts';
import type { Message } from '../../messages.ts';
import type { Settings } from '../../model/settings.ts';
import { type PreparedTopic, prepareTopic } from '../../topic/prepare-topic.ts';
import { projectPath, typedHere } from '../project-files.ts';
import type { Installation } from './installation.ts';

/** Where a local installation listens when nothing else is said. */
const usualBaseUrl = 'http://127.0.0.1:8080';

/** The topics that come with the project. */
export const usualSeeds = typedHere(projectPath('seeds'));

/** The topics of a folder, ready to judge by. Throws, saying what to correct, if the folder is missing or a topic cannot be read. */
export function topicsIn(seeds: string): PreparedTopic[] {
  return loadTopics(existingSeeds(seeds)).map(prepareTopic);
}

function existingSeeds(seeds: string): string {
  if (existsSync(seeds)) return seeds;
  throw new Error(`${seeds} is not there; say with --seeds which folder holds the topics`);
}

/** The folder of an installation on this machine. Throws, saying what to do, when there is none. */
export function existingData(root: string): DataFolder {
  const folder = dataFolder(resolve(root));
  if (existsSync(folder.database)) return folder;
  throw new Error(`${folder.root} holds no data of newsfold; say where with --data, or run newsfold start once`);
}

/** What the settings in a data folder say of sources on the owner's own network; nothing where there is no such folder yet. */
export function privateSourcesIn(root: string): Pick<Settings, 'privateSources'> {
  const folder = dataFolder(resolve(root));
  return existsSync(folder.settings) ? loadSettings(folder) : { privateSources: [] };
}

/** An installation on this machine, with what only such a one has. */
export interface LocalData extends Installation {
  readonly topics: readonly PreparedTopic[];
  readonly queue: LocalQueue;
  close(): void;
}

/**
 * Opens the data of a local installation beside the process that may be running on it: SQLite lets both write.
 * Throws, saying what to do, when there is none in the folder.
 */
export function openLocalData(root: string, seeds: string = usualSeeds): LocalData {
  const folder = existingData(root);
  existingSeeds(seeds);
  let topics: PreparedTopic[] | undefined;
  const local = loadSettings(folder);
  const database = openDatabase(folder.database);
  const clock = clockSystem();
  const queue = queueSqlite(database, { clock });
  const announced = announcedAddress(folder.root);
  const settings: Settings = { ...local, baseUrl: local.baseUrl ?? announced ?? usualBaseUrl };
  return {
    clock,
    ids: idsRandom(),
    records: recordsSqlite(database, { clock }),
    blobs: blobsFiles(folder.root),
    queue,
    /** What is handed over is done by the process that runs, when it next looks, or by the next one that starts. */
    send: (messages: readonly Message[]) => queue.send(messages),
    isRunning: announced !== null,
    settings,
    /** Read when first asked for: sending can be paused while a topic cannot be read. */
    get topics() {
      topics ??= topicsIn(seeds);
      return topics;
    },
    seeds,
    inboxDomain: 'localhost',
    close: () => database.close(),
  };
}
