import { Parser } from 'htmlparser2';
import { joinUrl } from '../normalise/feed/join-url.ts';

/** Pages name their feeds in their head. */
const headCharactersMax = 200_000;
const feedType = /^application\/(?:rss|atom|rdf)\+xml|^application\/feed\+json/i;

/** The feed that a page names (`<link rel="alternate" type="application/rss+xml" href="…">`), or null. */
export function namedFeed(html: string, pageUrl: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      if (found !== null || name !== 'link' || href === '') return;
      const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(rel.slice(0, 200)) && feedType.test(type.trim());
      if (isFeed) found = joinUrl(href.slice(0, 2_000), pageUrl);
    },
  });
  parser.end(html.slice(0, headCharactersMax));
  return found;
}
