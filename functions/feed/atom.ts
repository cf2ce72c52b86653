import { Feed } from 'feed';
import { attributeText, cdataHtml, elementText, htmlOfText, xmlEscape } from './clean-text.ts';
import { emptyElement, extendXml } from './extend-xml.ts';
import type { FeedDocument } from './feed-head.ts';
import type { FeedItem } from './feed-item.ts';

export const atomType = 'application/atom+xml; charset=utf-8';

const atomNamespace = 'xmlns="http://www.w3.org/2005/Atom"';
const mediaNamespace = 'xmlns:media="http://search.yahoo.com/mrss/"';
const historyNamespace = 'xmlns:fh="http://purl.org/syndication/history/1.0"';

/** Atom 1.0 (RFC 4287), with the links and marks of RFC 5005 that say where older entries are. */
export function atomFeed(document: FeedDocument): string {
  const { topic } = document;
  const feed = new Feed({
    id: topic.feedId,
    title: elementText(topic.title),
    description: elementText(topic.description),
    link: document.home,
    feed: document.self,
    updated: new Date(document.updated),
    generator: 'newsfold',
    // An entry that names nobody is under the feed's own name: Atom wants an author at one place or the other.
    author: { name: elementText(topic.title) },
    ...(document.hub === null ? {} : { hub: document.hub }),
  });
  for (const item of document.items) feed.addItem(atomEntry(item));
  return extendXml(feed.atom1(), {
    root: { from: `<feed ${atomNamespace}>`, to: `<feed ${rootAttributes(document)}>` },
    element: 'entry',
    end: '</feed>',
    head: historyMarkup(document),
    elements: document.items.map((item) => ({
      attributes: item.language === null || item.language === topic.language ? '' : ` xml:lang="${item.language}"`,
      children: entryMarkup(item),
    })),
  });
}

function atomEntry(item: FeedItem) {
  return {
    id: item.id,
    title: htmlOfText(item.title),
    link: item.link,
    date: new Date(item.updated),
    ...(item.published === null ? {} : { published: new Date(item.published) }),
    ...(item.summary === null ? {} : { description: cdataHtml(htmlOfText(item.summary)) }),
    ...(item.content === null ? {} : { content: cdataHtml(item.content) }),
    ...(item.author === null ? {} : { author: [{ name: elementText(item.author) }] }),
    category: item.categories.map((category) => ({ term: attributeText(category), name: attributeText(category) })),
  };
}

function rootAttributes(document: FeedDocument): string {
  const history = document.archive === null ? '' : ` ${historyNamespace}`;
  return `${atomNamespace} ${mediaNamespace}${history} xml:lang="${xmlEscape(document.topic.language)}"`;
}

/** RFC 5005 section 4: an archive says that it is one, and which documents stand before, after and in front of it. */
function historyMarkup(document: FeedDocument): string[] {
  const link = (rel: string, href: string | null) =>
    href === null ? [] : [emptyElement('link', { rel, href: xmlEscape(href), type: 'application/atom+xml' })];
  const previous = link('prev-archive', document.previousArchive);
  if (document.archive === null) return previous;
  const { current, next } = document.archive;
  return [emptyElement('fh:archive', {}), ...link('current', current), ...previous, ...link('next-archive', next)];
}

function entryMarkup(item: FeedItem): string[] {
  return [...relatedLinks(item, 'link'), ...thumbnail(item), ...sourceMarkup(item)];
}

/** Where else the article stands: a link of Atom's for each copy, named after its outlet. */
export function relatedLinks(item: FeedItem, element: 'link' | 'atom:link'): string[] {
  return item.alsoAt.map((copy) => {
    const outlet = copy.publisher.name ?? copy.publisher.domain ?? new URL(copy.url).host;
    return emptyElement(element, {
      rel: 'related',
      href: xmlEscape(copy.url),
      title: xmlEscape(`${outlet}: ${copy.title}`),
    });
  });
}

/** Media RSS, which both kinds of feed may hold: a picture for readers that show one. */
export function thumbnail(item: FeedItem): string[] {
  return item.image === null ? [] : [emptyElement('media:thumbnail', { url: xmlEscape(item.image.url) })];
}

/** Who published it first, as far as that is known (RFC 4287 section 4.2.11): the publisher's name and front page. */
function sourceMarkup(item: FeedItem): string[] {
  const { name, domain } = item.publisher;
  if (name === null && domain === null) return [];
  const link = domain === null ? '' : emptyElement('link', { href: xmlEscape(`https://${domain}/`) });
  return [`<source>${link}<title>${xmlEscape(name ?? domain ?? '')}</title></source>`];
}
