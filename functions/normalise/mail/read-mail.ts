import type { Email } from 'postal-mime';
import { getDomain } from 'tldts';
import type { Draft, Paragraph } from '../../model/article.ts';
import { repairDoubleEncoding } from '../decode/double-encoding.ts';
import { parseFeedDate } from '../feed/feed-dates.ts';
import { harmlessMarkup } from '../feed/harmless-markup.ts';
import { fragmentParagraphs } from '../html/fragment-paragraphs.ts';
import { readHtml } from '../html/read-html.ts';
import { authenticationFailure } from './authentication.ts';
import { confirmationLinks } from './confirmation.ts';
import { readForwarded } from './forwarded.ts';
import { mailByline } from './mail-byline.ts';
import { rawMail } from './mail-links.ts';
import { withoutFurniture } from './newsletter-furniture.ts';
import { ownAddress } from './own-address.ts';
import { parseMail } from './parse-mail.ts';
import { plainMailParagraphs } from './plain-mail.ts';
import { plainTarget } from './plain-target.ts';
import { savedPage } from './saved-page.ts';
import { shownMarkup } from './shown-markup.ts';

/** What the owner is shown of a mail that is not published by itself. */
export interface HeldMail {
  readonly kind: 'held';
  readonly why: 'confirmation' | 'untrusted';
  readonly reason: string;
  readonly from: string | null;
  readonly subject: string | null;
  /** Links by which a subscription is confirmed. */
  readonly links: readonly string[];
}

export type MailRead =
  /** `sender` is the address that the mail itself came from, whomever it passes on. */
  | { readonly kind: 'article'; readonly draft: Draft; readonly sender: string | null }
  | HeldMail
  | { readonly kind: 'rejected'; readonly reason: string };

const mailsInMailsMax = 3;
/** A line of a mail holds fewer (RFC 5322 section 2.1.1); every link of the mail is compared with it. */
const subjectCharactersMax = 1_000;

/**
 * The one article of a mail (RFC 5322): a newsletter, however it is packed, encoded or passed on.
 * A mail that failed authentication, or that asks to confirm a subscription, is held for the owner.
 * @param released true when the owner has looked at it and lets it through
 */
export async function readMail(bytes: Uint8Array, { released = false } = {}): Promise<MailRead> {
  const outer = await parseMail(bytes);
  if ('rejected' in outer) return { kind: 'rejected', reason: outer.rejected };
  const mail = readable(await innermost(outer));
  const subject = (mail.subject?.trim() || outer.subject?.trim() || '').slice(0, subjectCharactersMax) || null;
  const { paragraphs, preview } = paragraphsOf(mail);
  if (!released) {
    const from = outer.from?.address ?? null;
    const failure = authenticationFailure(outer);
    if (failure !== null) return { kind: 'held', why: 'untrusted', reason: failure, from, subject, links: [] };
    const links = confirmationLinks(subject, rawMail(mail));
    const reason = 'it asks to confirm a subscription';
    if (links !== null) return { kind: 'held', why: 'confirmation', reason, from, subject, links };
  }
  const page = await savedPage(bytes, outer);
  if (page !== null) return pageRead(readHtml(repairDoubleEncoding(page.html), page));
  if (paragraphs.length === 0) return { kind: 'rejected', reason: 'a mail without a text' };
  const sender = outer.from?.address ?? null;
  return { kind: 'article', draft: draftOf(mail, { subject, preview }, paragraphs), sender };
}

/** A page that came as a web archive: it has no sender. */
function pageRead(read: Draft | { readonly rejected: string }): MailRead {
  return 'rejected' in read
    ? { kind: 'rejected', reason: read.rejected }
    : { kind: 'article', draft: read, sender: null };
}

/** A mail that was passed on as an attachment is what its sender wanted to show. */
async function innermost(outer: Email): Promise<Email> {
  let mail = outer;
  for (let layer = 0; layer < mailsInMailsMax; layer++) {
    const attached = mail.attachments.find((attachment) => attachment.mimeType === 'message/rfc822');
    if (attached === undefined) return mail;
    const content =
      typeof attached.content === 'string' ? new TextEncoder().encode(attached.content) : attached.content;
    const inner = await parseMail(new Uint8Array(content));
    if ('rejected' in inner) return mail;
    mail = inner;
  }
  return mail;
}

