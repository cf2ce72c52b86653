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

/** `2026-11-22T03-30-00Z reader@example.org 1a2b3c4d.eml`; sorts by date. */
export function outboxName(mail: OutgoingMail): string {
  const headers = headersOf(mail.raw);
  const messageId = headers.get('message-id');
  const dateMs = Date.parse(headers.get('date') ?? '');
  const date = Number.isNaN(dateMs)
    ? 'undated'
    : `${new Date(dateMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const hash = createHash('sha256')
    .update(mail.to)
    .update('\0')
    .update(messageId ?? mail.raw);
  return `${date} ${mail.to.replaceAll(/[^A-Za-z0-9@._+-]/g, '_').slice(0, 80)} ${hash.digest('hex').slice(0, 12)}.eml`;
}

/** The fields of the head (RFC 5322 section 2.2), names in lower case, unfolded; the first of each name. */
function headersOf(raw: Uint8Array): ReadonlyMap<string, string> {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 65_536)).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = (end === -1 ? text : text.slice(0, end)).replaceAll(/\r\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
