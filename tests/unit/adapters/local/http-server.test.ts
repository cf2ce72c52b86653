import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobsMemory } from '../../../../functions/adapters/local/blobs-memory.ts';
import { type HttpServer, httpServer } from '../../../../functions/adapters/local/http-server.ts';
import { serveNotFound, servePublic } from '../../../../functions/adapters/local/serve-public.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';
import { silentLog } from '../../../silent-log.ts';

const blobs = blobsMemory({ clock: manualClock('2026-01-01T10:00:00.500Z') });
const feed = `<feed>${'news '.repeat(1_000)}</feed>`;
let server: HttpServer;

beforeAll(async () => {
  const put = (key: string, text: string, contentType: string) =>
    blobs.put(key, { bytes: new TextEncoder().encode(text), contentType });
  await put('public/t/feed.atom', feed, 'application/atom+xml; charset=utf-8');
  await put('public/t/index.html', '<p>topic</p>', 'text/html; charset=utf-8');
  await put('public/index.html', '<p>all</p>', 'text/html; charset=utf-8');
  await put('private.txt', 'private', 'text/plain');
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/echo') return new Response(await request.text());
    if (pathname === '/boom') throw new Error('boom');
    return (await servePublic(request, decodeURIComponent(pathname), blobs)) ?? serveNotFound(blobs);
  };
  server = await httpServer({ host: '127.0.0.1', port: 0, log: silentLog, answer });
});
afterAll(() => server.close());

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request with nothing added, which fetch would do. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string | Buffer): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(server.address + path, { method, headers }, async (incoming) => {
      const pieces: Buffer[] = [];
      for await (const piece of incoming) pieces.push(piece as Buffer);
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(pieces) });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('serves a feed with its type, ETag, date and length', async () => {
  const got = await ask('/t/feed.atom');
  expect(got.status).toBe(200);
  expect(got.body.toString()).toBe(feed);
  expect(got.headers).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    'content-length': String(feed.length),
    'last-modified': 'Thu, 01 Jan 2026 10:00:00 GMT',
    'access-control-allow-origin': '*',
    vary: 'accept-encoding',
  });
  expect(got.headers.etag).toMatch(/^"[0-9a-f]+"$/);
});

test.each([
  ['gzip', gunzipSync],
  ['br', brotliDecompressSync],
] as const)('compresses with %s under an ETag of its own', async (coding, decode) => {
  const plain = await ask('/t/feed.atom');
  const got = await ask('/t/feed.atom', { 'accept-encoding': coding });
  expect(got.headers['content-encoding']).toBe(coding);
  expect(decode(got.body).toString()).toBe(feed);
  expect(got.headers.etag).not.toBe(plain.headers.etag);
  const again = await ask('/t/feed.atom', { 'accept-encoding': coding, 'if-none-match': String(got.headers.etag) });
  expect(again.status).toBe(304);
  expect(again.headers.etag).toBe(got.headers.etag);
});

test.each(['gzip;q=0', 'identity', 'br;q=0, gzip;q=0.0, *;q=0'])('does not compress for %s', async (accepted) => {
  expect((await ask('/t/feed.atom', { 'accept-encoding': accepted })).headers['content-encoding']).toBeUndefined();
});

test('answers HEAD as GET, without the body', async () => {
  for (const coding of ['identity', 'gzip']) {
    const got = await ask('/t/feed.atom', { 'accept-encoding': coding });
    const head = await ask('/t/feed.atom', { 'accept-encoding': coding }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers.etag).toBe(got.headers.etag);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
  }
});

