import http, { createServer, type RequestListener } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, BlockList, type LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpFetcher } from '../../../../functions/adapters/http/fetcher.ts';
import { specialAddresses } from '../../../../functions/adapters/http/special-addresses.ts';
import { networkFailure } from '../../../../functions/collect/network-failure.ts';
import type { FetchRequest } from '../../../../functions/ports.ts';

/** Far more time than any of these answers needs, however busy the machine is; slow ones have less. */
const bounds = { bytesMax: 100_000, timeoutMs: 20_000, redirectsMax: 5 };
/** Nothing is forbidden: for servers of the tests themselves, which are on loopback. */
const anywhere = httpFetcher({ blockList: new BlockList() });
const running: (() => void)[] = [];

afterEach(() => {
  for (const stop of running.splice(0)) stop();
  vi.restoreAllMocks();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  running.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serveBytes(bytes: string): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(bytes));
  });
  running.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string, more: Partial<FetchRequest> = {}) => anywhere.fetch({ url, ...bounds, ...more });

describe('what is asked', () => {
  it.each([
    ['http', http, 'http://site.example/feed', 'site.example'],
    ['https', https, 'https://site.example/feed', 'site.example'],
    ['another port', https, 'https://site.example:8443/feed', 'site.example:8443'],
  ] as const)('names the host as its addresses do, over %s', async (_name, client, url, host) => {
    const asked = vi.spyOn(client, 'request');
    const lookup: LookupFunction = (_host, _options, found) => found(new Error('no such name'), '', 4);
    await httpFetcher({ lookup }).fetch({ url, ...bounds });
    expect(asked.mock.results[0]?.value.getHeader('host')).toBe(host);
  });
});

