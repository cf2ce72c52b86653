import { createHmac } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Instant } from '../ports.ts';

/** What is different for each reader. Each stands in the message as a word that is replaced. */
export type Slot = 'address' | 'addressHtml' | 'messageId' | 'unsubscribe' | 'preferences';

export type SlotWords = Readonly<Record<Slot, string>>;

const slots: readonly Slot[] = ['address', 'addressHtml', 'messageId', 'unsubscribe', 'preferences'];

/**
 * Words that stand for what is put in later. Only the installation can make them: an article that held one would be
 * given each reader's own links, and could pass them on.
 */
export function slotWordsOf(secret: string): SlotWords {
  const word = (slot: Slot) => createHmac('sha256', secret).update(`slot/${slot}`).digest('hex').slice(0, 24);
  return Object.fromEntries(slots.map((slot) => [slot, `qz${word(slot)}zq`])) as SlotWords;
}

export interface MailParts {
  readonly fromName: string;
  readonly from: string;
  readonly subject: string;
  readonly date: Instant;
  readonly html: string;
  readonly text: string;
  /** Further headers; a value is ASCII and may hold slot words and folded lines. */
  readonly headers: Readonly<Record<string, string>>;
  readonly slots: SlotWords;
}

/** A whole message but for what is personal: text, then slot and text in turn. Made once an edition. */
export interface Skeleton {
  readonly start: string;
  readonly rest: readonly { readonly slot: Slot; readonly inBody: boolean; readonly text: string }[];
}

/**
 * Composes a message with its slots still open. Both parts are quoted-printable (RFC 2045 section 6.7), and each slot
 * in them gets lines of its own, so that whatever is put in leaves every line within 76 characters.
 */
export async function makeSkeleton(parts: MailParts): Promise<Skeleton> {
  const composer = new MailComposer({
    from: { name: parts.fromName, address: parts.from },
    to: 'reader@example.invalid',
    subject: parts.subject,
    date: new Date(parts.date),
    messageId: `<${parts.slots.messageId}@${parts.from.slice(parts.from.lastIndexOf('@') + 1)}>`,
    headers: Object.entries(parts.headers).map(([key, value]) => ({ key, value: { prepared: true, value } })),
    alternatives: [part('text/plain', parts.text), part('text/html', parts.html)],
    textEncoding: 'quoted-printable',
    newline: 'windows',
    xMailer: false,
    // No quoted-printable text can hold `=_`, so no article can end its part (RFC 2045 section 6.7).
    baseBoundary: '=_newsfold',
  } as ConstructorParameters<typeof MailComposer>[0]);
  const raw = (await composer.compile().build()).toString('latin1');
  return cutAtSlots(raw.replace(/^To: .*$/m, `To: ${parts.slots.address}`), parts.slots);
}

function part(type: string, content: string) {
  return { contentType: `${type}; charset=utf-8`, content, contentTransferEncoding: 'quoted-printable' as const };
}

function cutAtSlots(raw: string, words: SlotWords): Skeleton {
  // In a body a soft line break may have fallen into a word.
  const broken = slots.map((slot) => [...words[slot]].join('(?:=\\r\\n)?')).join('|');
  const headerEnd = raw.indexOf('\r\n\r\n');
  const pieces: { slot: Slot; inBody: boolean; text: string }[] = [];
  let start = '';
  let from = 0;
  for (const match of raw.matchAll(new RegExp(broken, 'g'))) {
    const text = raw.slice(from, match.index);
    const last = pieces.at(-1);
    if (last === undefined) start = text;
    else last.text = text;
    const word = match[0].replaceAll('=\r\n', '');
    const slot = slots.find((one) => words[one] === word) as Slot;
    pieces.push({ slot, inBody: match.index > headerEnd, text: '' });
    from = match.index + match[0].length;
  }
  const last = pieces.at(-1);
  if (last === undefined) return { start: raw, rest: [] };
  last.text = raw.slice(from);
  return { start, rest: pieces };
}
