import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareUtf8 } from '../utf8-order.ts';
import { codeOf } from './atomic-file.ts';
import { keyOfFileName } from './file-names.ts';

/** The keys of the files in a folder that start with `prefix` and come after `after`, in the order of their bytes. */
export async function* listKeys(folder: string, prefix: string, after?: string): AsyncGenerator<string> {
  const start = after ?? '';
  // A stack of what is still to be visited, next on top: the order of keys, without recursion.
  const open = entriesOf(folder, '');
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.folder === null) {
      if (next.key.startsWith(prefix) && compareUtf8(next.key, start) > 0) yield next.key;
      continue;
    }
    const mayHold = next.key.startsWith(prefix) || prefix.startsWith(next.key);
    const mayFollow = start.startsWith(next.key) || compareUtf8(next.key, start) > 0;
    if (mayHold && mayFollow) open.push(...entriesOf(folder, next.folder));
  }
}

interface Entry {
  /** Of a file; of a folder, what all the keys in it start with. */
  readonly key: string;
  readonly folder: string | null;
}

/** Last first. Names with a dot in front are internal (`.tmp`) or the system's (`.DS_Store`). */
function entriesOf(root: string, folder: string): Entry[] {
  return readFolder(join(root, folder))
    .filter((found) => !found.name.startsWith('.') && (found.isDirectory() || found.isFile()))
    .map((found) => {
      const path = folder === '' ? found.name : `${folder}/${found.name}`;
      if (!found.isDirectory()) return { key: keyOfFileName(path), folder: null };
      const key = keyOfFileName(path);
      return { key: found.name.endsWith('%') ? key : `${key}/`, folder: path };
    })
    .sort((a, b) => compareUtf8(b.key, a.key));
}

/** What is in a folder; nothing where there is none, or none that this user may read. */
export function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error))) return [];
    throw error;
  }
}
