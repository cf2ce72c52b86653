import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../../error-message.ts';
import type { Log } from '../../ports.ts';
import { securityHeaders } from '../../site/security-headers.ts';
import { compressBody } from './compress-response.ts';

/** Room for a document and what a form wraps around it. */
const bodyBytesMax = 6 * 1024 * 1024;
/** Of all requests together: a body is read before it is known who sends it, and whoever likes can open connections. */
const bodiesBytesMax = 8 * bodyBytesMax;
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 60_000;
const keepAliveTimeoutMs = 5_000;
const connectionsMax = 512;

/** A name or an address, and a port: what else a client may write there would be read as another part of the address. */
const hostField = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

export interface HttpServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly address: string;
  close(): Promise<void>;
}

export interface HttpServerNeeds {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Answers a request; `client` is the address it came from. */
  readonly answer: (request: Request, client: string) => Promise<Response>;
  readonly log: Log;
}

/** Listens for requests, bounded in size and time. Rejects when the port is taken. */
export function httpServer(needs: HttpServerNeeds): Promise<HttpServer> {
  const bodies: Bodies = { bytesCount: 0 };
  const server = createServer((incoming, outgoing) => {
    respond({ ...needs, bodies }, incoming, outgoing).catch((error: unknown) => {
      needs.log.error(`a request failed: ${messageOf(error)}`);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end('Something went wrong here. Please try again.\n');
    });
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.maxConnections = connectionsMax;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: needs.host, port: needs.port }, () => {
      server.off('error', reject);
      resolve({ address: addressOf(server), close: () => closeServer(server) });
    });
  });
}

/** What all requests that are being answered have sent so far. */
interface Bodies {
  bytesCount: number;
}

type Needs = HttpServerNeeds & { readonly bodies: Bodies };

async function respond(needs: Needs, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const counted: Bodies = { bytesCount: 0 };
  const response = await answerTo(needs, incoming, counted).finally(() => {
    needs.bodies.bytesCount -= counted.bytesCount;
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  const { body, headers } = await compressBody(bytes, response.headers, accepted);
  for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value);
  const bodiless = incoming.method === 'HEAD' || response.status === 304 || response.status === 204;
  if (!bodiless) headers.set('content-length', String(body.length));
  outgoing.writeHead(response.status, [...headers].flat());
  outgoing.end(bodiless ? undefined : body);
}

async function answerTo(needs: Needs, incoming: IncomingMessage, counted: Bodies): Promise<Response> {
  const { host = '' } = incoming.headers;
  const url = `http://${host}${incoming.url ?? '/'}`;
  if (!hostField.test(host) || !incoming.url?.startsWith('/') || !URL.canParse(url)) {
    return plain(400, 'This address cannot be read.');
  }
  const method = incoming.method ?? 'GET';
  if (method === 'OPTIONS') return preflight();
  if (method === 'TRACE' || method === 'CONNECT') return plain(405, 'This method is not offered.');
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(incoming, counted, needs.bodies);
  if (body === 'too large') {
    // In JSON, for only programs send as much.
    const error = `at most ${bodyBytesMax / 1024 / 1024} MiB can be sent at once`;
    return Response.json({ error }, { status: 413, headers: { connection: 'close' } });
  }
  if (body === 'busy') {
    const error = 'too much is being sent to this server at once: try again';
    return Response.json({ error }, { status: 503, headers: { connection: 'close', 'retry-after': '10' } });
  }
  const request = new Request(url, { method, headers: headersOf(incoming), body });
  return needs.answer(request, incoming.socket.remoteAddress ?? '');
}

/** Public files may be read from pages anywhere (CORS); nothing else may be asked from there. */
function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: 'GET, HEAD, POST, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'if-none-match, if-modified-since',
      'access-control-max-age': '86400',
    },
  });
}

async function readBody(
  incoming: IncomingMessage,
  counted: Bodies,
  all: Bodies,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | 'busy'> {
  if (Number(incoming.headers['content-length'] ?? 0) > bodyBytesMax) return 'too large';
  const pieces: Buffer[] = [];
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    counted.bytesCount += piece.length;
    all.bytesCount += piece.length;
    if (counted.bytesCount > bodyBytesMax) return 'too large';
    if (all.bytesCount > bodiesBytesMax) return 'busy';
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A download in progress gets a moment to finish.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}
