import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BlockList } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { specialAddresses } from '../../../functions/adapters/http/special-addresses.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { loopbackServers, minutesUntilNext, polledDesk, rssOf } from '../../polling/polled-desk.ts';
import { testCertificate } from '../../test-certificate.ts';

const servers = loopbackServers();
afterEach(servers.stop);

const site = 'http://desk.example.org';
const rss = rssOf(['a', 'b'], site);
const later = new Date('2090-01-01T00:00:00.000Z');

const feedOn = (port: number) => `http://desk.example.org:${port}/feed`;

/** One poll of a server that answers so: what is then known of the source. */
async function polledOnce(answer: RequestListener, options = {}) {
  const url = feedOn(await servers.http(answer));
  const desk = await polledDesk([{ feedUrl: url }], options);
  return { desk, url, state: await desk.poll(url), documents: await desk.documents() };
}

const respond =
  (status: number, headers: Record<string, string>, body: string | Buffer = ''): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('a source that answers badly is a failure of its own, tried again later', () => {
  const dripping: RequestListener = (_request, response) => {
    const drip = setInterval(() => response.write('<'), 10);
    response.on('close', () => clearInterval(drip));
  };
  const endless: RequestListener = (_request, response) => {
    const more = () => response.write(Buffer.alloc(262_144), (error) => error == null && setImmediate(more));
    more();
  };
  const loop: RequestListener = (request, response) => {
    response.writeHead(302, { location: request.url === '/feed' ? '/other' : '/feed' }).end();
  };
  const chain: RequestListener = (request, response) => {
    response.writeHead(301, { location: `${request.url}/on` }).end();
  };

  it.each([
    ['one that drips', dripping, /no complete answer within 300 ms/, 300],
    ['one that never begins', () => {}, /no complete answer within 300 ms/, 300],
    ['one without an end', endless, /more than 5242880 bytes/, 20_000],
    [
      'a gzip bomb',
      respond(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(40_000_000))),
      /more than 5242880 bytes/,
      20_000,
    ],
    ['brotli that is none', respond(200, { 'content-encoding': 'br' }, rss), /Decompression failed/, 20_000],
    [
      'gzip that breaks off',
      respond(200, { 'content-encoding': 'gzip' }, gzipSync(rss).subarray(0, -20)),
      /unexpected end of file/,
      20_000,
    ],
    ['a circle of redirects', loop, /more than 5 redirects/, 20_000],
    ['a chain of redirects', chain, /more than 5 redirects/, 20_000],
    ['a redirect to no address', respond(302, { location: 'http://[' }), /no address/, 20_000],
    ['a redirect to a file', respond(301, { location: 'file:///etc/passwd' }), /file: is not fetched/, 20_000],
    ['an error page', respond(500, {}, 'oops'), /status 500/, 20_000],
    ['a page that is no feed', respond(200, {}, '<html><body>Sign in</body></html>'), /no feed/, 20_000],
    ['nothing at all', respond(200, {}), /no feed/, 20_000],
  ] as const)('%s', async (_name, answer, reason, timeoutMs) => {
    const { desk, state, documents } = await polledOnce(answer, { timeoutMs });
    expect(state.lastFailure).toMatch(reason);
    expect([state.failuresInRow, state.lastSuccessAt, state.stopped]).toEqual([1, null, null]);
    expect(minutesUntilNext(state, desk.clock.now())).toBeGreaterThanOrEqual(15);
    expect(documents).toEqual([]);
  });

  it.each([
    ['a body shorter than announced', `HTTP/1.1 200 OK\r\ncontent-length: ${rss.length + 10}\r\n\r\n${rss}`],
    ['a chunk that never ends', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n${rss}`],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\nx-long: ${'a'.repeat(100_000)}`],
    ['nothing but the end of the connection', ''],
  ])('%s', async (_name, bytes) => {
    const url = feedOn(await servers.raw((socket) => socket.end(bytes)));
    const desk = await polledDesk([{ feedUrl: url }]);
    const state = await desk.poll(url);
    expect([state.failuresInRow, await desk.documents()]).toEqual([1, []]);
    expect(state.lastFailure).not.toBe('');
  });

  it('a port where nobody listens', async () => {
    const port = await servers.http(() => {});
    servers.stop();
    const desk = await polledDesk([{ feedUrl: feedOn(port) }]);
    expect((await desk.poll(feedOn(port))).lastFailure).toMatch(/ECONNREFUSED/);
  });

  it('and works again when it does', async () => {
    let answer: RequestListener = respond(503, {});
    const url = feedOn(await servers.http((request, response) => answer(request, response)));
    const desk = await polledDesk([{ feedUrl: url }]);
    await desk.poll(url);
    answer = respond(200, { 'content-type': 'application/rss+xml' }, rss);
    const state = await desk.pollWhenDue(url);
    expect([state.failuresInRow, state.lastFailure, state.itemsCount]).toEqual([0, null, 2]);
  });
});