test('answers 304 to a reader that has the file', async () => {
  const etag = String((await ask('/t/feed.atom')).headers.etag);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const got = await ask('/t/feed.atom', { 'if-none-match': known });
    expect(got.status, known).toBe(304);
    expect(got.body).toHaveLength(0);
  }
  expect((await ask('/t/feed.atom', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('goes by the date only where there is no ETag', async () => {
  const since = 'Thu, 01 Jan 2026 10:00:00 GMT';
  expect((await ask('/t/feed.atom', { 'if-modified-since': since })).status).toBe(304);
  expect((await ask('/t/feed.atom', { 'if-modified-since': 'Thu, 01 Jan 2026 09:59:59 GMT' })).status).toBe(200);
  expect((await ask('/t/feed.atom', { 'if-modified-since': 'nonsense' })).status).toBe(200);
  expect((await ask('/t/feed.atom', { 'if-modified-since': since, 'if-none-match': '"other"' })).status).toBe(200);
});

test('serves the page of a folder, and leads there when the slash is missing', async () => {
  expect((await ask('/')).body.toString()).toBe('<p>all</p>');
  expect((await ask('/t/')).body.toString()).toBe('<p>topic</p>');
  const got = await ask('/t?x=1');
  expect(got.status).toBe(308);
  expect(got.headers.location).toBe('./t/?x=1');
});

test.each([
  '/../private.txt',
  '/%2e%2e/private.txt',
  '/t/..%2f..%2fprivate.txt',
  '/t/%00',
  '/nothing',
  '//private.txt',
  '/t%5cindex.html',
])('has nothing at %s', async (path) => {
  const got = await ask(path);
  expect(got.status).toBe(404);
  expect(got.body.toString()).not.toContain('private');
});

test('sends its protective headers with every answer', async () => {
  for (const path of ['/', '/t/feed.atom', '/nothing', '/echo']) {
    const { headers } = await ask(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
});

test('lets pages elsewhere read public files only', async () => {
  const got = await ask('/t/feed.atom', { origin: 'https://elsewhere.example' }, 'OPTIONS');
  expect(got.status).toBe(204);
  expect(got.headers['access-control-allow-methods']).toBe('GET, HEAD');
  expect((await ask('/echo')).headers['access-control-allow-origin']).toBeUndefined();
});

test('hands a body on, up to its limit', async () => {
  expect((await ask('/echo', {}, 'POST', 'hello')).body.toString()).toBe('hello');
  const large = await ask('/echo', {}, 'POST', Buffer.alloc(7 * 1024 * 1024));
  expect(large.status).toBe(413);
});

test('takes no more than so much of all requests at once, and again when there is room', async () => {
  const headers = { 'content-length': String(6 * 1024 * 1024) };
  const unfinished = Array.from({ length: 9 }, () => {
    const outgoing = httpRequest(`${server.address}/echo`, { method: 'POST', headers });
    outgoing.on('error', () => {});
    outgoing.write(Buffer.alloc(6 * 1024 * 1024 - 1));
    return outgoing;
  });
  const echoed = async () => (await ask('/echo', {}, 'POST', 'news '.repeat(10))).status;
  while ((await echoed()) !== 503);
  expect((await ask('/t/feed.atom')).status).toBe(200);
  for (const outgoing of unfinished) outgoing.destroy();
  while ((await echoed()) !== 200);
});

test('goes on after an answer that failed', async () => {
  expect((await ask('/boom')).status).toBe(500);
  expect((await ask('/')).status).toBe(200);
});

test('refuses what is no HTTP', async () => {
  const { port } = new URL(server.address);
  const text = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
    let seen = '';
    socket.on('data', (piece) => {
      seen += piece.toString();
    });
    socket.on('close', () => resolve(seen));
  });
  expect(text).toContain('400');
});

test('says that a port is taken', async () => {
  const { port } = new URL(server.address);
  const second = httpServer({
    host: '127.0.0.1',
    port: Number(port),
    log: silentLog,
    answer: async () => new Response(),
  });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test.each(['a@b', 'localhost@evil.example', 'evil.example/t', '127.0.0.1?x', '127.0.0.1#x', 'a b'])(
  'reads no address into a Host that is none: %j',
  async (host) => {
    expect((await ask('/t/', { host })).status).toBe(400);
  },
);

test.each(['localhost', '127.0.0.1:8080', '[::1]:80', 'news.example.org'])(
  'knows a Host when it sees one: %s',
  async (host) => {
    expect((await ask('/t/', { host })).status).toBe(200);
  },
);
