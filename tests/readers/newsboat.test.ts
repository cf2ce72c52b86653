import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedNeeds, feed } from '../../functions/feed/feed.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { installedCommand } from '../debian-package.ts';
import { harbour, memoryNeeds, sampleArticle, sampleEntry, store } from '../unit/feed/sample-entries.ts';

interface Row {
  readonly guid: string;
  readonly title: string;
  readonly author: string;
  readonly url: string;
  readonly pubDate: number;
  readonly content: string;
}

const entries: readonly Entry[] = [
  sampleEntry(1, { title: 'Salt & ships: R&D “on time”, 3 < 4', byline: 'Ada Able' }),
  sampleEntry(2, { title: 'مجلس الأمن ينهي المهمة', language: 'ar', published: '2023-12-12' }),
  sampleEntry(3, { title: 'Emoji ⛴️ and ]]> ends', url: null, published: null }),
];
const content = '<p>All of <em>it</em> &amp; more ]]&gt; here.</p>';

/** Where newsboat is. */
let program: string;
let needs: FeedNeeds;
let server: Server;
let folder: string;
const asked: { readonly path: string; readonly since: string | undefined }[] = [];

beforeAll(async () => {
  program = installedCommand('newsboat', ['newsboat']);
  folder = mkdtempSync(join(tmpdir(), 'newsboat-'));
  needs = memoryNeeds();
  server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const etag = request.headers['if-none-match'];
    asked.push({ path, since: etag });
    const blob = await needs.blobs.get(`public${path}`);
    if (blob === undefined) return void response.writeHead(404).end();
    const headers = { 'content-type': blob.contentType, etag: `"${blob.etag}"` };
    if (etag === `"${blob.etag}"`) return void response.writeHead(304, headers).end();
    response.writeHead(200, headers).end(blob.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  needs = { ...needs, settings: { ...needs.settings, baseUrl: `http://127.0.0.1:${port}` } };
  for (const entry of entries) await store(needs, entry, sampleArticle(entry, content));
  await feed({ to: 'feed', topic: harbour.slug }, needs);
});

afterAll(() => {
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Lets newsboat fetch one of the feeds, as a reader's machine does, and reads what it kept. */
async function readWithNewsboat(file: string): Promise<{ readonly title: string; readonly rows: readonly Row[] }> {
  const home = join(folder, file);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'urls'), `${needs.settings.baseUrl}/harbour/${file}\n`);
  writeFileSync(join(home, 'config'), `error-log "${join(home, 'errors')}"\n`);
  const paths = ['-u', join(home, 'urls'), '-c', join(home, 'cache.db'), '-C', join(home, 'config')];
  await newsboat([...paths, '-x', 'reload']);
  const database = new DatabaseSync(join(home, 'cache.db'), { readOnly: true });
  const title = (database.prepare('SELECT title FROM rss_feed').get() as { title: string }).title;
  const rows = database.prepare('SELECT guid, title, author, url, pubDate, content FROM rss_item ORDER BY guid').all();
  database.close();
  expect(errorsIn(join(home, 'errors'))).toBe('');
  return { title, rows: rows as unknown as Row[] };
}

/** Not synchronous, since the server that newsboat asks is in this process. */
async function newsboat(args: readonly string[]): Promise<void> {
  const env = { ...process.env, HOME: folder, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  await new Promise<void>((resolve, reject) => {
    execFile(program, [...args], { env, timeout: 60_000 }, (error) => (error ? reject(error) : resolve()));
  });
}

function errorsIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

describe('newsboat', () => {
  it.each(['feed.atom', 'feed.rss'])('shows title, date, link and content of every entry of %s', async (file) => {
    const { title, rows } = await readWithNewsboat(file);
    expect(title).toBe(harbour.title);
    expect(rows.map((row) => row.guid)).toEqual(entries.map((entry) => entry.id));
    expect(rows.map((row) => row.title)).toEqual([
      'Salt & ships: R&D “on time”, 3 < 4',
      'مجلس الأمن ينهي المهمة',
      'Emoji ⛴️ and ]]> ends',
    ]);
    expect(rows.map((row) => row.author)).toEqual(['Ada Able', 'Harbour Herald', 'Harbour Herald']);
    expect(rows.map((row) => row.url)).toEqual([
      'https://harbour.example/ferries/1',
      'https://harbour.example/ferries/2',
      `${needs.settings.baseUrl}/harbour/entries/${entries[2]?.id.replace('urn:uuid:', '')}.html`,
    ]);
    expect(rows.slice(0, 2).map((row) => new Date(row.pubDate * 1000).toISOString())).toEqual([
      '2026-11-10T01:00:00.000Z',
      '2023-12-12T00:00:00.000Z',
    ]);
    for (const row of rows) expect(row.content).toBe(content);
  });

  it('is told 304 when it asks again, and forgets nothing', async () => {
    const before = await readWithNewsboat('feed.atom');
    asked.length = 0;
    expect(await readWithNewsboat('feed.atom')).toEqual(before);
    expect(asked.map(({ path, since }) => [path, since !== undefined])).toEqual([['/harbour/feed.atom', true]]);
  });
});
