import { parseMail } from '../normalise/mail/parse-mail.ts';
import type { Feedback } from './read-notification.ts';

/** A mail that came back to the sender's address: a notice of non-delivery, a complaint, or a wish to unsubscribe. */
export type ReturnedMail =
  | {
      readonly kind: 'status';
      readonly feedback: Feedback;
      /** What the notice quotes of the mail it is about: proof that it is about one of ours. */
      readonly original: { readonly messageId: string; readonly feedbackId: string };
    }
  | { readonly kind: 'unsubscribe'; readonly token: string }
  | { readonly kind: 'other' };

/**
 * Reads a delivery status notification (RFC 3464): a report with a `message/delivery-status` part and the returned
 * mail or its headers; a report of abuse (RFC 5965), which quotes it as well; or a mail that follows the mailto of List-Unsubscribe.
 */
export async function readReturnedMail(raw: Uint8Array): Promise<ReturnedMail> {
  const mail = await parseMail(raw, { attachmentEncoding: 'utf8' });
  if ('rejected' in mail) return { kind: 'other' };
  const wish = mail.subject?.match(/^\s*unsubscribe\s+([\w.-]{20,300})\s*$/i);
  if (wish?.[1] !== undefined) return { kind: 'unsubscribe', token: wish[1] };
  const part = (type: string) => mail.attachments.find(({ mimeType }) => mimeType === type)?.content;
  const status = part('message/delivery-status') ?? part('message/feedback-report');
  const returned = part('message/rfc822') ?? part('text/rfc822-headers');
  if (typeof status !== 'string' || typeof returned !== 'string') return { kind: 'other' };
  const feedback = readStatus(status) ?? readComplaint(status, returned);
  if (feedback === null) return { kind: 'other' };
  const original = {
    messageId: headerOf(returned, 'message-id').replace(/^<|>$/g, ''),
    feedbackId: headerOf(returned, 'feedback-id'),
  };
  return { kind: 'status', feedback: { ...feedback, id: original.messageId }, original };
}

/** The fields for the recipient: who, what was done (`failed`, `delayed`), and a status whose first digit says how badly. */
function readStatus(text: string): Omit<Feedback, 'id'> | null {
  const address = headerOf(text, 'final-recipient').split(';').at(-1)?.trim() ?? '';
  const action = headerOf(text, 'action').toLowerCase();
  const status = headerOf(text, 'status');
  if (address === '' || (action !== 'failed' && action !== 'delayed')) return null;
  const detail = `${status} ${headerOf(text, 'diagnostic-code')}`.trim().slice(0, 300);
  if (action === 'delayed') return { kind: 'delay', address, detail };
  // What is full, too large or not let through (RFC 3463 sections 3.3 to 3.8) says nothing of the address itself.
  return { kind: /^5\.[01]\./.test(status) ? 'hard bounce' : 'soft bounce', address, detail };
}

/** A report that a reader called the mail spam (RFC 5965); many leave out who did, which the mail itself says. */
function readComplaint(text: string, returned: string): Omit<Feedback, 'id'> | null {
  const type = headerOf(text, 'feedback-type').toLowerCase();
  const named = headerOf(text, 'original-rcpt-to') || headerOf(returned, 'to');
  const address = named
    .replace(/^rfc822;/i, '')
    .replace(/^[^<]{0,500}<|>[^>]{0,500}$/g, '')
    .trim();
  if (type !== 'abuse' || address === '') return null;
  return { kind: 'complaint', address, detail: headerOf(text, 'user-agent').slice(0, 300) };
}

/** The first field of a name, unfolded; empty when there is none. */
function headerOf(text: string, name: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? '' : line.slice(name.length + 1).trim();
}
