import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The folder with labelled data, kept beside the project because its texts belong to their publishers. */
const folder = process.env.NEWSFOLD_DATA ?? fileURLToPath(new URL('../../shared/', import.meta.url));

/** Path of a labelled file, for instance `seeds/expected.json`; throws, saying what to do, when it is not there. */
export function labelledPath(name: string): string {
  const path = `${folder.replace(/\/$/, '')}/${name}`;
  if (!existsSync(path)) throw new Error(`${name} is not there: set NEWSFOLD_DATA to the folder of labelled data`);
  return path;
}

/**
 * Whether labelled data can be read here. In CI it must be, so a missing folder fails there
 * instead of skipping what needs it.
 */
export function labelledDataHere(): boolean {
  return existsSync(folder) || process.env.CI === 'true';
}

/** The rows of a gzipped JSON-lines file. */
export function labelledRows<Row>(name: string): Row[] {
  const text = gunzipSync(readFileSync(labelledPath(name))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
