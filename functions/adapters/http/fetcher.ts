import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { messageOf } from '../../error-message.ts';
import { isSameParty } from '../../model/source-headers.ts';
import type { Fetcher, FetchOutcome, FetchRequest } from '../../ports.ts';
import { hasBadPort } from './bad-ports.ts';
import { type Dial, openSocket } from './open-socket.ts';
import { type BodyOutcome, readBody } from './read-body.ts';
import { redirectCookies } from './redirect-cookies.ts';
import { specialAddresses, specialButOwnAddresses } from './special-addresses.ts';

/** What is left out is as usual: no special addresses, the system's resolver, the authorities that Node trusts. */
export type FetcherOptions = Partial<Dial>;

/** Redirects that may be remembered (RFC 9110 sections 15.4.2 and 15.4.9). */
const permanentRedirects: ReadonlySet<number> = new Set([301, 308]);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Sent on to another origin after a redirect; any other header may be a key that was meant for the first one alone. */
const headersForAnyone: ReadonlySet<string> = new Set(
  'accept accept-encoding accept-language content-type if-modified-since if-none-match user-agent'.split(' '),
);
/** Long lists of what a page may load, and many cookies, take more than Node's own 16 KiB. */
const headerBytesMax = 64 * 1024;

/**
 * Fetches over HTTP and HTTPS, and connects to no special address whatever the name, notation or redirect says:
 * the address actually connected to is checked by the socket itself, so a name that resolves differently
 * the second time gains nothing. The one exception is the origin that a request names as the owner's own. Ports of other
 * protocols are not asked. Size (before and after decompression), time and redirects are bounded.
 */
export function httpFetcher({ blockList = specialAddresses(), ...options }: FetcherOptions = {}): Fetcher {
  const dial: Dial = { ...options, blockList };
  return {
    fetch: async (request) => {
      const deadline = AbortSignal.timeout(request.timeoutMs);
      try {
        return await follow(request, dial, deadline);
      } catch (error) {
        if (deadline.aborted) return { kind: 'failed', reason: `no complete answer within ${request.timeoutMs} ms` };
        return outcomeOfError(error);
      }
    },
  };
}

async function follow(request: FetchRequest, dial: Dial, deadline: AbortSignal): Promise<FetchOutcome> {
  let url = request.url;
  let headers = lowerCased(request.headers ?? {});
  let method = request.method ?? 'GET';
  let body = request.body;
  const cookies = redirectCookies();
  let permanent = true;
  let movedTo: string | undefined;
  for (let hops = 0; hops <= request.redirectsMax; hops++) {
    const target = parseTarget(url);
    if (typeof target === 'string') return { kind: 'refused', reason: target };
    const isOwn = target.origin === request.privateOrigin;
    const allowed = isOwn ? { ...dial, blockList: specialButOwnAddresses() } : dial;
    const sent = { method, headers: cookies.addedTo(headers, target), body };
    const response = await exchange(target, sent, allowed, deadline).catch((error) => {
      if (hops === 0 || deadline.aborted) throw error;
      return outcomeOfError(error);
    });
    // By then somebody was asked.
    if ('kind' in response) return { ...response, reason: `it redirects, and ${response.reason}` };
    const status = response.statusCode ?? 0;
    const location = utf8(response.headers.location);
    if (!redirects.has(status) || location === undefined) {
      return readResponse(response, { request, url: target.href, movedTo, method });
    }
    response.destroy();
    cookies.keep(target, response.headers['set-cookie']);
    permanent &&= permanentRedirects.has(status);
    const next = URL.canParse(location, target) ? new URL(location, target) : undefined;
    if (next === undefined) return { kind: 'refused', reason: 'a redirect to something that is no address' };
    if (!isSameParty(target, next))
      headers = Object.fromEntries(Object.entries(headers).filter(([name]) => headersForAnyone.has(name)));
    // RFC 9110 section 15.4.4; and 301 and 302 after a POST, as every client does (15.4.2, 15.4.3).
    if (status === 303 || (method === 'POST' && (status === 301 || status === 302))) {
      method = 'GET';
      body = undefined;
    }
    url = next.href;
    if (permanent) movedTo = url;
  }
  return { kind: 'refused', reason: `more than ${request.redirectsMax} redirects` };
}