describe('what comes back', () => {
  it('gives status, lower-case headers and decompressed bytes', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', ETag: '"a"' });
      response.end(gzipSync('Bamako'));
    });
    const outcome = await get(url);
    expect(outcome).toMatchObject({ kind: 'response', status: 200, headers: { etag: '"a"' } });
    expect(outcome.kind === 'response' && Buffer.from(outcome.bytes).toString()).toBe('Bamako');
  });

  it('undoes brotli', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'br' });
      response.end(brotliCompressSync('Gao'));
    });
    const outcome = await get(url);
    expect(outcome.kind === 'response' && Buffer.from(outcome.bytes).toString()).toBe('Gao');
  });

  it('reads a 304 that claims a coded body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(304, { 'content-encoding': 'gzip' });
      response.end();
    });
    expect(await get(url)).toMatchObject({ kind: 'response', status: 304, bytes: new Uint8Array() });
  });

  it('remembers where a page has moved for good, and not where it is for now', async () => {
    const url = await serve((request, response) => {
      const next: Record<string, [number, string]> = { '/old': [301, '/new'], '/now': [302, '/new'] };
      const hop = next[request.url ?? ''];
      if (hop) response.writeHead(hop[0], { location: hop[1] });
      response.end('here');
    });
    expect(await get(`${url}/old`)).toMatchObject({ url: `${url}/new`, movedTo: `${url}/new` });
    expect(await get(`${url}/now`)).not.toHaveProperty('movedTo');
  });

  it('remembers a permanent move that a passing redirect follows', async () => {
    const url = await serve((request, response) => {
      const next: Record<string, [number, string]> = { '/old': [308, '/new'], '/new': [302, '/today'] };
      const hop = next[request.url ?? ''];
      if (hop) response.writeHead(hop[0], { location: hop[1] });
      response.end('here');
    });
    expect(await get(`${url}/old`)).toMatchObject({ url: `${url}/today`, movedTo: `${url}/new` });
  });

  it.each([
    [301, 'GET', 'GET'],
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
  ] as const)('asks again after %i to %s by %s, with what was sent or without it', async (status, method, then) => {
    const asked: string[] = [];
    const url = await serve(async (request, response) => {
      asked.push(`${request.method} ${request.url} ${await text(request)}`);
      response.writeHead(request.url === '/a' ? status : 200, { location: '/b' }).end();
    });
    const body = method === 'POST' ? { body: new TextEncoder().encode('mode=x') } : {};
    expect(await get(`${url}/a`, { method, ...body })).toMatchObject({ kind: 'response', status: 200 });
    expect(asked).toEqual([
      `${method} /a ${method === 'POST' ? 'mode=x' : ''}`,
      `${then} /b ${then === 'POST' ? 'mode=x' : ''}`,
    ]);
  });

  it('follows a redirect whose address has letters beyond ASCII', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: Buffer.from('/été').toString('latin1') });
      response.end();
    });
    expect(await get(`${url}/`)).toMatchObject({ url: `${url}/%C3%A9t%C3%A9` });
  });

  it('tells another origin no header that may be a key', async () => {
    const seen: string[] = [];
    const other = await serve((request, response) => {
      seen.push(...Object.keys(request.headers));
      response.end();
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: other });
      response.end();
    });
    const secrets = { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Api-Key': 'c', 'X-Anything': 'd' };
    await get(url, { headers: { ...secrets, 'User-Agent': 'newsfold', 'If-None-Match': '"a"' } });
    expect(seen.toSorted()).toEqual(['accept-encoding', 'connection', 'host', 'if-none-match', 'user-agent']);
  });

  it('tells them to the same origin again', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers['x-api-key'] as string);
      if (request.url === '/') response.writeHead(302, { location: '/feed' });
      response.end();
    });
    await get(`${url}/`, { headers: { 'x-api-key': 'c' } });
    expect(seen).toEqual(['c', 'c']);
  });

  it.each([
    ['zlib', deflateSync],
    ['no', deflateRawSync],
  ])('undoes deflate with %s header', async (_name, compress) => {
    const text = 'Ménaka '.repeat(20_000);
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' });
      response.end(compress(text));
    });
    const outcome = await get(url, { bytesMax: 1_000_000 });
    expect(outcome.kind === 'response' && Buffer.from(outcome.bytes).toString()).toBe(text);
  });

  it.each(['deflate', 'br', 'zstd'])('takes a body that is not %s as it says for a failure', async (coding) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding });
      response.end('this was never compressed');
    });
    const outcome = await get(url);
    expect(outcome.kind === 'failed' && networkFailure(outcome.reason)).toBe('its answer is not compressed as it says');
  });

  const zipped = gzipSync('Timbuktu');
  it.each([
    ['gzip that nobody mentions', {}, zipped],
    ['gzip that was zipped once more than it says', { 'content-encoding': 'gzip' }, gzipSync(zipped)],
    ['gzip under the name of none', { 'content-encoding': 'identity' }, zipped],
    ['a file of gzip', { 'content-type': 'application/gzip' }, zipped],
    ['what is called gzip and is not', { 'content-encoding': 'gzip' }, 'Timbuktu'],
    ['zstd', { 'content-encoding': 'zstd' }, zstdCompressSync('Timbuktu')],
  ])('reads %s', async (_name, headers, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, headers as Record<string, string>).end(body);
    });
    const outcome = await get(url);
    expect(outcome.kind === 'response' && Buffer.from(outcome.bytes).toString()).toBe('Timbuktu');
  });

  it.each(['gzip', 'deflate', 'br', 'zstd'])(
    'takes an empty body that is said to be %s for what it is',
    async (coding) => {
      const url = await serve((_request, response) => {
        response.writeHead(202, { 'content-encoding': coding }).end();
      });
      const outcome = await get(url);
      expect(outcome.kind === 'response' && [outcome.status, outcome.bytes.byteLength]).toEqual([202, 0]);
    },
  );

  it('reads a body whose coding is a charset', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'UTF-8' });
      response.end('Kidal');
    });
    expect(await get(url)).toMatchObject({ kind: 'response', bytes: Buffer.from('Kidal') });
  });
});

