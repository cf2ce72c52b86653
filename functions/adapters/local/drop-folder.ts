import { closeSync, type Dirent, openSync, renameSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { keepGoing } from '../../keep-going.ts';
import type { Clock, Log } from '../../ports.ts';
import { blobKeyProblem } from '../blob-rules.ts';
import { codeOf } from './atomic-file.ts';
import type { FileBlobs } from './blobs-files.ts';
import { fileNameOf, keyOfFileName } from './file-names.ts';
import { readFolder } from './list-files.ts';
import { holdsPartsOfPage } from './saved-page-folder.ts';
import { type WatchedFolders, watchedFolders } from './watched-folders.ts';

/** A file dropped by hand counts as complete when its size and time have not changed for this long. */
const settledMs = 1_000;
/** A file that somebody goes on writing to is left for later. */
const looksMax = 20;
/** Looking at all files costs time, so the pauses between looks grow with what a look takes. */
const pauseMsMin = 15_000;
const pausePerLook = 50;
const filesPerTurn = 200;
/** How programs name what they are still writing. */
const unfinished = /~$|\.(?:part|partial|crdownload|download|tmp|swp)$/i;

export interface DropFolderNeeds {
  /** The folder of all blobs; documents are in `documents/` of it. */
  readonly folder: string;
  readonly blobs: FileBlobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly isKnown: (key: string, version: string) => boolean;
  /** Called for each complete document that is not known yet. */
  readonly arrived: (key: string, version: string) => void;
}

export interface DropFolder {
  /** Looks at every document once and waits for those still being written; how many were new. */
  look(): Promise<number>;
  /** Goes on looking whenever something changes, and now and then in any case. */
  watch(): void;
  /** Resolves when a look that was under way has ended. */
  close(): Promise<void>;
}

/**
 * Notices what arrives in `documents/`, whether newsfold put it there or a person did: the local
 * counterpart of the bucket's event. What was dropped by hand gets its time of arrival noted beside it.
 */
export function dropFolder(needs: DropFolderNeeds): DropFolder {
  const lastSeen = new Map<string, string>();
  let closed = false;
  let asked = false;
  let looking: Promise<number> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let watched: WatchedFolders | undefined;

  const lookOnce = async (): Promise<number> => {
    let arrivedCount = 0;
    for (let looks = 0; looks < looksMax && !closed; looks++) {
      const seen = await lookAround(needs, lastSeen, (folder) => {
        watched?.add(join(needs.folder, folder));
        return !closed;
      });
      arrivedCount += seen.arrived;
      if (seen.unsettled === 0 || closed) break;
      await sleep(settledMs);
    }
    return arrivedCount;
  };
  const look = async (): Promise<number> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const attempt = keepGoing('looking into documents', needs);
  const lookAnyway = (): Promise<boolean> => attempt(look);
  const lookSoon = (): void => {
    if (asked || closed) return;
    asked = true;
    setTimeout(async () => {
      await looking?.catch(() => 0);
      asked = false;
      await lookAnyway();
    }, 50);
  };
  const lookNowAndThen = async (): Promise<void> => {
    const started = performance.now();
    await lookAnyway();
    if (closed) return;
    timer = setTimeout(lookNowAndThen, Math.max(pauseMsMin, pausePerLook * (performance.now() - started)));
  };

  return {
    look,
    watch() {
      watched = watchedFolders(lookSoon);
      lookSoon();
      void lookNowAndThen();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      watched?.close();
      await looking?.catch(() => 0);
    },
  };
}

/** A complete document that was not known. */
interface Arrival {
  readonly key: string;
  readonly version: string;
  readonly writtenMs: number;
}

/** One look at all documents; the new ones arrive in the order they were written. */
async function lookAround(
  needs: DropFolderNeeds,
  lastSeen: Map<string, string>,
  goOn: (folder: string) => boolean,
): Promise<{ arrived: number; unsettled: number }> {
  const arrivals: Arrival[] = [];
  let unsettled = 0;
  let filesCount = 0;
  const open = ['documents'];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (!goOn(folder)) break;
    for (const found of readFolder(join(needs.folder, folder))) {
      const path = `${folder}/${found.name}`;
      if (found.name.startsWith('.')) continue;
      const problem = problemOf(found, join(needs.folder, path));
      if (problem !== null) leave(needs, lastSeen, { path, version: 'as it is', problem });
      else if (found.isDirectory() && !holdsPartsOfPage(join(needs.folder, path))) open.push(path);
      if (problem !== null || !found.isFile() || unfinished.test(found.name)) continue;
      const outcome = await lookAt(needs, lastSeen, path);
      if (outcome === 'unsettled') unsettled += 1;
      else if (outcome !== 'known') arrivals.push(outcome);
      filesCount += 1;
      if (filesCount % filesPerTurn === 0) await nextTurn();
    }
  }
  for (const { key, version } of arrivals.sort((a, b) => a.writtenMs - b.writtenMs)) needs.arrived(key, version);
  return { arrived: arrivals.length, unsettled };
}

async function lookAt(
  needs: DropFolderNeeds,
  lastSeen: Map<string, string>,
  path: string,
): Promise<Arrival | 'unsettled' | 'known'> {
  const stats = statOf(join(needs.folder, path));
  if (stats === undefined) return 'known';
  const key = keyOfFileName(path);
  const version = `${stats.size}-${stats.mtimeMs}`;
  if (needs.isKnown(key, version)) return 'known';
  const keyProblem = blobKeyProblem(key);
  const problem = keyProblem === null ? unreadable(join(needs.folder, path)) : `${keyProblem}; rename the file`;
  if (problem !== null) {
    leave(needs, lastSeen, { path, version, problem });
    return 'known';
  }
  const complete = needs.blobs.isOurs(key);
  if (!complete && lastSeen.get(path) !== version && Date.now() - stats.mtimeMs < settledMs) {
    lastSeen.set(path, version);
    return 'unsettled';
  }
  lastSeen.delete(path);
  if (fileNameOf(key) !== path) renameSync(join(needs.folder, path), join(needs.folder, fileNameOf(key)));
  if (!complete) await needs.blobs.adopt(key, { source: 'dropped', 'received-at': needs.clock.now() });
  return { key, version, writtenMs: stats.mtimeMs };
}

/** Leaves something where it is, and says why, once for each version of it: what else is there must not wait for it. */
function leave(
  { log }: DropFolderNeeds,
  lastSeen: Map<string, string>,
  { path, version, problem }: { readonly path: string; readonly version: string; readonly problem: string },
): void {
  if (lastSeen.get(path) !== version) log.warn(`documents: ${problem}`, { file: path });
  lastSeen.set(path, version);
}

/** Why what was found in a folder is not looked at, or null. */
function problemOf(found: Dirent, path: string): string | null {
  if (found.isSymbolicLink()) return 'a symbolic link is not followed; put the file itself there';
  // What is no UTF-8 in a name is read as this sign, and the file is not found by that.
  if (found.name.includes('\ufffd') && statOf(path) === undefined) return 'the name is not UTF-8; rename it';
  return found.isDirectory() ? unreadable(path) : null;
}

function unreadable(path: string): string | null {
  try {
    closeSync(openSync(path, 'r'));
    // Of a folder that may be listed, but not entered.
    statSync(`${path}/.`);
    return null;
  } catch (error) {
    return codeOf(error) === 'EACCES' ? 'this user may not read it; change whose it is, or its mode' : null;
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