describe('a source that is polite is met politely', () => {
  it.each([
    ['ETag', { etag: '"v1"' }, 'if-none-match', '"v1"'],
    ['weak ETag', { etag: 'W/"v1"' }, 'if-none-match', 'W/"v1"'],
    [
      'Last-Modified',
      { 'last-modified': 'Sun, 22 Nov 2026 05:00:00 GMT' },
      'if-modified-since',
      'Sun, 22 Nov 2026 05:00:00 GMT',
    ],
  ])('by its %s', async (_name, headers: Record<string, string>, asked, value) => {
    const statuses: number[] = [];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      statuses.push(request.headers[asked] === value ? 304 : 200);
      response.writeHead(statuses.at(-1)!, headers).end(statuses.at(-1) === 304 ? undefined : rss);
    };
    const { desk, url } = await polledOnce(answer);
    await desk.pollWhenDue(url);
    const state = await desk.pollWhenDue(url);
    expect(statuses).toEqual([200, 304, 304]);
    expect([state.failuresInRow, state.itemsCount, (await desk.documents()).length]).toEqual([0, 2, 1]);
  });

  it.each([
    ['seconds', '5400'],
    ['a date', 'Sun, 22 Nov 2026 07:30:00 GMT'],
  ])('by waiting as long as Retry-After says in %s', async (_name, retryAfter) => {
    const { desk, state } = await polledOnce(respond(429, { 'retry-after': retryAfter }));
    expect(minutesUntilNext(state, desk.clock.now())).toBeGreaterThanOrEqual(90);
    expect(minutesUntilNext(state, desk.clock.now())).toBeLessThan(92);
    expect(state.lastFailure).toMatch(/429/);
  });

  it.each([
    [301, true],
    [308, true],
    [302, false],
    [307, false],
  ])('by remembering after a %i where it is: %s', async (status, isRemembered) => {
    const asked: string[] = [];
    const answer: RequestListener = (request, response) => {
      asked.push(request.url!);
      if (request.url === '/feed') response.writeHead(status, { location: '/moved' }).end();
      else response.end(rss);
    };
    const { desk, url } = await polledOnce(answer);
    await desk.pollWhenDue(url);
    expect(asked).toEqual(isRemembered ? ['/feed', '/moved', '/moved'] : ['/feed', '/moved', '/feed', '/moved']);
  });

  it('by not remembering a move to something that is no feed', async () => {
    const { state, url } = await polledOnce((request, response) => {
      if (request.url === '/feed') response.writeHead(301, { location: '/' }).end();
      else response.end('<html><body>Welcome</body></html>');
    });
    expect(state.fetchUrl).toBe(url);
  });

  it('by asking no more when it says that it is gone', async () => {
    let asked = 0;
    const { desk, state, url } = await polledOnce((_request, response) => {
      asked++;
      response.writeHead(410).end();
    });
    expect(state.stopped).toBe('gone');
    desk.clock.set('2030-01-01T00:00:00.000Z');
    await desk.poll(url);
    expect([asked, await dueSources(desk.needs)]).toEqual([1, []]);
  });

  it('by telling its own headers to nobody it redirects to', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await servers.http((request, response) => {
      seen.push(request.headers['x-api-key'] as string | undefined);
      response.end(rss);
    });
    const url = feedOn(
      await servers.http((request, response) => {
        seen.push(request.headers['x-api-key'] as string | undefined);
        response.writeHead(301, { location: `http://elsewhere.example.org:${elsewhere}/` }).end();
      }),
    );
    const source = { feedUrl: url, headers: { 'x-api-key': '$NEWSFOLD_HEADER_DESK' } };
    const desk = await polledDesk([source], { variableOf: () => 'k3y' });
    await desk.poll(url);
    await desk.pollWhenDue(url);
    expect(seen).toEqual(['k3y', undefined, undefined]);
  });
});

