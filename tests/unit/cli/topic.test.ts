import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { define } from '../../../functions/cli/topic.ts';
import { runVerb, type Said } from './run-verb.ts';

let seeds = '';
beforeEach(() => {
  seeds = mkdtempSync(join(tmpdir(), 'newsfold-seeds-'));
});
afterEach(() => rmSync(seeds, { recursive: true }));

function topic(...words: string[]): Promise<Said> {
  return runVerb(define, [...words, '--seeds', seeds]);
}

const said = 'The river Exe rose by two metres at Exampleford on Monday, the river authority said in the evening.';

test('makes examples of pages, mails and JSON, each once', async () => {
  await topic('new', 'floods');
  const files = {
    'page.html': `<html><head><title>Exe rises</title></head><body><article><h1>Exe rises</h1><p>${said}</p><p>${said.replace('Monday', 'Tuesday')}</p></article></body></html>`,
    'letter.eml': `From: desk@example.org\r\nTo: me@example.org\r\nSubject: Exe falls\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\nContent-Type: text/plain\r\n\r\n${said}\r\n`,
    'article.json': JSON.stringify({ title: 'Exe stays', text: said }),
  };
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(seeds, name);
    writeFileSync(path, content);
    return path;
  });
  expect(await topic('add', 'floods', ...paths)).toMatchObject({ code: 0, err: '' });
  const articles = join(seeds, 'floods/articles');
  expect(readdirSync(articles).sort()).toEqual(['exe-falls.txt', 'exe-rises.txt', 'exe-stays.txt']);
  expect(readFileSync(join(articles, 'exe-stays.txt'), 'utf8')).toBe(`Exe stays\n\n${said}\n`);
  expect((await topic('list')).out).toContain('3 examples');
  expect((await topic('add', 'floods', paths[2]!)).out).toContain('there before');
  expect(readdirSync(articles)).toHaveLength(3);
});

test('says which files cannot become examples, and which lie there and are none', async () => {
  await topic('new', 'floods');
  const none = join(seeds, 'none.html');
  expect(await topic('add', 'floods', none)).toMatchObject({ code: 1, err: `${none}: no such file\n` });
  writeFileSync(join(seeds, 'floods/articles/page.html'), '<p>x</p>');
  const { out, code } = await topic('check', 'floods');
  expect(out).toContain('articles/page.html is no text');
  expect(code).toBe(1);
});
