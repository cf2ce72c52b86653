import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inputBytesMax, readInput } from '../../../../functions/cli/input/read-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('reads a file of many pieces whole', () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
  writeFileSync(join(folder, 'page.html'), bytes);
  expect(readInput(join(folder, 'page.html')).equals(bytes)).toBe(true);
});

test.each([
  ['a file that is not there', join(folder, 'none.txt'), 'is not there'],
  ['a folder', folder, 'is a folder, not a file'],
  ['a device without an end', '/dev/zero', 'has more than 100 MiB'],
])('says of %s why it is not read', (_what, path, words) => {
  expect(() => readInput(path)).toThrow(`${path} ${words}`);
});

test('refuses a file that is too large by its size alone', () => {
  const path = join(folder, 'large.mbox');
  writeFileSync(path, '');
  truncateSync(path, inputBytesMax + 1);
  expect(() => readInput(path)).toThrow('has more than 100 MiB');
});