describe('a source over TLS', () => {
  const authority = {
    name: 'Test authority',
    certificate: testCertificate({ name: 'Test authority', notAfter: later }),
  };
  const past = new Date('2020-01-01T00:00:00.000Z');

  async function pollWith(certificate: ReturnType<typeof testCertificate>) {
    const port = await servers.https(certificate, respond(200, {}, rss));
    const url = `https://desk.example.org:${port}/feed`;
    const desk = await polledDesk([{ feedUrl: url }], { authorities: authority.certificate.cert });
    return desk.poll(url);
  }

  it('is read when its certificate is good', async () => {
    const certificate = testCertificate({ name: 'desk.example.org', notAfter: later, signedBy: authority });
    expect(await pollWith(certificate)).toMatchObject({ failuresInRow: 0, itemsCount: 2 });
  });

  it.each([
    ['has expired', testCertificate({ name: 'desk.example.org', notAfter: past, signedBy: authority }), /expired/],
    ['is signed by itself', testCertificate({ name: 'desk.example.org', notAfter: later }), /self-signed/],
    [
      'is for another host',
      testCertificate({ name: 'other.example.org', notAfter: later, signedBy: authority }),
      /does not match/,
    ],
  ])('is not read when its certificate %s', async (_name, certificate, reason) => {
    const state = await pollWith(certificate);
    expect(state).toMatchObject({ failuresInRow: 1, itemsCount: 0 });
    expect(state.lastFailure).toMatch(reason);
  });
});

describe('a source that the owner keeps inside', () => {
  const polledInside = async (privateSources: (port: number) => readonly string[], link: (port: number) => string) => {
    const asked: string[] = [];
    const port = await servers.http((request, response) => {
      asked.push(request.url!);
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (request.url === '/page') return response.end('<p>All of it.</p>');
      const item = `<item><guid isPermaLink="false">1</guid><title>A</title><link>${link(port)}</link></item>`;
      return response.end(`<rss version="2.0"><channel><title>Wiki</title>${item}</channel></rss>`);
    });
    const url = `http://127.0.0.1:${port}/feed`;
    const desk = await polledDesk([{ feedUrl: url }], {
      blockList: specialAddresses(),
      privateSources: privateSources(port),
    });
    return { state: await desk.poll(url), asked, documents: (await desk.documents()).length };
  };
  const ownPage = (port: number) => `http://127.0.0.1:${port}/page`;

  it('is read where the settings name it, and its pages with it', async () => {
    const { state, asked, documents } = await polledInside((port) => [`http://127.0.0.1:${port}/feed`], ownPage);
    expect(state).toMatchObject({ lastFailure: null, itemsCount: 1 });
    expect([asked, documents]).toEqual([['/feed', '/robots.txt', '/page'], 2]);
  });

  it('is not read where they name another address of the same server', async () => {
    const { state, asked } = await polledInside((port) => [`http://127.0.0.1:${port}/other`], ownPage);
    expect([state.lastFailure, asked]).toEqual(['the address is private or special', []]);
  });

  it('leads to no other server inside', async () => {
    let reached = 0;
    const other = await servers.http((_request, response) => {
      reached++;
      response.end();
    });
    const { documents } = await polledInside(
      (port) => [`http://127.0.0.1:${port}/feed`],
      () => `http://127.0.0.1:${other}/page`,
    );
    expect([reached, documents]).toEqual([0, 1]);
  });
});

