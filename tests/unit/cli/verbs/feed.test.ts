import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { defaultSettingsText } from '../../../../functions/adapters/local/local-settings.ts';
import { brokenAtomRules } from '../../feed/atom-rules.ts';
import { linkOf, readXml } from '../../feed/read-xml.ts';

const project = fileURLToPath(new URL('../../../../', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-cli-'));
  openDatabase(join(folder, 'newsfold.db')).close();
  writeFileSync(join(folder, 'settings.json'), defaultSettingsText());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newsfold(...args: string[]) {
  const command = [join(project, 'functions/cli/newsfold.ts'), 'feed', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('newsfold feed', () => {
  it('says that there is no feed yet, makes it when asked, and prints it from then on', () => {
    const of = ['--topic', 'mali-peacekeeping', '--data', folder];
    expect(newsfold(...of)).toMatchObject({ status: 1, stdout: '' });
    const made = newsfold(...of, '--write', '--base-url', 'https://news.example.org/');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const feed = readXml(made.stdout);
    expect(brokenAtomRules(feed)).toEqual([]);
    expect(linkOf(feed, 'alternate')).toBe('https://news.example.org/mali-peacekeeping/');
    expect(newsfold(...of).stdout).toBe(made.stdout);
    expect(JSON.parse(newsfold(...of, '--format', 'json').stdout).items).toEqual([]);
  });

  it('exits with 2 when it is used wrongly, and with 1 and one line when there is no data', () => {
    expect(newsfold('--topic', 'nobody-follows-this', '--data', folder)).toMatchObject({ status: 2, stdout: '' });
    expect(newsfold('--topic', 'mali-peacekeeping', '--format', 'html', '--data', folder).status).toBe(2);
    const based = newsfold('--topic', 'mali-peacekeeping', '--data', folder, '--write', '--base-url', 'example.org');
    expect(based).toMatchObject({ status: 2, stderr: expect.stringContaining('It is an http or https address') });
    const nowhere = newsfold('--topic', 'mali-peacekeeping', '--data', join(folder, 'nowhere'));
    expect(nowhere.status).toBe(1);
    expect(nowhere.stderr).toContain('say where with --data');
    expect(nowhere.stderr).not.toContain('    at ');
  });
});
