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
 * sender's; 450 or 451 alone, as Exim says of a domain that it cannot look up now; or greylisting, which holds each
 * recipient up by itself.
 */
const aboutRecipient = /^4\d\d[ -]4\.(?:1\.(?![78]\b)|2\.)|^45[01][ -](?!4\.\d)|gr[ae]y-?list/i;

/** The system takes no mails (RFC 3463 sections 3.4 and 3.5): so Gmail says that a day's mails are used up. */
const aboutSystem = /^5\d\d[ -]5\.(3\.2|4\.5)\b/;

/** Who may send what to whom (RFC 3463 section 3.8, RFC 4954): a password is missing, or a block list has the sender. */
const aboutPolicy = /^530|^5\d\d[ -]5\.7\./;

/** The sender is not let through. Relays that know it by what stands in the mail say so of the message: SES, SendGrid, Exchange. */
const aboutSender =
  /\b(?:sender|relay|relaying)\b(?![.@-])|\baddress is not verified\b|\bsending (?:suspended|paused)\b/i;

/** No such mailbox, no such domain, none that takes mail (RFC 3463 section 3.2, RFC 7505 section 5). */
const noMailbox = /^5\d\d[ -]5\.1\.(?:[1236]|10)\b/;

/**
 * What a failure says about the mail (RFC 5321 section 4.2.1). A 4xx reply means later, for this recipient alone or for
 * all; a 5xx reply to the recipient or to the message means never, unless it is about the system, or about what the
 * owner can put right: then others may still be taken. To anything before, it says that the sender is not set up well.
 * Without a reply nothing was sent unless the message was begun.
 */
export function smtpFailure(
  { message, command, responseCode, response = '' }: SmtpError,
  isBegun: boolean,
): MailOutcome {
  const reason = message.replaceAll(/\s+/g, ' ').slice(0, 300);
  if (responseCode === undefined) return { kind: isBegun ? 'unknown' : 'throttled', reason };
  const isRecipient = command === 'RCPT TO';
  if (responseCode < 500) {
    const isDeferred = isRecipient && aboutRecipient.test(response);
    return { kind: isDeferred ? 'deferred' : 'throttled', reason };
  }
  if (!(isRecipient || command === 'DATA') || aboutSystem.test(response)) return { kind: 'throttled', reason };
  const canBePutRight = aboutSender.test(response) || (isRecipient && aboutPolicy.test(response));
  if (canBePutRight) return { kind: 'deferred', reason };
  const isHard = noMailbox.test(response);
  return isHard || isRecipient ? { kind: 'bounced', isHard, reason } : { kind: 'refused', reason };
}
