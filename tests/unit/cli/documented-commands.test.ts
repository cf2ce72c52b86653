import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const docs = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...docs.map((name) => `docs/${name}`)];

/** Every call of newsfold that a page has between backquotes or in a block of code. */
function callsIn(page: string): string[] {
  const text = readFileSync(new URL(page, root), 'utf8');
  const blocks = text.split('\n').filter((line) => /^(?: {4}|\$ |npm |npx )/.test(line));
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!);
  return [...blocks, ...spans].flatMap((code) => {
    const found = /(?:^|npm run (?:-s )?)\s*newsfold (?:-- )?([a-z][^`#|>]*)/.exec(code);
    return found === null ? [] : [found[1]!.trim()];
  });
}

/** What is wrong with a call: a command or an option that there is not. */
async function wrongIn(call: string): Promise<string | null> {
  const [verb, ...words] = call.split(/\s+/);
  if (!existsSync(new URL(`functions/cli/verbs/${verb}.ts`, root))) return `${verb} is no command`;
  let command = new Command(verb);
  ((await import(`../../../functions/cli/verbs/${verb}.ts`)) as { define: (command: Command) => void }).define(command);
  for (const word of words) {
    const below = command.commands.find((one) => one.name() === word);
    if (below) command = below;
    else if (command.commands.length > 0 && /^[a-z]+$/.test(word)) return `${command.name()} has no ${word}`;
    if (!word.startsWith('--')) continue;
    if (!command.options.some(({ long }) => long === word)) return `${command.name()} has no option ${word}`;
  }
  return null;
}

test.each(pages)('%s names only commands and options that there are', async (page) => {
  const wrong: string[] = [];
  for (const call of callsIn(page)) {
    const found = await wrongIn(call);
    if (found !== null) wrong.push(`${call}: ${found}`);
  }
  expect(wrong).toEqual([]);
});

test('the pages name many commands', () => {
  expect(pages.flatMap(callsIn).length).toBeGreaterThan(20);
});
