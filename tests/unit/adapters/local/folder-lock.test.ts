import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type FolderLock, lockFolder } from '../../../../functions/adapters/local/folder-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = fileURLToPath(new URL('../../../../functions/adapters/local/folder-lock.ts', import.meta.url));
const script = `import { lockFolder } from ${JSON.stringify(module)};
  const lock = lockFolder(${JSON.stringify(folder)});
  process.stdout.write('heldBy' in lock ? 'held by ' + lock.heldBy : 'locked');
  process.kill(process.pid, 'SIGKILL');`;

/** What another process is told that tries to lock the folder, and that is killed with the lock in its hands. */
function anotherProcess(): string {
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout;
}

test('keeps another process out, and says who is in', () => {
  const lock = lockFolder(folder) as FolderLock;
  lock.announce('http://127.0.0.1:8080');
  expect(anotherProcess()).toBe(`held by process ${process.pid}, http://127.0.0.1:8080`);
  lock.release();
  expect(anotherProcess()).toBe('locked');
});

test('takes over from a process that was killed', () => {
  expect(anotherProcess()).toBe('locked');
  const lock = lockFolder(folder);
  expect(lock).toHaveProperty('release');
  (lock as FolderLock).release();
});

test('knows a folder that was moved from one that cannot be looked at just now', () => {
  const [link, moved] = [`${folder}-link`, `${folder}-moved`];
  symlinkSync(folder, link);
  const lock = lockFolder(link) as FolderLock;
  expect(lock.isThere()).toBe(true);
  rmSync(link);
  symlinkSync(link, link);
  expect(lock.isThere()).toBe(true);
  rmSync(link);
  expect(lock.isThere()).toBe(false);
  symlinkSync(folder, link);
  renameSync(folder, moved);
  expect(lock.isThere()).toBe(false);
  renameSync(moved, folder);
  lock.release();
  rmSync(link);
});
