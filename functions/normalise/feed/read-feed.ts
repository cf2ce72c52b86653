import { decodeHTML } from 'entities';
import { getDomain } from 'tldts';
import type { Draft, Paragraph } from '../../model/article.ts';
import { statedByline } from '../bylines/stated-byline.ts';
import { fragmentParagraphs } from '../html/fragment-paragraphs.ts';
import { inlineElements } from '../html/inline-elements.ts';
import { entryText } from './entry-text.ts';
import type { FeedEntry, FeedHead, FeedText } from './feed-model.ts';
import { harmlessMarkup } from './harmless-markup.ts';
import { parseFeed } from './parse-feed.ts';

export type FeedOutcome =
  | { readonly kind: 'feed'; readonly drafts: readonly Draft[] }
  | { readonly kind: 'rejected'; readonly reason: string };

/**
 * The articles of a feed in any format, in its order; an entry that says nothing is left out.
 * @param context.url where the feed came from: resolves relative links, and keeps apart ids that are only unique within it
 */
export function readFeed(text: string, context: { readonly url: string | null }): FeedOutcome {
  const parsed = parseFeed(text, context.url);
  if (parsed.kind === 'rejected') return parsed;
  const drafts = parsed.entries
    .filter((entry) => entry.title !== null || entry.content !== null || entry.summary !== null)
    .map((entry) => draftOf(entry, parsed.head, context.url));
  return { kind: 'feed', drafts };
}

function draftOf(entry: FeedEntry, head: FeedHead, feedUrl: string | null): Draft {
  const body = entry.content ?? entry.summary;
  const url = entry.link !== null && /^https?:/i.test(entry.link) ? entry.link : null;
  const outlet = entry.source?.title ?? (head.title === null ? null : plainText(head.title));
  const title = entry.title === null ? null : withoutOutlet(plainText(entry.title), outlet);
  const textOf = (text: FeedText | null) =>
    text === null ? [] : entryText(paragraphsOf(text), { title, outlet, url });
  return {
    title,
    byline: statedByline(entry.authors),
    publisher: {
      name: outlet,
      domain: getDomain(entry.source?.url ?? url ?? head.link ?? feedUrl ?? ''),
    },
    url,
    identities: entry.id === null ? [] : [guidIdentity(entry.id, head.hints.self ?? feedUrl ?? head.link)],
    published: entry.published,
    modified: entry.updated,
    dateline: null,
    language: entry.language ?? head.language,
    summary: entry.content === null ? null : inOneLine(textOf(entry.summary)),
    categories: entry.categories.map((category) => foldSpace(decodeHTML(category))),
    image: entry.image,
    wireCredit: null,
    paragraphs: textOf(body),
  };
}

/** `Headline - Outlet`, as aggregators call what they list, without the outlet where the feed names it as the entry's. */
function withoutOutlet(title: string, outlet: string | null): string {
  const ending = ['-', '–', '—', '|'].map((sign) => ` ${sign} ${outlet}`).find((end) => title.endsWith(end));
  return ending === undefined ? title : title.slice(0, -ending.length).trim() || title;
}

/** An id that is an address is unique anywhere; any other only within its feed. */
export function guidIdentity(id: string, scope: string | null): string {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(id) ? `guid:${id}` : `guid:${scope ?? ''}|${id}`;
}

function paragraphsOf(text: FeedText): readonly Paragraph[] {
  if (text.kind === 'html') return fragmentParagraphs(harmlessMarkup(text.value, text.base), text.base);
  return text.value
    .split(/\n\s*\n/)
    .map((paragraph): Paragraph => ({ role: 'paragraph', text: foldSpace(paragraph) }))
    .filter((paragraph) => paragraph.text !== '');
}

/** The words of a text, whatever it came as. */
export function plainText(text: FeedText): string {
  if (text.kind === 'plain') return foldSpace(text.value);
  const parted = harmlessMarkup(text.value, text.base).replace(/<\/?([a-z\d]*)[^<>]*>/gi, (_tag, name: string) =>
    inlineElements.has(name.toLowerCase()) ? '' : ' ',
  );
  return foldSpace(decodeHTML(parted));
}

function inOneLine(paragraphs: readonly Paragraph[]): string | null {
  const said = paragraphs.filter(({ role }) => role !== 'caption').map(({ text }) => text);
  return said.join(' ') || null;
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
