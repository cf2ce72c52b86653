import type { Email } from 'postal-mime';
import type { Paragraph } from '../../model/article.ts';
import { fold } from '../../text/fold.ts';
import { isMailingLinkText } from './mailing-words.ts';

/** Words of the subject that the last part of an address has to share with it. */
const sharedWordsMin = 2;

/**
 * Where a newsletter stands on the web, if that is plain: what `Archived-At` (RFC 5064) or a `List-Post` to the web says,
 * or the link to read it online, or its headline's, when the address is named after the subject. Without query and
 * fragment, for those say who it was sent to.
 */
export function ownAddress(
  mail: Pick<Email, 'headers'>,
  subject: string | null,
  paragraphs: readonly Paragraph[],
): string | null {
  const stated = webAddress(headerOf(mail, 'archived-at'));
  if (stated !== null) return stated;
  const post = webAddress(headerOf(mail, 'list-post'));
  if (post !== null && new URL(post).pathname.length > 1) return publicPart(post);
  if (subject === null) return null;
  const title = fold(subject);
  for (const { html = '' } of paragraphs) {
    for (const [, href, inner] of html.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)) {
      const text = inner!.replace(/<[^>]*>/g, '').trim();
      const isOwn = isMailingLinkText(text) || fold(text) === title;
      const address = webAddress(href!.replaceAll('&amp;', '&'));
      if (isOwn && address !== null && isNamedAfter(address, subject)) return publicPart(address);
    }
  }
  return null;
}

function isNamedAfter(address: string, subject: string): boolean {
  const name = new URL(address).pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = new Set(wordsOf(name));
  return [...new Set(wordsOf(subject))].filter((word) => words.has(word)).length >= sharedWordsMin;
}

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];

function publicPart(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function webAddress(stated: string | null): string | null {
  const address = stated?.trim().replace(/^<|>$/g, '') ?? '';
  return /^https?:/i.test(address) && URL.canParse(address) ? address : null;
}

function headerOf(mail: Pick<Email, 'headers'>, name: string): string | null {
  return mail.headers.find((header) => header.key === name)?.value ?? null;
}
