import { describe, expect, test } from 'vitest';
import type { Mailer, OutgoingMail } from '../../functions/ports.ts';

/** A small mail; its lines are those of RFC 5322. */
export function mailTo(to: string, body = 'Hello.'): OutgoingMail {
  const raw = [
    'From: News <news@example.org>',
    `To: ${to}`,
    'Date: Thu, 01 Jan 2026 00:00:00 +0000',
    `Message-ID: <${body.length}.${to}>`,
    'Subject: =?utf-8?Q?D=C3=A9j=C3=A0_vu?=',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n');
  return { from: 'news@example.org', to, raw: new TextEncoder().encode(raw) };
}

export interface MailerTraits {
  /** Takes out of a mail what the transport writes itself, whoever sends. */
  readonly withoutOwn?: (raw: string) => string;
  /** False where what stands for the transport here takes ASCII only; newsfold's own mails are nothing else. */
  readonly eightBit?: boolean;
}

/** What every mailer must do. `received` gives the raw mails that arrived, whatever they arrived in. */
export function mailerContract(
  name: string,
  make: () => Promise<{ readonly mailer: Mailer; received(): Promise<readonly Uint8Array[]> }>,
  { withoutOwn = (raw) => raw, eightBit = true }: MailerTraits = {},
): void {
  describe(`${name} keeps the contract of Mailer`, () => {
    test('hands a mail on, byte for byte', async () => {
      const { mailer, received } = await make();
      const greeting = eightBit ? 'Bonjour, été.' : 'Bonjour, =C3=A9t=C3=A9.';
      const mail = mailTo('reader@example.org', `${greeting}\r\n.\r\nA line with a dot stood above this one.`);
      const outcome = await mailer.send(mail);
      expect(outcome.kind).toBe('sent');
      expect(outcome).toHaveProperty('providerId', expect.stringMatching(/./));
      const [raw] = await received();
      const [arrived, sent] = [raw, mail.raw].map((bytes) => withoutOwn(new TextDecoder().decode(bytes)));
      expect(arrived).toContain(sent!.trimEnd());
    });

    test('hands on one mail for each send to another address', async () => {
      const { mailer, received } = await make();
      for (const to of ['a@example.org', 'b@example.org', 'c+tag@example.org']) await mailer.send(mailTo(to));
      expect(await received()).toHaveLength(3);
    });

    test('knows its quota', async () => {
      const { mailer } = await make();
      const quota = await mailer.quota();
      expect(quota.perSecond).toBeGreaterThan(0);
      expect(quota.remainingToday).toBeGreaterThanOrEqual(0);
    });
  });
}
