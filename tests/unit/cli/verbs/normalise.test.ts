import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../../../functions/cli/newsfold.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-normalise-'));
afterAll(() => rmSync(folder, { recursive: true }));

function newsfold(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'normalise', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const text = 'Bridge closes\n\nThe bridge was closed on Monday, the county said. It opens again on Saturday.';

describe('newsfold normalise', () => {
  test('keeps the date that a page states, though nobody says when the page was received', () => {
    const page = `<html><head><meta property="article:published_time" content="2024-03-01T10:00:00Z"></head>
      <body><article><h1>Bridge closes</h1><p>The bridge was closed on Friday, the county said.</p></article></body></html>`;
    expect(JSON.parse(newsfold([file('dated.html', page)]).stdout)).toMatchObject({
      published: '2024-03-01T10:00:00.000Z',
    });
    const rows = (row: object) => newsfold(['--jsonl'], `${JSON.stringify({ contentType: 'text/html', ...row })}\n`);
    const [published, early] = [{ text: page }, { text: page, receivedAt: '2023-01-01T00:00:00.000Z' }].map(
      (row) => JSON.parse(rows(row).stdout).articles[0].published,
    );
    expect(published).toBe('2024-03-01T10:00:00.000Z');
    expect(early).toBeNull();
  });

  test('prints the article of a file as JSON, and nothing else', () => {
    const { status, stdout, stderr } = newsfold([file('bridge.txt', text)]);
    expect([status, stderr]).toEqual([0, '']);
    const article = JSON.parse(stdout) as Record<string, unknown>;
    expect(article).toMatchObject({ title: 'Bridge closes', published: null, publisher: { name: null, domain: null } });
    expect(Object.keys(article)).toEqual(
      expect.arrayContaining([
        ...['title', 'byline', 'publisher', 'url', 'published', 'modified', 'dateline', 'language', 'summary'],
        ...['categories', 'paragraphs', 'text', 'html', 'image'],
      ]),
    );
  });

  test('names the files it cannot read, with the reason, and exits with 1', () => {
    const { status, stdout, stderr } = newsfold([
      file('empty.txt', ''),
      join(folder, 'none.txt'),
      file('bridge.txt', text),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/empty\.txt: empty\n.*none\.txt: no such file\n/);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Bridge closes' });
  });

  test('without files exits with 2 and says what to give', () => {
    expect(newsfold([])).toMatchObject({ status: 2, stderr: expect.stringContaining('give files') });
  });

  test('--jsonl answers every line in order, whatever it is', () => {
    const page = `<!doctype html><html><body><article><h1>Bridge opens</h1><p>${text}</p></article></body></html>`;
    const rows = [
      JSON.stringify({ id: 'a', text }),
      'no JSON',
      JSON.stringify({ id: 'b' }),
      JSON.stringify({ id: 3, text: '' }),
      JSON.stringify({
        id: 'c',
        base64: Buffer.from(text.replace('county', 'comté'), 'latin1').toString('base64'),
        contentType: 'text/plain; charset=iso-8859-1',
      }),
      JSON.stringify({ id: 'd', text: page, url: 'https://news.example/opens?utm_source=x' }),
      '[]',
    ];
    const { status, stdout } = newsfold(['--jsonl'], `${rows.join('\n')}\n`);
    expect(status).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            id: unknown;
            articles?: { text: string; title: string; url: string | null }[];
            rejected?: string;
          },
      );
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'b', 3, 'c', 'd', null]);
    expect(answers.map(({ rejected }) => rejected ?? 'article')).toEqual([
      'article',
      'line 2 is not a JSON object',
      expect.stringContaining('base64'),
      'empty',
      'article',
      'article',
      'line 7 is not a JSON object',
    ]);
    expect(answers[4]?.articles?.[0]?.text).toContain('the comté said');
    expect(answers[5]?.articles?.[0]).toMatchObject({ title: 'Bridge opens', url: 'https://news.example/opens' });
  });
});
