import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What a golden file (a path below this folder) holds, to compare with. With UPDATE_GOLDENS=1 the text is written
 * there first; without it a missing file fails.
 */
export function golden(name: string, text: string): string {
  const path = fileURLToPath(new URL(name, import.meta.url));
  if (process.env.UPDATE_GOLDENS === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path)) throw new Error(`golden file ${name} is not there: look at the text, then UPDATE_GOLDENS=1`);
  return readFileSync(path, 'utf8');
}
