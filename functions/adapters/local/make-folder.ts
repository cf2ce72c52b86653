import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it is in; one that is there stays as it is. Throws where there is a file, or where none can be.
 *
 * Folder by folder: Node's own `recursive` never comes back where the system refuses with ENOENT, as in `/proc`.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.push(path);
  for (const path of missing.reverse()) mkdirSync(path);
  // An error that says so, should the folder be a file.
  if (missing.length === 0) mkdirSync(folder, { recursive: true });
}