describe('nothing inside is reached', () => {
  it('by a feed that links to where the owner keeps a source of his own', async () => {
    const inside: string[] = [];
    const port = await servers.http((request, response) => {
      inside.push(`${request.headers.host} ${request.url}`);
      response.end(rss);
    });
    const own = `http://127.0.0.1:${port}/feed`;
    // It stands for a public host, on an address that nothing forbids.
    const outside = await servers.http((request, response) => {
      if (request.url === '/moved') return response.writeHead(301, { location: own }).end();
      const item = `<item><guid isPermaLink="false">1</guid><title>A</title><link>http://127.0.0.1:${port}/admin</link></item>`;
      return response.end(`<rss version="2.0"><channel><title>Desk</title>${item}</channel></rss>`);
    }, '127.0.0.2');
    const blockList = new BlockList();
    blockList.addAddress('127.0.0.1');
    const at = (path: string) => `http://desk.example.org:${outside}${path}`;
    const desk = await polledDesk([{ feedUrl: at('/feed') }, { feedUrl: at('/moved') }], {
      blockList,
      privateSources: [own],
      lookup: (_name, options, done) =>
        options.all ? done(null, [{ address: '127.0.0.2', family: 4 }]) : done(null, '127.0.0.2', 4),
    });
    expect((await desk.poll(at('/feed'))).itemsCount).toBe(1);
    const moved = await desk.poll(at('/moved'));
    expect([moved.lastFailure, inside]).toEqual(['it redirects, and the address is private or special', []]);
  });

  it('by the name of a source', async () => {
    let reached = 0;
    const { state } = await polledOnce(
      (_request, response) => {
        reached++;
        response.end(rss);
      },
      { blockList: specialAddresses() },
    );
    expect([reached, state.lastFailure]).toEqual([0, 'the address is private or special']);
  });

  it('by a redirect, by the pages behind a feed, or by the hub that it names', async () => {
    const inside: string[] = [];
    const port = await servers.http((request, response) => {
      const host = request.headers.host!.split(':')[0]!;
      if (host !== 'desk.example.org') inside.push(host);
      if (request.url === '/feed') return response.end(feed);
      return response.writeHead(302, { location: `http://redirected.example.org:${port}/` }).end();
    });
    const at = (name: string) => `http://${name}.example.org:${port}`;
    const item = `<item><guid isPermaLink="false">1</guid><title>A</title><link>${at('page')}/</link><description>Short.</description></item>`;
    const links = `<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="${at('hub')}/"/><link xmlns="http://www.w3.org/2005/Atom" rel="self" href="${feedOn(port)}"/>`;
    const feed = `<rss><channel>${links}${item}</channel></rss>`;
    const blockList = new BlockList();
    blockList.addAddress('127.0.0.9');
    const desk = await polledDesk([{ feedUrl: feedOn(port) }, { feedUrl: `${at('desk')}/redirect` }], {
      blockList,
      // The desk stands for a public host; all other names point inside.
      lookup: (name, options, done) => {
        const address = name === 'desk.example.org' ? '127.0.0.1' : '127.0.0.9';
        return options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);
      },
    });
    expect((await desk.poll(feedOn(port))).itemsCount).toBe(1);
    const redirected = await desk.poll(`${at('desk')}/redirect`);
    expect([redirected.lastFailure, inside]).toEqual(['it redirects, and the address is private or special', []]);
  });
});
