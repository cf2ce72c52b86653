import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../../', import.meta.url));

function help(...words: string[]): string {
  const command = [`${project}functions/cli/newsfold.ts`, ...words, '--help'];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout;
}

test('every file of a command is in the help', () => {
  const listed = [...help().matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name]) => `${name}.ts`);
  const folder = `${project}functions/cli/verbs/`;
  const commands = readdirSync(folder).filter((name) =>
    /^export function define\b/m.test(readFileSync(folder + name, 'utf8')),
  );
  expect(listed.toSorted()).toEqual(commands.toSorted());
});

test('help is given to whoever asks for it in another way', () => {
  const command = [`${project}functions/cli/newsfold.ts`, 'help', 'sources', 'add'];
  expect(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout).toBe(help('sources', 'add'));
});

test('the help of a command names no place of the machine that it runs on', () => {
  for (const words of [['pause'], ['sources', 'add'], ['start']]) expect(help(...words)).not.toContain(project);
});
