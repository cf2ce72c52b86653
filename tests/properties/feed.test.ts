import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../functions/feed/atom.ts';
import { currentFeed } from '../../functions/feed/feed-head.ts';
import { feedItem } from '../../functions/feed/feed-item.ts';
import { jsonFeed } from '../../functions/feed/json-feed.ts';
import { rssFeed } from '../../functions/feed/rss.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { topicPage } from '../../functions/site/topic-page.ts';
import { brokenAtomRules } from '../unit/feed/atom-rules.ts';
import { all, readXml, textOf } from '../unit/feed/read-xml.ts';
import { harbour, sampleArticle, sampleEntry, settings } from '../unit/feed/sample-entries.ts';

/** Any UTF-16 at all, with what breaks documents more often than chance would have it. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '<entry>',
        '</entry>',
        '</item>',
        '</feed>',
        '&',
        '&amp;',
        '<',
        '"',
        '\u0000',
        '\ud800',
      ),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const maybe = fc.option(text, { nil: null });
const publisher = fc.record({ name: maybe, domain: maybe });
const address = fc.option(fc.oneof(fc.webUrl(), text), { nil: null });
const stated = fc.option(fc.oneof(fc.constantFrom('2023-12-12', '2023-12-12T10:00:00.000Z'), text), { nil: null });
const copy = fc.record({ articleId: text, url: address, title: text, publisher, published: stated });

const entries = fc.array(
  fc.record({
    title: text,
    url: address,
    byline: maybe,
    publisher,
    published: stated,
    language: maybe,
    summary: maybe,
    categories: fc.array(text, { maxLength: 3 }),
    image: fc.option(fc.record({ url: text, alt: maybe }), { nil: null }),
    alsoAt: fc.array(copy, { maxLength: 3 }),
  }),
  { maxLength: 4 },
);

function feedsOf(given: readonly Partial<Entry>[], content: string) {
  const listed = given.map((one, index) => sampleEntry(index + 1, one));
  const items = listed.map((entry) => feedItem({ entry, article: sampleArticle(entry, content) }, harbour, settings));
  const document = (file: string) => currentFeed(harbour, items, settings, file, null);
  return {
    ids: listed.map(({ id }) => id),
    atom: atomFeed(document('feed.atom')),
    rss: rssFeed(document('feed.rss')),
    json: jsonFeed(document('feed.json')),
    page: topicPage({ topic: harbour, entries: listed, days: [], editions: [] }, settings),
  };
}

describe('whatever the entries say', () => {
  it('the feeds are well-formed, keep their rules and hold every entry', () => {
    fc.assert(
      fc.property(entries, text, (given, content) => {
        const { ids, atom, rss, json } = feedsOf(given, content);
        const feed = readXml(atom);
        expect(brokenAtomRules(feed)).toEqual([]);
        expect(all(feed, 'entry').map((entry) => textOf(entry, 'id'))).toEqual(ids);
        const items = all(readXml(rss), 'channel').flatMap((channel) => all(channel, 'item'));
        expect(items.map((item) => textOf(item, 'guid'))).toEqual(ids);
        expect(JSON.parse(json).items.map((item: { id: string }) => item.id)).toEqual(ids);
      }),
      { numRuns: 300 },
    );
  });

  it('the page holds no element that the page itself did not write, and no link but to the web', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const { page } = feedsOf(given, '');
        // The page's one span says how to read the feeds.
        const rest = page.replace('<span class="quiet">', '');
        const elements = new Set([...rest.matchAll(/<([a-z][\w-]*)/gi)].map(([, name]) => name?.toLowerCase()));
        const own = 'html head meta title link body a header nav ol li main h1 p ul section h2 article h3 b time';
        expect([...elements].filter((name) => !own.split(' ').includes(name ?? ''))).toEqual([]);
        for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?:\/\/|\/|#)/);
      }),
      { numRuns: 300 },
    );
  });

  it('the same entries give the same bytes', () => {
    fc.assert(
      fc.property(entries, text, (given, content) => {
        expect(feedsOf(given, content)).toEqual(feedsOf(given, content));
      }),
      { numRuns: 50 },
    );
  });
});
