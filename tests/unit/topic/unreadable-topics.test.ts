import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTopics, notTopics } from '../../../functions/adapters/local/topics-folder.ts';

const nobody = 65_534;
/** Not in the folder of all tests, which another user may not enter. */
let seeds: string;

beforeEach(() => {
  seeds = mkdtempSync(join(dirname(tmpdir()), 'newsfold-seeds-'));
  chmodSync(seeds, 0o755);
  mkdirSync(join(seeds, 'river'));
  writeFileSync(join(seeds, 'river', 'topic.json'), JSON.stringify({ slug: 'river', title: 'The river' }));
});
afterEach(() => {
  chmodSync(join(seeds, 'river'), 0o755);
  rmSync(seeds, { recursive: true, force: true });
});

test('a topic whose folder may not be read stops what is done, and does not pass for one that was taken away', () => {
  chmodSync(join(seeds, 'river'), 0o000);
  const isRoot = process.geteuid!() === 0;
  if (isRoot) process.seteuid!(nobody);
  try {
    expect(() => loadTopics(seeds)).toThrow(/EACCES/);
    expect(() => notTopics(seeds)).toThrow(/EACCES/);
  } finally {
    if (isRoot) process.seteuid!(0);
  }
});
