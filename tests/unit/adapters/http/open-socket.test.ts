import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo, BlockList, createServer as createTcpServer, type LookupFunction } from 'node:net';
import { createSecureContext, createServer as createTlsServer } from 'node:tls';
import { expect, it } from 'vitest';
import { httpFetcher } from '../../../../functions/adapters/http/fetcher.ts';
import { testCertificate } from '../../../test-certificate.ts';

const lookup: LookupFunction = (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);

/** The name that a server is told in the TLS handshake when `host` is asked (RFC 6066 section 3); none where it is told none. */
async function nameToldTo(host: string): Promise<readonly string[]> {
  const certificate = testCertificate({ name: host, notAfter: new Date('2100-01-01') });
  const told: string[] = [];
  const SNICallback = (name: string, done: (error: null, context: ReturnType<typeof createSecureContext>) => void) => {
    told.push(name);
    done(null, createSecureContext(certificate));
  };
  const server = createServer({ ...certificate, SNICallback }, (_request, response) => response.end('news'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fetcher = httpFetcher({ blockList: new BlockList(), lookup, authorities: certificate.cert });
  const url = `https://${host}:${port}/`;
  const outcome = await fetcher.fetch({ url, bytesMax: 100, timeoutMs: 20_000, redirectsMax: 0 });
  server.close();
  server.closeAllConnections();
  expect(outcome).toMatchObject({ kind: 'response', status: 200 });
  return told;
}

it('tells a server by which name it is asked, and no address, which is no name', async () => {
  expect(await nameToldTo('news.example')).toEqual(['news.example']);
  expect(await nameToldTo('127.0.0.1')).toEqual([]);
});

it('asks for HTTP/1.1 of a server that speaks others as well', async () => {
  const certificate = testCertificate({ name: 'news.example', notAfter: new Date('2100-01-01') });
  const server = createTlsServer({ ...certificate, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n\r\n${socket.alpnProtocol}`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://news.example:${(server.address() as AddressInfo).port}/`;
  const fetcher = httpFetcher({ blockList: new BlockList(), lookup, authorities: certificate.cert });
  const outcome = await fetcher.fetch({ url, bytesMax: 100, timeoutMs: 20_000, redirectsMax: 0 });
  server.close();
  expect(outcome.kind === 'response' && Buffer.from(outcome.bytes).toString()).toBe('http/1.1');
});

it('gives up a name that is looked up without end once the time has passed', async () => {
  const fetcher = httpFetcher({ blockList: new BlockList(), lookup: () => {} });
  const outcome = await fetcher.fetch({ url: 'https://news.example/', bytesMax: 1, timeoutMs: 100, redirectsMax: 0 });
  expect(outcome).toEqual({ kind: 'failed', reason: 'no complete answer within 100 ms' });
});

it('takes a server for failed that hangs up instead of shaking hands, long before the time has passed', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const fetcher = httpFetcher({ blockList: new BlockList() });
  const outcome = await fetcher.fetch({ url, bytesMax: 1, timeoutMs: 20_000, redirectsMax: 0 });
  server.close();
  expect(outcome).toEqual({ kind: 'failed', reason: expect.not.stringContaining('no complete answer') });
});

it('says why there was no connection', async () => {
  const fetcher = httpFetcher({ blockList: new BlockList() });
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  for (const protocol of ['http', 'https']) {
    const url = `${protocol}://127.0.0.1:${port}/`;
    const outcome = await fetcher.fetch({ url, bytesMax: 1, timeoutMs: 20_000, redirectsMax: 0 });
    expect(outcome).toEqual({ kind: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
  }
});
