import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { define as match } from '../../../../functions/cli/verbs/match.ts';
import { define } from '../../../../functions/cli/verbs/topic.ts';
import { runVerb, type Said } from '../run-verb.ts';

let seeds = '';
beforeEach(() => {
  seeds = mkdtempSync(join(tmpdir(), 'newsfold-seeds-'));
});
afterEach(() => rmSync(seeds, { recursive: true }));

function topic(...words: string[]): Promise<Said> {
  return runVerb(define, [...words, '--seeds', seeds]);
}

const said = 'The river Exe rose by two metres at Exampleford on Monday, the river authority said in the evening.';

const text = `River Exe rises at Exampleford\n\n${said}\n`;

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
  expect((await topic('check', 'floods')).out).toContain('3 of at least 5 examples');
  expect((await topic('add', 'floods', paths[2]!)).out).toContain('there before');
  expect(readdirSync(articles)).toHaveLength(3);
});

test('keeps the day that an example states, and says which state none', async () => {
  await topic('new', 'floods');
  const [dated, undated] = ['dated.json', 'undated.json'].map((name) => join(seeds, name)) as [string, string];
  writeFileSync(dated, JSON.stringify({ title: 'Exe stays', text: said, published: '2026-03-02T23:30:00Z' }));
  writeFileSync(undated, JSON.stringify({ title: 'Exe falls', text: said.replace('rose', 'fell') }));
  await topic('add', 'floods', dated);
  expect(readFileSync(join(seeds, 'floods/articles/exe-stays.txt'), 'utf8')).toBe(
    `Exe stays\n\n2026-03-02\n\n${said}\n`,
  );
  const { out } = await topic('check', 'floods');
  expect(out).toContain('no words in query.any');
  expect(out).not.toContain('no date');
  await topic('add', 'floods', undated);
  expect((await topic('check', 'floods')).out).toContain('1 of 2 examples has no date');
});

test('says what to type next, where the topics are, and cuts names of files between words', async () => {
  await topic('new', 'floods');
  const file = join(seeds, 'long.txt');
  writeFileSync(file, `River Exe bursts its banks at Exampleford and thousands of villagers flee\n\n${said}\n`);
  const { out } = await topic('add', 'floods', file);
  expect(out).toContain(`npm run -s newsfold -- topic check floods --seeds ${seeds}\n`);
  expect(readdirSync(join(seeds, 'floods/articles'))).toEqual([
    'river-exe-bursts-its-banks-at-exampleford-and-thousands-of.txt',
  ]);
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

test('calls a new topic by its slug until it is given a title', async () => {
  const { out } = await topic('new', 'lake-chad');
  const file = join(seeds, 'lake-chad/topic.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ slug: 'lake-chad', title: 'Lake Chad' });
  expect(out).toContain(`npm run -s newsfold -- topic check lake-chad --seeds ${seeds}`);
});

test('says after examples were added how many there are, and names a folder for what it is', async () => {
  await topic('new', 'floods');
  const file = join(seeds, 'one.txt');
  writeFileSync(file, text);
  const { out, err, code } = await topic('add', 'floods', file, seeds);
  expect(out).toContain('floods has 1 example now');
  expect(err).toBe(`${seeds}: a folder: name the files in it, for instance ${seeds}/*\n`);
  expect(code).toBe(1);
});

test('finds a topic by its slug in a folder of another name, and names folders that are none', async () => {
  await topic('new', 'floods');
  renameSync(join(seeds, 'floods'), join(seeds, 'water'));
  mkdirSync(join(seeds, 'drafts'));
  expect((await topic('check', 'floods')).out).toContain('floods: ');
  for (const verb of ['list', 'check']) {
    expect((await topic(verb)).err).toBe(`${join(seeds, 'drafts')} has no topic.json, so it is no topic\n`);
  }
});

test('matches by the only topic there is, and says why nothing can be on it', async () => {
  await topic('new', 'floods');
  const file = join(seeds, 'one.txt');
  writeFileSync(file, text);
  const first = await runVerb(match, ['--seeds', seeds, file]);
  expect(first).toMatchObject({ code: 0, out: 'no\t0.000\t0.500\tRiver Exe rises at Exampleford\n' });
  expect(first.err).toMatch(/^floods has no examples and no words in its query/);
  await topic('add', 'floods', file);
  expect(await runVerb(match, ['--seeds', seeds, file])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^yes/),
  });
});

test('judges what comes on standard input', () => {
  const command = fileURLToPath(new URL('../../../../functions/cli/newsfold.ts', import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [command, 'match', '-'], { input: text, encoding: 'utf8' });
  expect(stdout).toMatch(/^no\t.*\tRiver Exe rises at Exampleford\n$/);
  expect(status).toBe(0);
});

test('names the sources that are never fetched', async () => {
  await topic('new', 'floods');
  const outlines =
    '<outline text="Old" xmlUrl="ftp://old.example/feed"/><outline text="Here" xmlUrl="http://127.0.0.1/feed"/>';
  writeFileSync(join(seeds, 'floods/sources.opml'), `<opml version="2.0"><body>${outlines}</body></opml>`);
  const { out, code } = await topic('check', 'floods');
  expect(out).toContain('weak: the source Old (ftp://old.example/feed) has no http or https address\n');
  expect(out).toContain(
    'weak: the source Here (http://127.0.0.1/feed) is a private address, and newsfold fetches from none',
  );
  expect(code).toBe(1);
  const data = join(seeds, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ privateSources: ['http://127.0.0.1/feed'] }));
  expect((await topic('check', 'floods', '--data', data)).out).not.toContain('private address');
});

test('says of an article in another language what would let the topic know it', async () => {
  const arabic = join(seeds, 'arabic.txt');
  const title = 'إضراب المعلمين في العاصمة بسبب تأخر الرواتب';
  writeFileSync(
    arabic,
    `${title}\n\nبقيت المدارس مغلقة يوم الاثنين في العاصمة حيث يطالب المعلمون برواتب أربعة أشهر متأخرة.\n`,
  );
  await topic('new', 'floods');
  const english = join(seeds, 'one.txt');
  writeFileSync(english, text);
  const { out } = await runVerb(match, ['--seeds', seeds, '--explain', arabic, english]);
  expect(out).toContain('  in Arabic: write what the topic is called in it into "any" of its query');
  expect(out).not.toContain('in English');
});

test('names an example that the topic itself would not take', async () => {
  await topic('new', 'floods');
  const articles = join(seeds, 'floods/articles');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    writeFileSync(join(articles, `${day}.txt`), text.replaceAll('Monday', day));
  }
  expect((await topic('check', 'floods')).out).not.toContain('itself would not be taken');
  writeFileSync(
    join(articles, 'strike.txt'),
    'إضراب المعلمين في العاصمة\n\nبقيت المدارس مغلقة حيث يطالب المعلمون برواتب متأخرة.\n',
  );
  expect((await topic('check', 'floods')).out).toMatch(
    /weak: strike\.txt itself would not be taken \(0\.\d\d, 0\.\d\d needed\)/,
  );
});
