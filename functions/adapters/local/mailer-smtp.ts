import type { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Mailer, MailOutcome } from '../../ports.ts';

/** Nothing is sent faster than this unless the address says so; most relays take more. */
const perSecondUsual = 10;
const connectionsMax = 3;
const timeoutMs = 30_000;

/** Anything larger than a day of sending at full rate: SMTP servers do not tell their quota. */
const unknownRemaining = 1_000_000_000;

/**
 * Mail over SMTP. The address is `smtps://user:password@host` or `smtp://…` (which upgrades to TLS where the server
 * offers it, and must with a user name, so that no password travels in the clear); `?perSecond=N` sets the pace.
 */
export function mailerSmtp(address: string): Mailer & { close(): void } {
  const url = new URL(address);
  const isTls = url.protocol === 'smtps:';
  if (!isTls && url.protocol !== 'smtp:') throw new Error('an SMTP address begins with smtp:// or smtps://');
  const user = unescaped(url.username);
  const auth = user === '' ? {} : { auth: { user, pass: unescaped(url.password) }, requireTLS: !isTls };
  const perSecond = Number(url.searchParams.get('perSecond') ?? perSecondUsual);
  if (!(perSecond > 0)) throw new Error('perSecond should be a number above 0');
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    secure: isTls,
    pool: true,
    maxConnections: connectionsMax,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    tls: { rejectUnauthorized: url.searchParams.get('selfSigned') !== 'yes' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...auth,
  });
  transport.use('stream', ({ data, message }, done) => {
    const { streams } = data as Letter;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = open(options);
      streams.push(stream);
      return stream;
    };
    done();
  });
  return {
    async send(mail) {
      const raw = Buffer.from(mail.raw.buffer, mail.raw.byteOffset, mail.raw.byteLength);
      const letter: Letter = { envelope: { from: mail.from, to: [mail.to] }, raw, streams: [] };
      try {
        const info = await transport.sendMail(letter);
        return { kind: 'sent', providerId: String(info.response).slice(0, 200) };
      } catch (thrown) {
        return smtpFailure(
          thrown as SmtpError,
          letter.streams.some((stream) => stream.readableDidRead),
        );
      }
    },
    async quota() {
      return { perSecond, remainingToday: unknownRemaining, sandbox: false };
    },
    close: () => transport.close(),
  };
}

/** As it was written: a percent sign in a password may be one. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A mail, with the streams that nodemailer sends it from: it reads one only once the server said to go on with the message. */
interface Letter extends SendMailOptions {
  readonly streams: Readable[];
}

/** What nodemailer tells of a failure: the command it happened in and the server's reply, when there was one. */
interface SmtpError {
  readonly message: string;
  readonly response?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * The classes of codes for an address and its mailbox (RFC 3463 section 3), less 4.1.7 and 4.1.8, which are about the
 * sender's; or 450 alone: the mailbox is unavailable.
 */
const aboutRecipient = /^4\d\d[ -]4\.(?:1\.(?![78]\b)|2\.)|^450[ -](?!4\.\d)/;

/** The system takes no mails (RFC 3463 sections 3.4 and 3.5): so Gmail says that a day's mails are used up. */
const aboutSystem = /^5\d\d[ -]5\.(3\.2|4\.5)\b/;

/**
 * What a failure says about the mail (RFC 5321 section 4.2.1). A 4xx reply means later, for this recipient alone or for
 * all; a 5xx reply to the recipient or to the message means never, unless it is about the system; to anything before,
 * that the sender is not set up well, which the owner can change.
 * Without a reply nothing was sent unless the message was begun.
 */
export function smtpFailure({ message, command, responseCode, response }: SmtpError, isBegun: boolean): MailOutcome {
  const reason = message.slice(0, 300);
  if (responseCode !== undefined) {
    const isAboutMail = (command === 'RCPT TO' || command === 'DATA') && !aboutSystem.test(response ?? '');
    if (responseCode >= 500) return { kind: isAboutMail ? 'refused' : 'throttled', reason };
    const isDeferred = command === 'RCPT TO' && aboutRecipient.test(response ?? '');
    return { kind: isDeferred ? 'deferred' : 'throttled', reason };
  }
  return { kind: isBegun ? 'unknown' : 'throttled', reason };
}
