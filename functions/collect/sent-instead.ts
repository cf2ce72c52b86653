import { Parser } from 'htmlparser2';
import { joinUrl } from '../normalise/feed/join-url.ts';

/** Pages name their feeds, and themselves, in their head. */
const headCharactersMax = 200_000;
const titleCharactersMax = 80;
/** What is kept of a failure has room for one of these, or some shorter ones. */
const addressCharactersMax = 400;
/** So many of a page's feeds are named: of its news, its comments, a category. */
const feedsMax = 3;
const feedType = /^application\/(?:rss|atom|rdf)\+xml|^application\/feed\+json/i;
const pageStart = /^[^<]*(?:<(?:!--[^>]*--|\?[^>]*)>\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * What a source sent that is no feed, in words that go on from "what it sent is no feed: ": for a page its title (to log
 * in, to prove to be no robot), or the feeds that it names (`<link rel="alternate" type="application/rss+xml" href="…">`).
 */
export function sentInstead(text: string, reason: string, url: string): string {
  if (text.trim() === '') return 'it is empty';
  const { feeds, title } = headOf(text.slice(0, headCharactersMax), url);
  if (feeds.length === 1) return `it is a page, whose feed is at ${feeds[0]}; follow that instead`;
  if (feeds.length > 1) return `it is a page, whose feeds are at ${feeds.join(' and ')}; follow one of them instead`;
  if (!pageStart.test(text.slice(0, 1_000))) return reason.replace(/^no feed: /, '');
  return title === '' ? 'it is a page' : `it is a page, “${title}”`;
}

function headOf(html: string, pageUrl: string): { readonly feeds: readonly string[]; readonly title: string } {
  const feeds = new Set<string>();
  let title = '';
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      inTitle = name === 'title' && title === '';
      if (feeds.size === feedsMax || name !== 'link' || href === '' || href.length > addressCharactersMax) return;
      const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(rel.slice(0, 200)) && feedType.test(type.trim());
      const feed = isFeed ? joinUrl(href, pageUrl) : null;
      if (feed !== null) feeds.add(feed);
    },
    ontext(text) {
      if (inTitle && title.length < titleCharactersMax) title += text;
    },
    onclosetag() {
      inTitle = false;
    },
  });
  parser.end(html);
  return { feeds: [...feeds], title: title.replace(/\s+/g, ' ').trim().slice(0, titleCharactersMax) };
}
