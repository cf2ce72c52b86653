import type { Paragraph } from '../../model/article.ts';
import { parseFeedDate } from '../feed/feed-dates.ts';
import { isMailingAddress, isMailingLine, isMailingLinkText, isMailingTalk } from './mailing-words.ts';

/** A paragraph at the edge is furniture only if it is this short. */
const furnitureCharactersMax = 400;
const edgeParagraphs = 6;
const edgeLineCharactersMax = 100;
/** What a button says; a headline is longer. */
const buttonCharactersMax = 30;
/** "Twitter", "Contact us". */
const wordCharactersMax = 12;
const askingLineCharactersMax = 200;

export interface Mailing {
  readonly unsubscribeLinks: readonly string[];
  /** Its subject and its sender, which its head repeats. */
  readonly names?: readonly (string | null)[];
}

/**
 * The paragraphs of a newsletter without what belongs to its mailing: at the top, short lines with a link
 * ("view in browser"); the line with the link to leave the list, wherever it stands, and all below it once the text is
 * over; rows of links and postal addresses at the end. It goes by where links lead, what they say and where lines stand.
 * Should a longer paragraph hold such a link, it loses the link.
 */
export function withoutFurniture(
  paragraphs: readonly Paragraph[],
  { unsubscribeLinks, names = [] }: Mailing,
): readonly Paragraph[] {
  const leavingLinks = new Set(unsubscribeLinks);
  const isOwn = (address: string) => leavingLinks.has(address) || isMailingAddress(address);
  const service = paragraphs.map((paragraph, at) => {
    if (isService(paragraph, isOwn)) return true;
    // In plain text the address may stand below its line.
    const [before, after] = [paragraphs[at - 1], paragraphs[at + 1]];
    if (isAddressOnly(paragraph)) return before !== undefined && isAsking(before);
    return after !== undefined && isAddressOnly(after) && isAsking(paragraph);
  });
  const repeated = new Set(names.flatMap((name) => (name === null ? [] : [foldedName(name)])));
  const isText = (paragraph: Paragraph, at: number) => isProse(paragraph) && !service[at];
  const firstProse = paragraphs.findIndex(isText);
  const lastProse = paragraphs.findLastIndex(isText);
  const leaving = paragraphs.findIndex((_, at) => at >= lastProse && service[at]);
  const end = leaving < 0 ? paragraphs.length : leaving;
  return paragraphs
    .filter((paragraph, at) => {
      if (at >= end || service[at]) return false;
      if (at < firstProse && at < edgeParagraphs) return !isHead(paragraph, repeated);
      return (
        at <= lastProse ||
        lastProse < 0 ||
        !isFooterLine(paragraph, { isNextToProse: at === lastProse + 1, isLeft: leaving >= 0, repeated })
      );
    })
    .map((paragraph) => withoutLinks(paragraph, isOwn));
}

/** What stands above a text: its title and its sender again, the day, links to elsewhere. */
function isHead(paragraph: Paragraph, repeated: ReadonlySet<string>): boolean {
  if (isBareLink(paragraph) || isEdgeLine(paragraph)) return true;
  return repeated.has(foldedName(paragraph.text)) || isDay(paragraph.text);
}

function foldedName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "Nov 18", "Friday, 20 November 2026", "20.11.2026": no more than a day. */
function isDay(text: string): boolean {
  if (text.length > 40 || (text.match(/[\p{L}\p{M}]+/gu) ?? []).length > 3) return false;
  const withoutWeekday = text.replace(/^\p{L}+,?\s+(?=\d)/u, '');
  // "Nov 18" states no year; any will do to see that it is a day.
  return [text, withoutWeekday].some((day) => parseFeedDate(day) !== null || parseFeedDate(`${day} 2000`) !== null);
}

function isService(paragraph: Paragraph, isOwn: (address: string) => boolean): boolean {
  if (paragraph.text.length > furnitureCharactersMax) return false;
  if (isMailingTalk(paragraph.text)) return true;
  const links = markedLinks(paragraph);
  if (linksOf(paragraph).some(isOwn) || links.some(({ text }) => isMailingLinkText(text) && text.length < 100))
    return true;
  return linksOf(paragraph).length > 0 && isAsking(paragraph);
}

/** A short line of the words by which mailings are left or seen elsewhere. */
function isAsking(paragraph: Paragraph): boolean {
  return paragraph.text.length <= askingLineCharactersMax && isMailingLine(paragraph.text);
}

