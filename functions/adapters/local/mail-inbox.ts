import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { RefusedMail } from '../../collect/inbox.ts';
import { messageOf } from '../../error-message.ts';
import { limits } from '../../limits.ts';
import type { Log } from '../../ports.ts';

export interface MailInboxOptions {
  readonly host: string;
  readonly port: number;
  /** The topics whose inbox has this address. */
  readonly topicsOf: (address: string) => readonly string[];
  /** Keeps the bytes of one mail; what it throws makes the sender try again later. */
  readonly keep: (bytes: Uint8Array, topics: readonly string[]) => Promise<void>;
  /** The sender's own address and what takes what comes back to it: notices of non-delivery, wishes to unsubscribe. */
  readonly returned?: { readonly address: string; readonly take: (bytes: Uint8Array) => Promise<void> };
  /** Keeps a note of a mail that was too large to keep. */
  readonly noteRefused?: (mail: RefusedMail) => Promise<void>;
  readonly log?: Pick<Log, 'warn' | 'error'>;
  /** How long a sender may stay in all, however often it says something: one of few connections is its own so long. */
  readonly sessionMsMax?: number;
}

export interface MailInbox {
  readonly port: number;
  close(): Promise<void>;
}

/** Of a mail that is too large already so much is read that its sender gets to the end and hears why; of more, nothing. */
const readBytesMax = 8 * limits.documentBytesMax;
const clientsMax = 20;
const recipientsMax = 20;
const silenceMsMax = 60_000;
/** As long as a sender has to wait for the answer to a mail (RFC 5321 section 4.5.3.2.6); 40 MiB take as long at 68 KiB a second. */
const sessionMsMaxUsual = 600_000;

/**
 * Listens for newsletters (SMTP, RFC 5321). Only addresses of topics and the sender's are taken, so nothing is relayed;
 * a mail is acknowledged when it is kept, and not before. One that is too large is refused (552, RFC 1870 section 6.3),
 * with a warning and a note; where it goes on and on, the connection is closed.
 */
export async function mailInbox(options: MailInboxOptions): Promise<MailInbox> {
  const { host, port, topicsOf, log, sessionMsMax = sessionMsMaxUsual } = options;
  const ends = new WeakMap<SMTPServerSession, NodeJS.Timeout>();
  const server = new SMTPServer({
    name: 'newsfold',
    banner: 'newsfold',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: limits.documentBytesMax,
    // Without this the library refuses by the announced size (RFC 1870) before anybody could note for whom it was.
    hideSize: true,
    maxClients: clientsMax,
    socketTimeout: silenceMsMax,
    closeTimeout: 1_000,
    onConnect(session, done) {
      const end = () => connectionOf(server, session)?.send(421, 'this takes too long; try again later');
      ends.set(session, setTimeout(end, sessionMsMax).unref());
      done();
    },
    onClose(session) {
      clearTimeout(ends.get(session));
    },
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= recipientsMax) return done(refusal(452, 'too many recipients'));
      if (topicsOf(address).length === 0 && !isReturned(address, options)) {
        return done(refusal(550, 'no such inbox here'));
      }
      const announced = announcedBytes(session);
      if (announced <= limits.documentBytesMax) return done(null);
      refuseLarge(session, topicsOf(address), announced, options).then(done);
    },
    onData(stream, session, done) {
      const topics = [...new Set(session.envelope.rcptTo.flatMap(({ address }) => topicsOf(address)))];
      take(stream, session, topics, options).then(
        (outcome) => {
          done(outcome.refusal);
          // What still comes is not read.
          if (outcome.isCut) connectionOf(server, session)?.close();
        },
        (error: unknown) => {
          log?.error('mail not kept', { from: senderOf(session), reason: messageOf(error) });
          done(refusal(451, 'it could not be kept; try again later'));
        },
      );
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What became of a mail: null for one that was kept, and whether there was more of it than was read. */
interface Taken {
  readonly refusal: Error | null;
  readonly isCut: boolean;
}

/** Reads one mail and keeps it; the refusal, when it is too large. */
async function take(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  topics: readonly string[],
  options: MailInboxOptions,
): Promise<Taken> {
  const { bytes, bytesCount } = await readBounded(stream);
  if (bytes === null) {
    return { refusal: await refuseLarge(session, topics, bytesCount, options), isCut: bytesCount > readBytesMax };
  }
  if (session.envelope.rcptTo.some(({ address }) => isReturned(address, options))) await options.returned?.take(bytes);
  if (topics.length > 0) await options.keep(bytes, topics);
  return { refusal: null, isCut: false };
}

function connectionOf({ connections }: SMTPServer, session: SMTPServerSession) {
  return [...connections].find((connection) => connection.session === session);
}

function isReturned(address: string, { returned }: MailInboxOptions): boolean {
  return returned?.address.toLowerCase() === address.toLowerCase();
}

/** Warns and notes; a note that cannot be kept does not change what the sender is told. */
async function refuseLarge(
  session: SMTPServerSession,
  topics: readonly string[],
  bytesCount: number,
  { log, noteRefused }: MailInboxOptions,
): Promise<Error> {
  const from = senderOf(session);
  const mebibytes = (bytesCount / 1024 / 1024).toFixed(1);
  const reason = `${mebibytes} MiB; the limit is ${limits.documentBytesMax / 1024 / 1024} MiB`;
  log?.warn('mail refused', { from, topics: topics.join(','), reason });
  try {
    await noteRefused?.({ from, topics, bytesCount, reason });
  } catch (error) {
    log?.error('refused mail not noted', { from, reason: messageOf(error) });
  }
  return refusal(552, 'the message is too large');
}

function senderOf({ envelope }: SMTPServerSession): string | null {
  return envelope.mailFrom === false ? null : envelope.mailFrom.address || null;
}

/** The size in `MAIL FROM:<…> SIZE=…` (RFC 1870 section 6); 0 when there is none. */
function announcedBytes({ envelope }: SMTPServerSession): number {
  const announced = envelope.mailFrom === false ? {} : envelope.mailFrom.args || {};
  return Number((announced as { SIZE?: string }).SIZE ?? 0) || 0;
}

/**
 * The bytes, or null when there are too many: the rest is read and thrown away, since a sender listens only once it has
 * finished, but not more than `readBytesMax` in all.
 */
async function readBounded(stream: SMTPServerDataStream): Promise<{ bytes: Uint8Array | null; bytesCount: number }> {
  const chunks: Buffer[] = [];
  let bytesCount = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytesCount += chunk.byteLength;
    if (bytesCount <= limits.documentBytesMax) chunks.push(chunk);
    else chunks.length = 0;
    if (bytesCount > readBytesMax) break;
  }
  return { bytes: bytesCount > limits.documentBytesMax ? null : Buffer.concat(chunks), bytesCount };
}

/** `responseCode` is what the sender is told (RFC 5321 section 4.2.3). */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
