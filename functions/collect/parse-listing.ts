import type { FeedEntry, ParsedFeed } from '../normalise/feed/feed-model.ts';
import { parseFeed } from '../normalise/feed/parse-feed.ts';
import { parseJsonList } from '../normalise/json/parse-list.ts';

type Feed = Extract<ParsedFeed, { readonly kind: 'feed' }>;

export type Listing =
  | (Feed & {
      /** Whether an entry is read as an article where it stands: in JSON a headline alone is not, until its page is fetched. */
      readonly isArticle: (entry: FeedEntry) => boolean;
    })
  | Extract<ParsedFeed, { readonly kind: 'rejected' }>;

/** What a source lists, as a feed or as a service's answer in JSON. */
export function parseListing(text: string, url: string): Listing {
  const feed = parseFeed(text, url);
  if (feed.kind === 'feed') return { ...feed, isArticle: () => true };
  if (!/^\s*[[{]/.test(text)) return feed;
  const list = parseJsonList(text, url);
  if (list.kind === 'rejected') return list;
  return { ...list, isArticle: ({ content, summary }) => content !== null || summary !== null };
}