function isAddressOnly({ text }: Paragraph): boolean {
  return /^[<([]?https?:\/\/\S+$/i.test(text);
}

/** A sentence or more, most of it no link. */
function isProse(paragraph: Paragraph): boolean {
  return paragraph.text.length >= 80 && linkedLength(paragraph) < paragraph.text.length / 2;
}

function isBareLink(paragraph: Paragraph): boolean {
  return (
    paragraph.role === 'paragraph' &&
    paragraph.text.length < 60 &&
    linkedLength(paragraph) > paragraph.text.length * 0.8
  );
}

/** "Having trouble? View it here", in whatever language: a short line above the text with a link no longer than a button. */
function isEdgeLine(paragraph: Paragraph): boolean {
  const linked = linkedLength(paragraph);
  return (
    paragraph.role === 'paragraph' &&
    paragraph.text.length < edgeLineCharactersMax &&
    linked > 0 &&
    linked <= buttonCharactersMax
  );
}

/** A copyright line, a row of links, an address above the line to leave: short, and no heading of anything. */
function isFooterLine(
  paragraph: Paragraph,
  { isNextToProse, isLeft, repeated }: { isNextToProse: boolean; isLeft: boolean; repeated: ReadonlySet<string> },
): boolean {
  const { text } = paragraph;
  if (/[©®]|\(c\)\s*\d{4}/i.test(text) || markedLinks(paragraph).length > 1) {
    if (/[©®]|\(c\)\s*\d{4}/i.test(text) || linkedLength(paragraph) > text.length * 0.6) return true;
  }
  if (isLeft && text.length < 160 && /\d/.test(text) && /[,|·•].*[,|·•]/.test(text) && !/[.!?…]$/.test(text))
    return true;
  // A postal address begins with whose it is.
  const name = foldedName(text);
  if (isLeft && text.length < 160 && /\d/.test(text) && [...repeated].some((own) => own !== '' && name.startsWith(own)))
    return true;
  // A list of headlines at the end is a newsletter's own; what is no longer than a button is not.
  const isHeadline = text.length > (paragraph.role === 'list' ? wordCharactersMax : buttonCharactersMax);
  return !isNextToProse && !isHeadline && linkedLength(paragraph) > text.length * 0.6;
}

/** The paragraph with the mailing's own links undone. */
function withoutLinks(paragraph: Paragraph, isOwn: (address: string) => boolean): Paragraph {
  const bare = (markup: string) =>
    markup.replace(bareAddress, (address) => (isOwn(address.replaceAll('&amp;', '&')) ? '' : address));
  if (!linksOf(paragraph).some(isOwn) && !markedLinks(paragraph).some(({ text }) => isMailingLinkText(text)))
    return paragraph;
  const text = bare(paragraph.text).trim();
  if (paragraph.html === undefined) return { ...paragraph, text };
  const html = paragraph.html.replace(markedLink, (all, href: string, inner: string) =>
    isOwn(href.replaceAll('&amp;', '&')) || isMailingLinkText(textOf(inner)) ? inner : all,
  );
  const kept = html.split(/(<[^>]*>)/).map((piece) => (piece.startsWith('<') ? piece : bare(piece)));
  return { ...paragraph, text, html: kept.join('') };
}

const bareAddress = /https?:\/\/[^\s<>"')\]]{4,1000}/g;
const markedLink = /<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs;

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function markedLinks(paragraph: Paragraph): readonly { href: string; text: string }[] {
  return [...(paragraph.html ?? '').matchAll(markedLink)].map(([, href, inner]) => ({
    href: href!,
    text: textOf(inner!),
  }));
}

/** The addresses that a paragraph links to, and those that stand in its text as they are. */
function linksOf(paragraph: Paragraph): readonly string[] {
  const marked = [...(paragraph.html ?? '').matchAll(/<a [^>]*?href="([^"]*)"/g)];
  const bare = paragraph.text.match(bareAddress) ?? [];
  return [...marked.map(([, href]) => href!.replaceAll('&amp;', '&')), ...bare];
}

/** Characters within links. */
function linkedLength(paragraph: Paragraph): number {
  const linked = [...(paragraph.html ?? '').matchAll(/<a [^>]*>(.*?)<\/a>/gs)];
  return linked.reduce((sum, [, inner]) => sum + inner!.replace(/<[^>]*>/g, '').length, 0);
}
