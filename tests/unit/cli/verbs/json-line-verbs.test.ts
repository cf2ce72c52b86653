import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../../../functions/cli/newsfold.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

function newsfold(args: readonly string[], input: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8' });
  return {
    status,
    stderr,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const pier =
  'The old pier of Halden was closed on Monday after an inspection. The harbour office said its piles had rotted.';
const goal =
  'Norvik won the cup final with a goal in the last minute. The keeper of Halden had saved two penalties before.';

test('curate names the row that a copy was folded into as it named itself', () => {
  const rows = [{ id: 1, text: pier }, { id: 2, html: `<p>${pier}</p>` }, { id: 3, body: goal }, { id: 4 }];
  const { status, stderr, answers } = newsfold(
    ['curate', '--topic', 'none', '--jsonl'],
    `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n')}`,
  );
  expect(answers.map(({ id, copyOf }) => [id, copyOf])).toEqual([
    [1, null],
    [2, 1],
    [3, null],
    [4, undefined],
  ]);
  expect(stderr).toBe('1 of 4 lines rejected: the answer to each says why\n');
  expect(status).toBe(0);
});

test('match learns from articles that are given a line each, and needs no folder then', () => {
  const examples = join(folder, 'examples.jsonl');
  const lines = ['', ' Boats land elsewhere.', ' A new one is planned.'].map((end) => ({
    title: 'Pier',
    text: pier + end,
  }));
  writeFileSync(examples, lines.map((row) => JSON.stringify(row)).join('\n'));
  const rows = [
    { id: 'a', text: pier },
    { id: 'b', text: goal },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n');
  const { answers } = newsfold(['match', '--jsonl', '--examples', examples], rows);
  expect(answers.map(({ id, onTopic }) => [id, onTopic])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

test('match takes a topic or examples, not both, and says that examples take all files behind them', () => {
  const swallowed = newsfold(['match', '--examples', 'y', 'z'], '');
  expect(swallowed).toMatchObject({ status: 2, stderr: expect.stringContaining('to judge before --examples') });
  expect(newsfold(['match', '--jsonl', '--topic', 'x', '--examples', 'y'], '')).toMatchObject({ status: 2 });
});

test('curate --pairs reads either side as a line alone is read', () => {
  const pair = { id: 1, a: { html: `<p>${pier}</p>` }, b: { text: pier } };
  const { answers } = newsfold(
    ['curate', '--jsonl', '--pairs'],
    [pair, { id: 2, a: {}, b: {} }].map((row) => JSON.stringify(row)).join('\n'),
  );
  expect(answers).toEqual([
    { id: 1, similarity: expect.any(Number), copy: true },
    { id: 2, rejected: expect.stringContaining("'text'") },
  ]);
});
