import type { Clock, Mailer, OutgoingMail } from '../../functions/ports.ts';

export interface SeenMail {
  readonly to: string;
  readonly messageId: string;
  readonly at: string;
  /** The whole mail, decoded as far as its titles go: on one line, in one space. */
  readonly words: string;
}

/** A mailer that remembers every mail that really went out, whatever its sender was told. */
export function outboxWitness(clock: Clock): { readonly mailer: Mailer; readonly seen: readonly SeenMail[] } {
  const seen: SeenMail[] = [];
  const mailer: Mailer = {
    async send(mail) {
      seen.push({ to: mail.to, messageId: messageIdOf(mail), at: clock.now(), words: wordsOf(mail) });
      return { kind: 'sent', providerId: String(seen.length) };
    },
    async quota() {
      return { perSecond: 1000, remainingToday: 1_000_000, sandbox: false };
    },
  };
  return { mailer, seen };
}

function messageIdOf(mail: OutgoingMail): string {
  const raw = new TextDecoder().decode(mail.raw);
  const messageId = /^Message-ID:\s*(\S+)/im.exec(raw)?.[1];
  if (messageId === undefined) throw new Error(`a mail to ${mail.to} has no Message-ID`);
  return messageId;
}

/** Quoted-printable lines joined (RFC 2045 section 6.7), white space folded. */
function wordsOf(mail: OutgoingMail): string {
  return new TextDecoder().decode(mail.raw).replaceAll('=\r\n', '').replaceAll(/\s+/g, ' ');
}
