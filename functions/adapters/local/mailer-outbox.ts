import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Mailer, OutgoingMail } from '../../ports.ts';
import { writeFileAtomically } from './atomic-file.ts';

/**
 * Mails that go nowhere: each is an `.eml` file in a folder, to be read there or opened in any mail program.
 * The name comes from the mail's date, recipient and Message-ID, so that a mail sent again is the same file.
 */
export function mailerOutbox(needs: { readonly folder: string; readonly temporaryFolder: string }): Mailer {
  return {
    async send(mail) {
      const name = outboxName(mail);
      await writeFileAtomically(join(needs.folder, name), mail.raw, { temporaryFolder: needs.temporaryFolder });
      return { kind: 'sent', providerId: name };
    },
    async quota() {
      return { perSecond: 1000, remainingToday: 1_000_000, sandbox: false };
    },
  };
}

/** `2026-11-22T03-30-00Z reader@example.org 1a2b3c4d5e6f.eml`; sorts by date. */
export function outboxName({ raw, to }: OutgoingMail): string {
  const head = headOf(raw);
  const dateMs = Date.parse(fieldOf(head, 'Date') ?? '');
  const date = Number.isNaN(dateMs)
    ? 'undated'
    : `${new Date(dateMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const hash = createHash('sha256')
    .update(to)
    .update('\0')
    .update(fieldOf(head, 'Message-ID') ?? raw);
  return `${date} ${to.replaceAll(/[^A-Za-z0-9@._+-]/g, '_').slice(0, 80)} ${hash.digest('hex').slice(0, 12)}.eml`;
}

/** The fields of a mail, unfolded (RFC 5322 section 2.2.3). */
function headOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 65_536)).toString('latin1');
  return text
    .split('\r\n\r\n', 1)
    .join('')
    .replaceAll(/\r\n[ \t]+/g, ' ');
}

/** The first field of that name. */
function fieldOf(head: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim();
}
