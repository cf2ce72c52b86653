import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../../../functions/adapters/local/make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'newsfold-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

test('makes a folder with those that it is in, and leaves one that is there', () => {
  const folder = join(root, 'a/b/c');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test.each([
  ['a file is in the way', join(root, 'file'), 'EEXIST'],
  ['a file is above it', join(root, 'file/below'), 'ENOTDIR'],
  // Where Node's own recursive way would never come back.
  ['the system lets nobody make one', '/proc/newsfold/data', /E\w+/],
])('ends with an error where %s', (_why, folder, code) => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(folder)).toThrow(code);
});
