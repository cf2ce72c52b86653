import { type FSWatcher, watch } from 'node:fs';

/** Folders that the system tells of when something in them changes. */
export interface WatchedFolders {
  /** Watches this one, too, unless it is watched already. */
  add(folder: string): void;
  close(): void;
}

/** @param changed called when something in one of the folders changes; often, and for nothing now and then */
export function watchedFolders(changed: () => void): WatchedFolders {
  const watchers = new Map<string, FSWatcher>();
  let closed = false;
  return {
    add(folder) {
      if (watchers.has(folder) || closed) return;
      const watcher = tryToWatch(folder, changed);
      if (watcher === undefined) return;
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, watcher);
    },
    close() {
      closed = true;
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** Undefined where the system watches no more folders, or this one is gone: then only the slow look finds what comes. */
function tryToWatch(path: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(path, changed);
  } catch {
    return undefined;
  }
}
