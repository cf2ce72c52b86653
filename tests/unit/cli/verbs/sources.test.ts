import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/sources.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../../functions/collect/source-record.ts';
import { freshInstallation, runVerb, type Said } from '../run-verb.ts';

const topic = ['--topic', 'mali-peacekeeping'];
const url = 'https://desk.example.org/feed';
let installation: ReturnType<typeof freshInstallation>;

beforeEach(() => {
  installation = freshInstallation();
});
afterEach(() => installation.remove());

function sources(...words: string[]): Promise<Said> {
  return runVerb(define, [...words, '--data', installation.root]);
}

function opml(outlines: string): string {
  const file = join(installation.root, 'list.opml');
  writeFileSync(file, `<?xml version="1.0"?><opml version="2.0"><head/><body>${outlines}</body></opml>`);
  return file;
}

const feed = (title: string, address: string) => `<outline type="rss" text="${title}" xmlUrl="${address}"/>`;

describe('newsfold sources', () => {
  test.each([
    ['a fragment, which no server is told', `${url}#latest`],
    ['feed: in front of it', `feed:${url}`],
    ['spaces around it', ` ${url} `],
  ])('follows an address once that is given with %s', async (_name, written) => {
    await sources('add', url, ...topic);
    expect((await sources('add', written, ...topic)).out).toBe(`followed already: ${url}\n`);
    expect((await sources('import', opml(feed('', written)), ...topic)).out).toContain('1 followed already');
    expect((await sources('remove', written)).out).toBe(`no longer followed: ${url}\n`);
  });

  test('shows how each source is followed, but no secret', async () => {
    const settings = ['--every', '60', '--pages', 'always', '--header', 'Authorization: Bearer s3cret'];
    expect(await sources('add', url, ...topic, ...settings)).toMatchObject({
      code: 0,
      out: expect.stringMatching(`^added for mali-peacekeeping: ${url}\n.*newsfold sources check`),
    });
    const { out, code } = await sources('check');
    expect(code).toBe(0);
    expect(out).toContain('for mali-peacekeeping · every 60 minutes · fetches every page · sends authorization');
    expect(out).not.toContain('s3cret');
    const exported = await sources('export');
    expect(exported.out).toContain('newsfold:every="60"');
    expect(exported.out).not.toContain('s3cret');
    expect(exported.err).toContain('headers of desk.example.org are left out');
  });

  test('writes a list that it reads again, with how each source is followed', async () => {
    await sources('add', url, ...topic, '--title', 'The Desk', '--every', '60', '--pages', 'never');
    const { out } = await sources('export');
    const file = join(installation.root, 'out.opml');
    writeFileSync(file, out);
    await sources('remove', url);
    expect((await sources('export')).out).not.toContain(url);
    expect((await sources('import', file, ...topic)).out).toContain('1 added');
    expect((await sources('check')).out).toContain('every 60 minutes · fetches no pages');
    expect(await sources('import', file, ...topic)).toEqual({
      code: 0,
      out: 'nothing new, 1 followed already\n',
      err: '',
    });
  });

  test('writes a list of nothing, too', async () => {
    const { out, code } = await sources('export');
    expect(code).toBe(0);
    const file = join(installation.root, 'none.opml');
    writeFileSync(file, out);
    expect(await sources('import', file, ...topic)).toMatchObject({ code: 1, err: `${file} lists no feeds\n` });
  });

  test('says of an imported list what was skipped and why, with counts', async () => {
    await sources('add', url, ...topic);
    const file = opml(
      [
        feed('Known', url),
        feed('New', 'https://new.example.org/feed'),
        feed('Again', 'https://new.example.org/feed'),
        feed('Old', 'ftp://old.example.org/feed'),
        feed('Home', 'http://192.168.1.20/feed'),
        feed('Same', 'http://[::1]:8080/feed'),
        feed('Key', 'https://me:secret@paid.example.org/feed'),
      ].join(''),
    );
    const { out, err, code } = await sources('import', file, ...topic);
    expect(code).toBe(1);
    expect(out).toBe('1 added, 1 changed, 1 repeated, 4 skipped\n');
    expect(err).toContain('Old (ftp://old.example.org/feed) has no http or https address');
    expect(err).toContain('Home (http://192.168.1.20/feed) is a private address');
    expect(err).toContain('Same (http://[::1]:8080/feed) is a private address');
    expect(err).toContain('holds a password');
    expect(err).toContain('named more than once, followed once: https://new.example.org/feed');
  });

  test.each([
    ['fails', { failuresInRow: 4, lastFailure: 'it answered with status 500' }, 'status 500. Its server is in trouble'],
    ['asks for a key', { failuresInRow: 4, lastFailure: 'it answered with status 401' }, '--header'],
    [
      'is silent',
      { lastSuccessAt: '2026-11-01T06:00:00.000Z', lastNewItemAt: '2026-01-01T06:00:00.000Z', habitMinutes: 720 },
      'nothing new since 2026-01-01, though it usually has something every 12 hours',
    ],
  ])('check says of a source that it %s, and ends with 1', async (_how, known, words) => {
    await sources('add', url);
    const local = openLocalData(installation.root);
    const record = (await readSource(sourceIdOf(url), local))!;
    await local.records.write(sourceWrites(record, { ...record.value, ...known }));
    local.close();
    expect(await sources('check')).toMatchObject({ code: 1, out: expect.stringContaining(words) });
  });

  test('follows a feed on the own network once the settings name it', async () => {
    const own = 'http://192.168.1.20:8000/feed';
    const file = join(installation.root, 'settings.json');
    const refused = await sources('add', own, ...topic);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('"privateSources" in settings.json') });
    writeFileSync(file, JSON.stringify({ privateSources: [own] }));
    expect(await sources('add', own, ...topic)).toMatchObject({ code: 0, err: '' });
    const other = await sources('add', 'http://192.168.1.20:8000/other', ...topic);
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('is a private address') });
  });

  test('is about the only topic where none is named', async () => {
    expect(await sources('add', url)).toMatchObject({
      code: 0,
      out: expect.stringMatching(`^added for mali-peacekeeping: ${url}\n.*newsfold sources check`),
    });
    const file = opml(feed('New', 'https://new.example.org/feed'));
    expect(await sources('import', file)).toMatchObject({ code: 0, out: '1 added\n' });
    expect((await sources('check')).out.match(/for mali-peacekeeping/g)).toHaveLength(2);
  });

  test('asks which topic is meant where there are several, or none', async () => {
    const seeds = join(installation.root, 'seeds');
    const add = () => sources('add', url, '--seeds', seeds);
    mkdirSync(seeds);
    expect(await add()).toMatchObject({
      code: 2,
      err: `there is no topic yet in ${seeds}: newsfold topic new makes one\n`,
    });
    for (const slug of ['gao', 'kidal']) {
      mkdirSync(join(seeds, slug));
      writeFileSync(join(seeds, slug, 'topic.json'), JSON.stringify({ slug, title: slug }));
    }
    expect(await add()).toMatchObject({
      code: 2,
      err: 'say with --topic which topic is meant; there are: gao, kidal\n',
    });
  });

  test('no longer follows a source for the topic that is named', async () => {
    await sources('add', url, ...topic);
    expect(await sources('remove', url, '--topic', 'other')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no source of other'),
    });
    expect((await sources('remove', url, ...topic)).out).toContain('no longer followed');
    expect(await sources('remove', url)).toMatchObject({ code: 1, err: expect.stringContaining('sources check') });
  });

  test.each([
    [['add', 'desk.example.org', ...topic], 'is no http or https address'],
    [['add', 'http://127.0.0.1/feed', ...topic], 'private address'],
    [['add', 'https://a:b@desk.example.org/', ...topic], 'holds a password'],
    [['add', 'http://desk.example.org:25/feed', ...topic], 'has port 25'],
    [['add', url, '--topic', 'nothing'], 'there is no topic nothing in seeds; there are: mali-peacekeeping'],
    [['add', url, ...topic, '--every', '5'], '15 to 10080'],
    [['add', url, ...topic, '--header', 'nonsense'], '"Name: value"'],
    [['add', url, ...topic, '--header', 'Host: x'], 'set by newsfold itself'],
  ])('says what to write instead of %j', async (words, help) => {
    expect(await sources(...words)).toMatchObject({ code: 2, err: expect.stringContaining(help) });
  });
});
