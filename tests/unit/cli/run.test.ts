import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('../../../functions/cli/run.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

function node(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('runs the command with the words it was given', () => {
  const { status, stdout } = node(launcher, 'sources', '--help');
  expect(stdout).toContain('Usage: newsfold sources');
  expect(status).toBe(0);
});

test.each([
  ['topic', 'list'],
  ['match', '--jsonl', '--topic', 'mali-peacekeeping'],
  ['curate', '--jsonl'],
])('%s finds the topics of the project wherever it is run', (...words) => {
  const there = { cwd: folder, encoding: 'utf8', input: '{ "id": 1, "text": "A text." }\n' } as const;
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...words], there);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('ends without a word when nobody reads its output any more', async () => {
  const child = spawn(process.execPath, [launcher, 'normalise', '--jsonl']);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdout.destroy();
  child.stdin.write('no object\n'.repeat(20_000));
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: '' });
});

test('start does the work all the same when nobody reads what it says', async () => {
  const data = join(folder, 'unheard');
  // A folder of a topic that is gone: the first thing said, before anything is done.
  mkdirSync(join(data, 'public', 'gone'), { recursive: true });
  const child = spawn(process.execPath, [launcher, 'start', '--once', '--offline', '--data', data]);
  child.stdout.destroy();
  child.stderr.destroy();
  const [code] = await once(child, 'close');
  expect({ code, mails: readdirSync(join(data, 'outbox')).length }).toEqual({ code: 0, mails: 1 });
});

test('says in a sentence that what it prints cannot be written', () => {
  const full = openSync('/dev/full', 'w');
  const stdio: StdioOptions = ['pipe', full, 'pipe'];
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'topic', 'list'], { encoding: 'utf8', stdio });
  closeSync(full);
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'a file cannot be written: the disk is full\n' });
});

test('says on an older Node what brings the right one', () => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.9.0' } })`;
  expect(node('--import', `data:text/javascript,${encodeURIComponent(older)}`, launcher, '--help')).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'newsfold runs on Node 24, and this is 20.9.0.\nRun npm ci in its folder: it brings that Node, and npm uses it.\n',
  });
});

test('says before npm ci was run, or after an upgrade, that a library is missing', () => {
  copyFileSync(launcher, join(folder, 'run.mjs'));
  writeFileSync(join(folder, 'newsfold.ts'), `import 'no-such-library';\n`);
  expect(node(join(folder, 'run.mjs'))).toEqual({
    status: 1,
    stdout: '',
    stderr: "The library no-such-library is not installed.\nRun npm ci in newsfold's folder, after each upgrade too.\n",
  });
});

test('hides no other mistake', () => {
  copyFileSync(launcher, join(folder, 'run.mjs'));
  writeFileSync(join(folder, 'newsfold.ts'), `throw new Error('broken');\n`);
  const { status, stderr } = node(join(folder, 'run.mjs'));
  expect(stderr).toContain('Error: broken');
  expect(status).toBe(1);
});
