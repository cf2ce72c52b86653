import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettingsText, type LocalSettings, parseSettings } from './local-settings.ts';
import { makeFolder } from './make-folder.ts';

/** Where things are in the folder of a local installation. */
export interface DataFolder {
  readonly root: string;
  readonly documents: string;
  readonly outbox: string;
  readonly temporary: string;
  readonly database: string;
  readonly settings: string;
}

/** The paths within `root`; nothing is made or looked at. */
export function dataFolder(root: string): DataFolder {
  return {
    root,
    documents: join(root, 'documents'),
    outbox: join(root, 'outbox'),
    temporary: join(root, '.tmp'),
    database: join(root, 'newsfold.db'),
    settings: join(root, 'settings.json'),
  };
}

const abandonedMs = 3_600_000;

/** Makes the folders, and clears away what a killed process was writing. For the one process that holds the lock. */
export function openDataFolder(folder: DataFolder): void {
  for (const path of [folder.documents, folder.outbox, folder.temporary]) makeFolder(path);
  for (const name of readdirSync(folder.temporary)) {
    const path = join(folder.temporary, name);
    // Young files may belong to a command that is writing documents right now.
    if (Date.now() - statSync(path).mtimeMs > abandonedMs) rmSync(path, { force: true });
  }
  if (!existsSync(folder.settings)) writeFileSync(folder.settings, defaultSettingsText());
}

/** The settings, or an error that says what to write where. */
export function loadSettings(folder: DataFolder): LocalSettings {
  const read = parseSettings(readFileSync(folder.settings, 'utf8'));
  if (read.kind === 'settings') return read.settings;
  const problems = read.problems.map((problem) => `  ${problem}`);
  const how = 'Mend it, or take the file away: the next start writes it anew, with every default.';
  throw new Error([`${folder.settings} cannot be used:`, ...problems, how].join('\n'));
}
