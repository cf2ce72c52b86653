import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { defaultSettingsText } from '../../../../functions/adapters/local/local-settings.ts';
import { plainError } from '../../../../functions/cli/errors/plain-error.ts';

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const topic = ['--topic', 'mali-peacekeeping'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-plain-'));
  openDatabase(join(folder, 'newsfold.db')).close();
  writeFileSync(join(folder, 'settings.json'), defaultSettingsText());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newsfold(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const command = [join(project, 'functions/cli/newsfold.ts'), ...args];
  return spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8', env: { ...process.env, ...env } });
}

test.each([
  [['start', '--offline', '--once', '--data', 'README.md'], 'README.md is there already, and is no folder'],
  [['start', '--offline', '--once', '--data', '/dev/null/x'], '/dev/null/x is a file, or within one'],
  [['sources', 'import', 'nowhere', ...topic], 'nowhere is not there'],
  [['sources', 'import', 'README.md', ...topic], 'README.md is no OPML file'],
  [['subscribers', 'import', 'nowhere.csv', ...topic], 'nowhere.csv is not there'],
  [['sources', 'check', '--seeds', 'nowhere'], '--seeds'],
])('says in words what is wrong with %j', (args, words) => {
  const { status, stderr } = newsfold(args.includes('--data') ? args : [...args, '--data', folder]);
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(1);
});

test('shows the stack to whoever asks for it', () => {
  const args = ['sources', 'import', 'nowhere', ...topic, '--data', folder];
  expect(newsfold(args, { NEWSFOLD_DEBUG: '1' }).stderr).toContain('    at ');
});

test('reads an OPML file in UTF-16', () => {
  const opml = readFileSync(join(project, 'seeds/mali-peacekeeping/sources.opml'), 'utf8');
  const file = join(folder, 'wide.opml');
  writeFileSync(file, `\uFEFF${opml}`, 'utf16le');
  expect(newsfold(['sources', 'import', file, ...topic, '--data', folder])).toMatchObject({ status: 0, stderr: '' });
});

test('tells who pushes where the process is that runs', () => {
  writeFileSync(join(folder, '.lock-holder'), 'process 1, http://127.0.0.1:9099');
  const { stderr } = newsfold(['clients', 'add', 'a-client', '--data', folder]);
  expect(stderr).toContain('http://127.0.0.1:9099/documents');
});

test('says what to do about a database that cannot be used', () => {
  const data = join(folder, 'damaged');
  mkdirSync(data);
  writeFileSync(join(data, 'newsfold.db'), 'no database, but long enough to be looked at as one'.repeat(100));
  writeFileSync(join(data, 'settings.json'), defaultSettingsText());
  const { status, stderr } = newsfold(['subscribers', 'stats', '--data', data]);
  expect(stderr).toContain('put a backup in its place');
  expect(status).toBe(1);
  const locked = Object.assign(new Error('attempt to write a readonly database'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 8 | (1 << 8),
  });
  expect(plainError(locked)).toContain('may not be written by this user');
});

test('names a full disk also where no file is named', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  expect(plainError(full)).toBe('a file cannot be written: the disk is full');
});

test('says that AWS does not answer', () => {
  const silent = new Error('the request socket timed out after 5000 ms of inactivity');
  const error = Object.assign(silent, { name: 'TimeoutError', $metadata: { attempts: 6 } });
  expect(plainError(error)).toContain('AWS does not answer');
});

test('names the profile of AWS that has no credentials', () => {
  const missing = Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' });
  vi.stubEnv('AWS_PROFILE', undefined);
  expect(plainError(missing)).toContain('run aws configure');
  vi.stubEnv('AWS_PROFILE', 'the-desk');
  expect(plainError(missing)).toContain('the profile the-desk');
  vi.unstubAllEnvs();
});

test('leaves wrong code its stack', () => {
  expect(plainError(new TypeError('x is not a function'))).toBeNull();
  expect(plainError(new Error('say where with --data'))).toBe('say where with --data');
});
