import { readFileSync, statSync } from 'node:fs';

/** The bytes of a file that a command was given, `-` for standard input. Throws, naming it, when it cannot be read. */
export function readInput(path: string): Buffer {
  if (path === '-') return readFileSync(0);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`${path} is not there`);
  if (found.isDirectory()) throw new Error(`${path} is a folder, not a file`);
  return readFileSync(path);
}
