import { BlockList } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { httpFetcher } from '../../../../functions/adapters/http/fetcher.ts';
import { loopbackServers } from '../../../polling/polled-desk.ts';
import { testCertificate } from '../../../test-certificate.ts';

const bounds = { bytesMax: 100_000, timeoutMs: 20_000, redirectsMax: 5 };
const servers = loopbackServers();
afterEach(servers.stop);

/** What comes of an answer of these bytes, letters beyond ASCII as Latin-1. */
async function answered(...parts: readonly (string | Buffer)[]) {
  const port = await servers.raw((socket) => {
    for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    socket.end();
  });
  const outcome = await httpFetcher({ blockList: new BlockList() }).fetch({
    url: `http://127.0.0.1:${port}/`,
    ...bounds,
  });
  return outcome.kind === 'response' ? { ...outcome, text: Buffer.from(outcome.bytes).toString() } : outcome;
}

describe('an answer that browsers read is read', () => {
  it.each([
    ['in lines that end with line feeds alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi'],
    [
      'with a length beside its chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
    ],
    ['with a field folded over two lines', 'HTTP/1.1 200 OK\r\nX-A: a\r\n b\r\nContent-Length: 2\r\n\r\nhi'],
    ['with long fields', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(40_000)}\r\nContent-Length: 2\r\n\r\nhi`],
  ])('%s', async (_name, bytes) => {
    expect(await answered(bytes)).toMatchObject({ status: 200, text: 'hi' });
  });

  it('with something behind its compressed body', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n';
    expect(await answered(head, deflateSync('hi'), 'more')).toMatchObject({ status: 200, text: 'hi' });
  });

  it('and its fields can be sent back', async () => {
    const outcome = await answered('HTTP/1.1 200 OK\r\nETag: "a\u0001\u007f\u00e9\tb"\r\nContent-Length: 2\r\n\r\nhi');
    expect(outcome).toMatchObject({ headers: { etag: '"a\u00e9\tb"' } });
  });
});

describe('what a status says counts, whatever comes with it', () => {
  it.each([
    ['compressed by nobody', 'Content-Encoding: gzip\r\n\r\nslow down'],
    ['in a coding that was not asked for', 'Content-Encoding: zstd\r\n\r\nslow down'],
    ['of less than it promises', 'Content-Length: 100\r\n\r\nslow down'],
    ['of more than is read', 'Content-Length: 10000000\r\n\r\nslow down'],
  ])('a body %s', async (_name, bytes) => {
    const outcome = await answered(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\n${bytes}`);
    expect(outcome).toMatchObject({ status: 429, headers: { 'retry-after': '3600' }, text: '' });
  });
});

it('reads what a server at an address without a name serves with a certificate for that address', async () => {
  const pair = testCertificate({ name: '127.0.0.1', notAfter: new Date('2099-01-01') });
  const port = await servers.https(pair, (_request, response) => response.end('hi'));
  const fetcher = httpFetcher({ blockList: new BlockList(), authorities: pair.cert });
  expect(await fetcher.fetch({ url: `https://127.0.0.1:${port}/`, ...bounds })).toMatchObject({ status: 200 });
});

describe('a site that sends everybody round until its cookie comes back', () => {
  /** What the site and another one are sent as cookies, and what comes of asking the site. */
  async function askRound(ownCookie?: string) {
    const elsewhere = await servers.http(({ headers }, response) => {
      sent.push(`elsewhere ${headers.cookie}`);
      response.writeHead(302, { location: `http://127.0.0.1:${site}/back` }).end();
    }, '127.0.0.2');
    const sent: string[] = [];
    const site = await servers.http(({ url, headers }, response) => {
      sent.push(`${url} ${headers.cookie}`);
      if (url === '/back' && headers.cookie?.includes('seen=2')) return response.end('hi');
      const set = ['seen=1; Path=/; Secure', 'seen=2', 'no cookie', 'a b=c', 'other=ü'];
      const location = ownCookie === undefined ? `http://127.0.0.2:${elsewhere}/` : '/back';
      return response.writeHead(302, { location, 'set-cookie': set }).end();
    });
    const headers = ownCookie === undefined ? {} : { Cookie: ownCookie };
    const fetcher = httpFetcher({ blockList: new BlockList() });
    const outcome = await fetcher.fetch({ url: `http://127.0.0.1:${site}/`, headers, ...bounds });
    return { outcome, sent };
  }

  it('is read, and its cookie told to no other', async () => {
    const { outcome, sent } = await askRound();
    expect(outcome).toMatchObject({ status: 200 });
    expect(sent).toEqual(['/ undefined', 'elsewhere undefined', '/back seen=2']);
  });

  it('is sent its owner’s own cookie beside it', async () => {
    const { sent } = await askRound('key=1');
    expect(sent).toEqual(['/ key=1', '/back key=1; seen=2']);
  });
});