describe('bounds', () => {
  const nulls = Buffer.alloc(20_000_000);
  it.each([
    ['gzip', gzipSync(nulls)],
    ['identity', gzipSync(nulls)],
    ['br', brotliCompressSync(nulls)],
    ['zstd', zstdCompressSync(nulls)],
  ])('cuts off a small body that swells to a large one, said to be %s', async (coding, bomb) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding });
      response.end(bomb);
    });
    expect(await get(url)).toEqual({ kind: 'refused', reason: 'the body has more than 100000 bytes' });
  });

  it.each([
    ['zlib', deflateSync],
    ['no', deflateRawSync],
  ])('cuts it off too where it is deflated with %s header', async (_name, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000));
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' });
      response.end(bomb);
    });
    expect(await get(url)).toEqual({ kind: 'refused', reason: 'the body has more than 100000 bytes' });
  });

  it('stops an endless body', async () => {
    const url = await serve((_request, response) => {
      const more = () => response.write(Buffer.alloc(65_536), (error) => error == null && setImmediate(more));
      more();
    });
    expect(await get(url)).toMatchObject({ kind: 'refused' });
  });

  it('gives up on a server that never finishes', async () => {
    const url = await serve((_request, response) => {
      response.write('a');
    });
    const outcome = await get(url, { timeoutMs: 200 });
    expect(outcome).toEqual({ kind: 'failed', reason: 'no complete answer within 200 ms' });
  });

  it('leaves a circle of redirects', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: '/again' });
      response.end();
    });
    expect(await get(url)).toEqual({ kind: 'refused', reason: 'more than 5 redirects' });
  });

  it('takes a body shorter than announced for a failure', async () => {
    const url = await serveBytes('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort');
    expect(await get(url)).toMatchObject({ kind: 'failed' });
  });

  it('takes something that is not HTTP for a failure', async () => {
    expect(await get(await serveBytes('SSH-2.0-OpenSSH\r\n'))).toMatchObject({ kind: 'failed' });
  });

  it('takes plain HTTP on a TLS address for a failure', async () => {
    const url = await serve((_request, response) => response.end());
    expect(await get(url.replace('http:', 'https:'))).toMatchObject({ kind: 'failed' });
  });
});

describe('a server that answers otherwise than with an answer', () => {
  it.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc', 'failed'],
    ['a promise alone', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 'failed'],
    ['a coding named as all objects’ own', 'HTTP/1.1 200 OK\r\nContent-Encoding: constructor\r\n\r\nabc', 'refused'],
    [
      'headers named as all objects’ own',
      'HTTP/1.1 200 OK\r\n__proto__: a\r\nConstructor: b\r\nContent-Length: 0\r\n\r\n',
      'response',
    ],
    ['a second answer', 'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\0\0', 'response'],
  ])('is told from one that does: %s', async (_, bytes, kind) => {
    expect((await get(await serveBytes(bytes))).kind).toBe(kind);
  });

  it('does not swell between two codings, however little comes out of the last', async () => {
    const nothing = gzipSync('');
    const swelling = gzipSync(Buffer.concat(Array.from({ length: 100_000 }, () => nothing)));
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(swelling);
    });
    expect(await get(url)).toEqual({ kind: 'refused', reason: 'the body has more than 100000 bytes' });
  });
});

const forbidden = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[::ffff:0:7f00:1]',
  '[0:0:0:1::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[100::1]',
  '[1::1]',
  '[2001:0:7f00:1::1]',
  '[4000::1]',
  '[5f00::1]',
  '[fd00::1]',
  '[fec0::1]',
  '[fe80::1]',
  '[ff02::1]',
  'localhost',
];

