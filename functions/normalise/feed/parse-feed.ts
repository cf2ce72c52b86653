import type { ParsedFeed } from './feed-model.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { parseXmlFeed } from './parse-xml-feed.ts';

/**
 * Reads a feed in any format: RSS, RDF, Atom, CDF or JSON Feed.
 * @param text decoded
 * @param url where it came from, for its relative links
 */
export function parseFeed(text: string, url: string | null): ParsedFeed {
  if (!/[<{]/.test(text)) return { kind: 'rejected', reason: 'no feed: neither XML nor JSON' };
  return /^\s*\{/.test(text.slice(0, 1_000)) ? parseJsonFeed(text, url) : parseXmlFeed(text, url);
}
