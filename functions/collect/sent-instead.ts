import { Parser } from 'htmlparser2';
import { joinUrl } from '../normalise/feed/join-url.ts';

/** Pages name their feeds, and themselves, in their head. */
const headCharactersMax = 200_000;
const titleCharactersMax = 80;
const feedType = /^application\/(?:rss|atom|rdf)\+xml|^application\/feed\+json/i;
const pageStart = /^[^<]*(?:<(?:!--[^>]*--|\?[^>]*)>\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * What a source sent that is no feed, in words that go on from "what it sent is no feed: ": for a page its title (to log
 * in, to prove to be no robot), or the feed that it names (`<link rel="alternate" type="application/rss+xml" href="…">`).
 */
export function sentInstead(text: string, reason: string, url: string): string {
  if (text.trim() === '') return 'it is empty';
  const { feed, title } = headOf(text.slice(0, headCharactersMax), url);
  if (feed !== null) return `it is a page, whose feed is at ${feed}; follow that instead`;
  if (!pageStart.test(text.slice(0, 1_000))) return reason.replace(/^no feed: /, '');
  return title === '' ? 'it is a page' : `it is a page, “${title}”`;
}

function headOf(html: string, pageUrl: string): { readonly feed: string | null; readonly title: string } {
  let feed: string | null = null;
  let title = '';
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      inTitle = name === 'title' && title === '';
      if (feed !== null || name !== 'link' || href === '') return;
      const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(rel.slice(0, 200)) && feedType.test(type.trim());
      if (isFeed) feed = joinUrl(href.slice(0, 2_000), pageUrl);
    },
    ontext(text) {
      if (inTitle && title.length < titleCharactersMax) title += text;
    },
    onclosetag() {
      inTitle = false;
    },
  });
  parser.end(html);
  return { feed, title: title.replace(/\s+/g, ' ').trim().slice(0, titleCharactersMax) };
}
