import type { FeedDocument } from './feed-head.ts';
import type { FeedItem } from './feed-item.ts';

export const jsonFeedType = 'application/feed+json; charset=utf-8';

/**
 * JSON Feed 1.1 (jsonfeed.org). Beyond it, `_newsfold` says where else an item stands,
 * who published it and which story it belongs to.
 */
export function jsonFeed(document: FeedDocument): string {
  const { topic } = document;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: topic.title,
    home_page_url: document.home,
    feed_url: document.self,
    description: topic.description,
    language: topic.language,
    ...(document.hub === null ? {} : { hubs: [{ type: 'WebSub', url: document.hub }] }),
    items: document.items.map((item) => jsonItem(item)),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

function jsonItem(item: FeedItem): object {
  return {
    id: item.id,
    url: item.link,
    title: item.title,
    // An item must have content of one kind or the other.
    ...(item.content === null ? { content_text: item.summary ?? item.title } : { content_html: item.content }),
    ...(item.summary === null ? {} : { summary: item.summary }),
    ...(item.image === null ? {} : { image: item.image.url }),
    ...(item.published === null ? {} : { date_published: item.published }),
    date_modified: item.updated,
    ...(item.author === null ? {} : { authors: [{ name: item.author }] }),
    ...(item.categories.length === 0 ? {} : { tags: item.categories }),
    ...(item.language === null ? {} : { language: item.language }),
    _newsfold: {
      publisher: item.publisher,
      first_seen: item.firstSeen,
      story: item.storyId,
      also_at: item.alsoAt,
    },
  };
}