/** Each part with its double encoding undone. */
function readable(mail: Email): Email {
  const [subject, html, text] = [mail.subject, mail.html, mail.text].map((part) => repairDoubleEncoding(part ?? ''));
  return {
    ...mail,
    ...(mail.subject === undefined ? {} : { subject: subject! }),
    ...(mail.html === undefined ? {} : { html: html! }),
    ...(mail.text === undefined ? {} : { text: text! }),
  };
}

function paragraphsOf(mail: Email): { paragraphs: readonly Paragraph[]; preview: string | null } {
  if (mail.html === undefined || mail.html.trim() === '') {
    return { paragraphs: plainMailParagraphs(mail.text ?? ''), preview: null };
  }
  const base = headerOf(mail, 'content-location') ?? headerOf(mail, 'content-base');
  const { html, preview } = shownMarkup(mail.html);
  const paragraphs = fragmentParagraphs(harmlessMarkup(html, base), base).map(withPlainTargets);
  return { paragraphs, preview };
}

function withPlainTargets(paragraph: Paragraph): Paragraph {
  if (paragraph.html === undefined) return paragraph;
  const html = paragraph.html.replace(/href="([^"]*)"/g, (_match, href: string) => {
    const target = plainTarget(href.replaceAll('&amp;', '&'));
    return `href="${target.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`;
  });
  return { ...paragraph, html };
}

function draftOf(
  mail: Email,
  { subject, preview }: { readonly subject: string | null; readonly preview: string | null },
  paragraphs: readonly Paragraph[],
): Draft {
  const forwarded = readForwarded(paragraphs);
  const address = forwarded?.address ?? mail.from?.address ?? '';
  const sender = forwarded === null ? mail.from?.name?.trim() : forwarded.name;
  const name = sender || listName(mail);
  const title = subject === null ? null : withoutPrefixes(subject, headerOf(mail, 'list-id'));
  const own = forwarded?.paragraphs ?? paragraphs;
  const cleaned = withoutFurniture(own, { unsubscribeLinks: unsubscribeLinks(mail), names: [title, name] });
  const { byline, text } = mailByline(cleaned);
  return {
    title,
    byline,
    publisher: { name, domain: getDomain(address.slice(address.lastIndexOf('@') + 1)) },
    url: ownAddress(mail, title, own),
    identities: mail.messageId === undefined ? [] : [`guid:mid:${mail.messageId.replace(/^<|>$/g, '')}`],
    // The date in the head of a mail that was passed on by hand is that of the passing on.
    published: forwarded === null ? parseFeedDate(headerOf(mail, 'date') ?? '') : forwarded.sent,
    modified: null,
    dateline: null,
    language: headerOf(mail, 'content-language'),
    summary: preview !== null && !text.some((paragraph) => paragraph.text.startsWith(preview)) ? preview : null,
    categories: [],
    image: null,
    wireCredit: null,
    // A note of one line may look like furniture as a whole.
    paragraphs: text.length > 0 ? text : own,
  };
}

function headerOf(mail: Email, name: string): string | null {
  return mail.headers.find((header) => header.key === name)?.value.trim() || null;
}

/** The description in `List-Id: The Weekly <weekly.example.org>` (RFC 2919 section 3). */
function listName(mail: Email): string | null {
  const described = /^\s*"?([^"<]{1,200}?)"?\s*</.exec(headerOf(mail, 'list-id') ?? '')?.[1]?.trim();
  return described || null;
}

/** `List-Unsubscribe: <mailto:…>, <https://…>` (RFC 2369 section 3.2). */
function unsubscribeLinks(mail: Email): readonly string[] {
  return [...(headerOf(mail, 'list-unsubscribe') ?? '').matchAll(/<([^<>]{1,2000})>/g)].map(([, link]) =>
    plainTarget(link!),
  );
}

/** Without `Fwd:`, `Re:`, `WG:`, `TR:` and their like (up to four letters and a colon), and without `[list]` on a list of that name. */
function withoutPrefixes(subject: string, listId: string | null): string {
  const bare = subject.replace(
    /^(?:\s*(?:re|fwd?|wg|aw|tr|rv|enc|i|vs|sv|doorst|转发|回复)\s?(?:\[\d+\])?[:：])+\s*/iu,
    '',
  );
  const [tag, name] = /^\[([^\]]{2,40})\]\s*(?=\S)/.exec(bare) ?? [];
  const isOfList = name !== undefined && listId?.toLowerCase().includes(name.toLowerCase()) === true;
  return isOfList ? bare.slice(tag!.length) : bare;
}
