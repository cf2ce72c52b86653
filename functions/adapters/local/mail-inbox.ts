import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { limits } from '../../limits.ts';

export interface MailInboxOptions {
  readonly host: string;
  readonly port: number;
  /** The topics that an address belongs to; none when it is nobody's. */
  readonly topicsOf: (address: string) => readonly string[];
  /** Keeps the bytes of one mail; what it throws makes the sender try again later. */
  readonly keep: (bytes: Uint8Array, topics: readonly string[]) => Promise<void>;
}

export interface MailInbox {
  readonly port: number;
  close(): Promise<void>;
}

const clientsMax = 20;
const recipientsMax = 20;

/**
 * Listens for newsletters (SMTP, RFC 5321). Only addresses of topics are taken, so nothing is relayed;
 * a mail is acknowledged when it is kept, and not before.
 */
export async function mailInbox({ host, port, topicsOf, keep }: MailInboxOptions): Promise<MailInbox> {
  const server = new SMTPServer({
    name: 'newsfold',
    banner: 'newsfold',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: limits.documentBytesMax,
    maxClients: clientsMax,
    socketTimeout: 60_000,
    closeTimeout: 1_000,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= recipientsMax) return done(refusal(452, 'too many recipients'));
      done(topicsOf(address).length > 0 ? null : refusal(550, 'no such inbox here'));
    },
    onData(stream, session, done) {
      const topics = session.envelope.rcptTo.flatMap(({ address }) => topicsOf(address));
      const take = async (): Promise<Error | null> => {
        const bytes = await readBounded(stream);
        if (bytes === null) return refusal(552, 'the message is too large');
        await keep(bytes, [...new Set(topics)]);
        return null;
      };
      take().then(done, () => done(refusal(451, 'it could not be kept; try again later')));
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

/** The bytes, or null when there are too many; the rest is read and thrown away, as the sender must finish. */
async function readBounded(stream: SMTPServerDataStream): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let bytesCount = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytesCount += chunk.byteLength;
    if (bytesCount <= limits.documentBytesMax) chunks.push(chunk);
  }
  return bytesCount > limits.documentBytesMax ? null : Buffer.concat(chunks);
}

/** `responseCode` is what the sender is told (RFC 5321 section 4.2.3). */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
