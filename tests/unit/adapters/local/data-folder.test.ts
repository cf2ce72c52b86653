import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, loadSettings, openDataFolder } from '../../../../functions/adapters/local/data-folder.ts';
import { defaultSettings } from '../../../../functions/adapters/local/local-settings.ts';

const newFolder = () => dataFolder(join(mkdtempSync(join(tmpdir(), 'newsfold-data-')), 'data'));

test('clears away what a killed process was writing, not what a command writes now', () => {
  const folder = newFolder();
  openDataFolder(folder);
  const [abandoned, young] = ['abandoned', 'young'].map((name) => join(folder.temporary, name)) as [string, string];
  for (const path of [abandoned, young]) writeFileSync(path, '');
  utimesSync(abandoned, 0, 0);
  openDataFolder(folder);
  expect([existsSync(abandoned), existsSync(young)]).toEqual([false, true]);
});

test('writes settings once, and says where each thing is that cannot be used', () => {
  const folder = newFolder();
  openDataFolder(folder);
  expect(loadSettings(folder)).toEqual(defaultSettings);
  writeFileSync(folder.settings, '{ "documentDays": 0, "mailImages": "no" }');
  openDataFolder(folder);
  expect(() => loadSettings(folder)).toThrow(
    `${folder.settings} cannot be used:\n  "documentDays" should be null, or a whole number of days from 1 to 3650\n  "mailImages" should be true or false\n`,
  );
});
