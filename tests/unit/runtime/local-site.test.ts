import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { isLoopback, localSite, visitorBehind } from '../../../functions/runtime/local-site.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wholePage = '<!doctype html>\n<html><body>\n<p>home</p>\n</body>\n</html>\n';

async function site(options: { outbox?: string | null; baseUrl?: string } = {}) {
  const blobs = blobsMemory({ clock: manualClock() });
  const page = { bytes: new TextEncoder().encode('<p>a page</p>'), contentType: 'text/html; charset=utf-8' };
  await blobs.put('public/t/index.html', page);
  await blobs.put('public/index.html', { ...page, bytes: new TextEncoder().encode(wholePage) });
  const answer = localSite({
    blobs,
    settings: { baseUrl: options.baseUrl ?? 'http://127.0.0.1:8080', siteName: 'The site' },
    outbox: options.outbox === undefined ? folder : options.outbox,
    owner: async (_request, path) => (path === '/owner/' ? new Response('for the owner') : undefined),
    dynamic: async (request) => (new URL(request.url).pathname.endsWith('/form') ? new Response('a form') : undefined),
  });
  return (address: string, init?: RequestInit) => answer(new Request(address, init), '127.0.0.1');
}

test('serves public files first, then pages that do something, then says that there is nothing', async () => {
  const ask = await site();
  expect(await (await ask('http://127.0.0.1:8080/t/')).text()).toBe('<p>a page</p>');
  expect(await (await ask('http://127.0.0.1:8080/form')).text()).toBe('a form');
  expect((await ask('http://127.0.0.1:8080/nothing')).status).toBe(404);
  expect((await ask('http://127.0.0.1:8080/%ff')).status).toBe(404);
});

test('says how a public file can be asked for when it is asked for otherwise', async () => {
  const ask = await site();
  const refused = await ask('http://127.0.0.1:8080/t/', { method: 'POST', body: 'x' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect((await ask('http://127.0.0.1:8080/nothing', { method: 'POST', body: 'x' })).status).toBe(404);
  expect((await ask('http://127.0.0.1:8080/form', { method: 'POST', body: 'x' })).status).toBe(200);
});

test('leads from every page to the outbox and the judgements, on this machine only', async () => {
  const atHome = await (await (await site())('http://localhost:8080/')).text();
  expect(atHome).toMatch(/<p>home<\/p>\n<nav [^>]*>.*href="\/outbox\/".*\n.*href="\/owner\/".*<\/nav>\n<\/body>/);
  expect(await (await (await site())('http://rebound.example:8080/')).text()).toBe(wholePage);
  expect(await (await (await site({ outbox: null }))('http://localhost:8080/')).text()).toBe(wholePage);
});

test('serves the same below the path of its base URL', async () => {
  const ask = await site({ baseUrl: 'https://example.org/news' });
  expect((await ask('http://127.0.0.1:8080/news/t/')).status).toBe(200);
  expect((await ask('http://127.0.0.1:8080/t/')).status).toBe(200);
  for (const [asked, led] of [
    ['http://127.0.0.1:8080/news/t', '/news/t/'],
    ['http://127.0.0.1:8080/t?a=b', '/t/'],
  ] as const) {
    const { status, headers } = await ask(asked);
    expect([status, new URL(headers.get('location')!, asked).pathname]).toEqual([308, led]);
  }
});

test('leads from the path of its base URL without a slash to the front page', async () => {
  const ask = await site({ baseUrl: 'https://example.org/desk/news' });
  const { status, headers } = await ask('http://127.0.0.1:8080/desk/news');
  expect([status, new URL(headers.get('location')!, 'https://example.org/desk/news').pathname]).toEqual([
    308,
    '/desk/news/',
  ]);
});

test.each([
  ['behind another server, by what that one saw', '127.0.0.1', 'https://example.org', '203.0.113.9'],
  ['behind one beside it, too', '::ffff:172.17.0.1', 'https://example.org', '203.0.113.9'],
  ['from elsewhere by its own address, whatever it claims', '198.51.100.7', 'https://example.org', '198.51.100.7'],
  ['of this machine by its own address', '127.0.0.1', 'http://127.0.0.1:8080', '127.0.0.1'],
])('knows a visitor %s', (_where, peer, baseUrl, expected) => {
  const headers = { 'x-forwarded-for': 'anything, 10.0.0.1, 203.0.113.9' };
  expect(visitorBehind(new Request(`${baseUrl}/`, { headers }), peer, { baseUrl })).toBe(expected);
});

test('knows a visitor by the server before it where that one does not say who asked', () => {
  const settings = { baseUrl: 'https://example.org' };
  expect(visitorBehind(new Request('https://example.org/'), '127.0.0.1', settings)).toBe('127.0.0.1');
  const headers = { 'x-forwarded-for': '<script>' };
  expect(visitorBehind(new Request('https://example.org/', { headers }), '127.0.0.1', settings)).toBe('127.0.0.1');
});

test('shows the outbox to this machine only', async () => {
  expect((await (await site())('http://localhost:8080/outbox/')).status).toBe(200);
  expect((await (await site())('http://rebound.example:8080/outbox/')).status).toBe(404);
  expect((await (await site({ outbox: null }))('http://localhost:8080/outbox/')).status).toBe(404);
});

test('shows the owner’s pages to this machine only', async () => {
  expect(await (await (await site())('http://localhost:8080/owner/')).text()).toBe('for the owner');
  expect((await (await site())('http://rebound.example:8080/owner/')).status).toBe(404);
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['[::1]', true],
  ['127.0.0.1.example.org', false],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
  ['localhost.example.org', false],
])('knows whether %s is this machine', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])(
  'shows what is the owner’s to nobody who came through another server, as %s tells',
  async (header) => {
    const ask = await site();
    const init = { headers: { [header]: '192.0.2.1' } };
    expect((await ask('http://localhost:8080/owner/', init)).status).toBe(404);
    expect((await ask('http://localhost:8080/outbox/', init)).status).toBe(404);
    expect(await (await ask('http://localhost:8080/', init)).text()).toBe(wholePage);
    expect((await ask('http://localhost:8080/owner/')).status).toBe(200);
  },
);