describe('special addresses', () => {
  const guarded = httpFetcher();

  it.each(forbidden)('never connects to %s', async (host) => {
    const connects = vi.spyOn(net.Socket.prototype, 'connect');
    const opened: string[] = [];
    for (const scheme of ['http', 'https']) {
      const outcome = await guarded.fetch({ url: `${scheme}://${host}:81/`, ...bounds });
      expect(outcome).toEqual({ kind: 'refused', reason: 'the address is private or special' });
    }
    for (const socket of connects.mock.contexts as net.Socket[]) {
      if (socket.remoteAddress !== undefined) opened.push(socket.remoteAddress);
    }
    expect(opened).toEqual([]);
  });

  it.each([
    ['8.8.8.8', 'ipv4'],
    ['::ffff:8.8.8.8', 'ipv6'],
    ['2606:4700:4700::1111', 'ipv6'],
    ['2a00:1450:4001::1', 'ipv6'],
    ['2001:470::1', 'ipv6'],
    ['3ffe::1', 'ipv6'],
  ] as const)('do not hold a public one: %s', (address, family) => {
    expect(specialAddresses().check(address, family)).toBe(false);
  });

  it('reaches no server by a name that points inside, alone or beside a public address', async () => {
    let reached = 0;
    const url = await serve((_request, response) => {
      reached++;
      response.end();
    });
    const port = new URL(url).port;
    const inside: LookupFunction = (_name, options, done) =>
      options.all
        ? done(null, [
            { address: '127.0.0.1', family: 4 },
            { address: '::ffff:127.0.0.1', family: 6 },
          ])
        : done(null, '127.0.0.1', 4);
    const outcome = await httpFetcher({ lookup: inside }).fetch({ url: `http://news.example:${port}/`, ...bounds });
    expect(outcome.kind).toBe('refused');
    expect(reached).toBe(0);
  });

  it('reaches no server by a redirect to an inside address', async () => {
    let reached = 0;
    const inside = await serve((_request, response) => {
      reached++;
      response.end();
    });
    // The first server stands for a public one: only the second address is on the list here.
    const blockList = new BlockList();
    blockList.addAddress('127.0.0.1');
    const outside = createServer((_request, response) => {
      response.writeHead(302, { location: inside });
      response.end();
    });
    running.push(() => outside.close());
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.2', resolve));
    const url = `http://127.0.0.2:${(outside.address() as AddressInfo).port}/`;
    const outcome = await httpFetcher({ blockList }).fetch({ url, ...bounds });
    expect(outcome).toEqual({ kind: 'refused', reason: 'it redirects, and the address is private or special' });
    expect(reached).toBe(0);
  });

  it('are reached at the one origin that a request names as the owner’s own, and nowhere else inside', async () => {
    const asked: string[] = [];
    const other = await serve((_request, response) => {
      asked.push('other');
      response.end();
    });
    const own = await serve((request, response) => {
      asked.push(request.url!);
      if (request.url === '/away') response.writeHead(302, { location: other });
      response.end('wiki');
    });
    const ask = (url: string) => guarded.fetch({ url, privateOrigin: own, ...bounds });
    expect(await ask(`${own}/feed`)).toMatchObject({ kind: 'response', status: 200 });
    const reason = 'the address is private or special';
    expect(await ask(`${own}/away`)).toEqual({ kind: 'refused', reason: `it redirects, and ${reason}` });
    expect(await ask(other)).toEqual({ kind: 'refused', reason });
    expect(asked).toEqual(['/feed', '/away']);
  });

  it.each(['http://169.254.169.254', 'http://0.0.0.0:81', 'http://224.0.0.1:81', 'http://[fe80::1]:81'])(
    'stay closed at %s, even to the owner',
    async (origin) => {
      const outcome = await guarded.fetch({ url: `${origin}/`, privateOrigin: origin, ...bounds });
      expect(outcome).toEqual({ kind: 'refused', reason: 'the address is private or special' });
    },
  );

  it('reaches no server by a name whose address changes between look-ups', async () => {
    let reached = 0;
    const url = await serve((_request, response) => {
      reached++;
      response.end();
    });
    let lookups = 0;
    const rebinding: LookupFunction = (_name, options, done) => {
      const address = lookups++ === 0 ? '127.0.0.2' : '127.0.0.1';
      return options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);
    };
    const blockList = new BlockList();
    blockList.addAddress('127.0.0.1');
    const fetcher = httpFetcher({ blockList, lookup: rebinding });
    const target = `http://news.example:${new URL(url).port}/`;
    await fetcher.fetch({ url: target, ...bounds });
    await fetcher.fetch({ url: target, ...bounds });
    expect(reached).toBe(0);
  });

  it.each(['http://mail.example.org:25/', 'https://mail.example.org:465/', 'http://db.example.org:6000/'])(
    'speaks to no other protocol: %s',
    async (url) => {
      const outcome = await anywhere.fetch({ url, ...bounds });
      expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(`port ${new URL(url).port}`) });
    },
  );

  it('follows no redirect to a port of another protocol', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:25/' }).end(),
    );
    expect(await get(url)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('port 25') });
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'javascript:alert(1)', 'http://a:b@example.org/', 'nonsense'])(
    'does not fetch %s',
    async (url) => {
      expect(await guarded.fetch({ url, ...bounds })).toMatchObject({ kind: 'refused' });
    },
  );
});

describe('a server that does not finish its TLS handshake', () => {
  it('is given up when the time has passed, like any other slow one', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
    });
    const sockets = new Set<net.Socket>();
    server.on('connection', (socket) => sockets.add(socket));
    running.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const outcome = await get(url, { timeoutMs: 200 });
    expect(outcome).toEqual({ kind: 'failed', reason: 'no complete answer within 200 ms' });
  });

  it('and breaks it off instead, is a failure', async () => {
    const server = net.createServer((socket) => socket.once('data', () => socket.destroy()));
    running.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await get(url)).toMatchObject({ kind: 'failed' });
  });
});
