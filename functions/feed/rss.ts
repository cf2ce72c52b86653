import { type Extension, Feed, type Item } from 'feed';
import { relatedLinks, thumbnail } from './atom.ts';
import { cdataHtml, elementText, htmlOfText, xmlEscape } from './clean-text.ts';
import { extendXml } from './extend-xml.ts';
import type { FeedDocument } from './feed-head.ts';
import type { FeedItem } from './feed-item.ts';

export const rssType = 'application/rss+xml; charset=utf-8';

const namespaces = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

/** RSS 2.0, with authors as `dc:creator` since its own `author` is an e-mail address, and the whole content beside the summary. */
export function rssFeed(document: FeedDocument): string {
  const { topic } = document;
  const feed = new Feed({
    title: elementText(topic.title),
    description: elementText(topic.description),
    link: document.home,
    feed: document.self,
    updated: new Date(document.updated),
    generator: 'newsfold',
    language: elementText(topic.language),
    docs: 'https://www.rssboard.org/rss-specification',
    ...(document.hub === null ? {} : { hub: document.hub }),
  });
  for (const item of document.items) feed.addItem(rssItem(item));
  return extendXml(withoutNamespaces(feed.rss2()), {
    root: { from: '<rss version="2.0">', to: `<rss version="2.0" ${namespaces}>` },
    element: 'item',
    end: '</channel>',
    head: [],
    elements: document.items.map((item) => ({ attributes: '', children: itemMarkup(item) })),
  });
}

/** The package declares the namespaces it thinks are used; the root gets all of them instead. */
function withoutNamespaces(xml: string): string {
  return xml.replace(/<rss version="2\.0"[^>]*>/, '<rss version="2.0">');
}

function rssItem(item: FeedItem): Item {
  const creator: Extension[] =
    item.author === null ? [] : [{ name: 'dc:creator', objects: { _text: elementText(item.author) } }];
  const written: Omit<Item, 'date'> = {
    id: item.id,
    title: titleText(item.title),
    link: item.link,
    ...(item.published === null ? {} : { published: new Date(item.published) }),
    ...(item.summary === null ? {} : { description: cdataHtml(htmlOfText(item.summary)) }),
    ...(item.content === null ? {} : { content: cdataHtml(item.content) }),
    category: item.categories.map((category) => ({ name: elementText(category) })),
    extensions: creator,
  };
  // The package would publish `date` as the item's pubDate; what states no date gets none.
  return written as Item;
}

/**
 * RSS does not say whether titles are HTML, and readers differ. Plain text serves both kinds
 * unless it looks like a tag or a character reference; then it is escaped, for the many that take it for HTML.
 * (The package splits the first `]]>` of a title rightly, but no second one.)
 */
function titleText(title: string): string {
  const looksLikeHtml = /<[a-z/!?]|&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});|\]\]>.*\]\]>/i.test(title);
  return looksLikeHtml ? cdataHtml(htmlOfText(title)) : title;
}

function itemMarkup(item: FeedItem): string[] {
  const language = item.language === null ? [] : [`<dc:language>${xmlEscape(item.language)}</dc:language>`];
  return [
    `<atom:updated>${item.updated}</atom:updated>`,
    ...language,
    ...relatedLinks(item, 'atom:link'),
    ...thumbnail(item),
  ];
}
