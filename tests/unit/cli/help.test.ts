import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../../', import.meta.url));

function help(...words: string[]): string {
  const command = [`${project}functions/cli/newsfold.ts`, ...words, '--help'];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout;
}

test('every command is in the help, and in the table of the README', () => {
  const listed = [...help().matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name]) => name!);
  expect(listed.length).toBeGreaterThan(15);
  const readme = readFileSync(`${project}README.md`, 'utf8');
  const table = readme.slice(readme.indexOf('## Commands'), readme.indexOf('## How it is built'));
  expect(listed.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

test('help is given to whoever asks for it in another way', () => {
  const command = [`${project}functions/cli/newsfold.ts`, 'help', 'sources', 'add'];
  expect(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout).toBe(help('sources', 'add'));
});

test('the help of a command names no place of the machine that it runs on', () => {
  for (const words of [['pause'], ['sources', 'add'], ['start']]) expect(help(...words)).not.toContain(project);
});
