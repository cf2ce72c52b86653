import { type BlockList, connect as connectTcp, isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** How connections are made. */
export interface Dial {
  /** Addresses that must not be connected to. */
  readonly blockList: BlockList;
  /** How names become addresses; the system's resolver when left out. */
  readonly lookup?: LookupFunction;
  /** Authorities (PEM) that certificates must come from; those that Node trusts when left out. */
  readonly authorities?: string;
}

/**
 * Opens a connection for a request. TLS is laid over the checked socket by hand, for `tls.connect` would silently ignore
 * `blockList`.
 */
export function openSocket(
  target: URL,
  dial: Dial,
  deadline: AbortSignal,
  opened: (error: Error | null, socket?: Duplex) => void,
): void {
  const secure = target.protocol === 'https:';
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = Number(target.port || (secure ? 443 : 80));
  const socket = connectTcp({ host, port, blockList: dial.blockList, ...(dial.lookup && { lookup: dial.lookup }) });
  // The request learns of its deadline only once it has a socket: until then the socket itself is ended.
  const abort = () => socket.destroy(new Error('the deadline has passed'));
  deadline.addEventListener('abort', abort, { once: true });
  const done: typeof opened = (error, ready) => {
    deadline.removeEventListener('abort', abort);
    opened(error, ready);
  };
  socket.once('error', done);
  socket.once('connect', () => {
    socket.removeListener('error', done);
    if (!secure) return done(null, socket);
    const encrypted = connectTls({
      socket,
      // Whom the certificate must name.
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(dial.authorities !== undefined && { ca: dial.authorities }),
      ALPNProtocols: ['http/1.1'],
    });
    encrypted.once('error', done);
    // A socket that ends under the handshake says so here, and not as an error of the encrypted one.
    socket.once('close', () => encrypted.destroy(new Error('the connection ended during the TLS handshake')));
    encrypted.once('secureConnect', () => {
      encrypted.removeListener('error', done);
      done(null, encrypted);
    });
  });
}