/** Node reads header fields as Latin-1; addresses with letters beyond ASCII are sent in UTF-8 all the same. */
function utf8(field: string | undefined): string | undefined {
  const read = field === undefined ? undefined : Buffer.from(field, 'latin1').toString('utf8');
  return read?.includes('\uFFFD') ? field : read;
}

/** The parsed address, or why it may not be fetched. */
function parseTarget(url: string): URL | string {
  if (!URL.canParse(url)) return 'not an address';
  const target = new URL(url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `${target.protocol} is not fetched`;
  if (target.username !== '' || target.password !== '') return 'an address with a password in it is not fetched';
  if (hasBadPort(target)) return `port ${target.port} is another protocol's and is not fetched from`;
  return target;
}

interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

function exchange(target: URL, { method, headers, body }: Exchange, dial: Dial, deadline: AbortSignal) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const client = target.protocol === 'https:' ? https : http;
    const outgoing = client.request(target, {
      method,
      // Without an agent Node takes every scheme's port for 80 and says so in Host, which many servers do not know as theirs.
      defaultPort: target.protocol === 'https:' ? 443 : 80,
      headers: { 'accept-encoding': 'gzip, br, deflate, zstd', ...headers, connection: 'close' },
      signal: deadline,
      maxHeaderSize: headerBytesMax,
      // Reads what browsers read: bare line feeds, folded fields, a length beside chunks (RFC 9112 sections 2.2, 5.2, 6.3).
      // What is laxer there would harm only a connection that others' answers come over, too.
      insecureHTTPParser: true,
      createConnection: (_options, connected) => {
        openSocket(target, dial, deadline, (error, socket) => connected(error, socket as Duplex));
        return undefined;
      },
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    // Neither an answer nor an error, but another protocol on the same connection (RFC 9110 section 15.2.2).
    outgoing.once('upgrade', (_response, socket) => socket.destroy());
    outgoing.once('close', () => reject(new Error('the connection ended without an answer')));
    outgoing.end(body);
  });
}

interface Arrival {
  readonly request: FetchRequest;
  readonly url: string;
  readonly movedTo: string | undefined;
  readonly method: string;
}

async function readResponse(response: http.IncomingMessage, arrival: Arrival): Promise<FetchOutcome> {
  const { request, url, movedTo, method } = arrival;
  const body = hasBody(response, method) ? await readBody(response, request.bytesMax) : noBody(response);
  if (body.kind !== 'read') return body;
  return {
    kind: 'response',
    status: response.statusCode ?? 0,
    headers: joinedHeaders(response.headers),
    bytes: body.bytes,
    url,
    ...(movedTo !== undefined && { movedTo }),
  };
}

/** Whether the answer is one whose body says more than its status and headers do (RFC 9110 sections 6.4.1 and 15.3). */
function hasBody({ statusCode = 0 }: http.IncomingMessage, method: string): boolean {
  return method !== 'HEAD' && statusCode >= 200 && statusCode < 300 && statusCode !== 204;
}

function noBody(response: http.IncomingMessage): BodyOutcome {
  response.destroy();
  return { kind: 'read', bytes: new Uint8Array() };
}

function joinedHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, sendable(Array.isArray(value) ? value.join(', ') : value)]],
    ),
  );
}

/** Without control characters, with which no request could send it back. */
function sendable(value: string): string {
  return value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, '');
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function outcomeOfError(error: unknown): Extract<FetchOutcome, { kind: 'failed' | 'refused' }> {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ERR_IP_BLOCKED') return { kind: 'refused', reason: 'the address is private or special' };
  const causes = (error as { errors?: readonly { code?: string }[] }).errors ?? [];
  if (causes.some((cause) => cause.code === 'ERR_IP_BLOCKED'))
    return { kind: 'refused', reason: 'the address is private or special' };
  const message = messageOf(error);
  return { kind: 'failed', reason: code === '' || message.includes(code) ? message : `${code}: ${message}` };
}
