import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo, BlockList, type LookupFunction } from 'node:net';
import { createSecureContext } from 'node:tls';
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
