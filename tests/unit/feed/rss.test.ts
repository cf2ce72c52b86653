import { describe, expect, it } from 'vitest';
import { currentFeed } from '../../../functions/feed/feed-head.ts';
import { feedItem } from '../../../functions/feed/feed-item.ts';
import { rssFeed } from '../../../functions/feed/rss.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { hostileTexts } from './hostile-texts.ts';
import { all, readXml, textOf, type XmlElement } from './read-xml.ts';
import { harbour, sampleArticle, sampleEntry, settings } from './sample-entries.ts';

function channelOf(entries: readonly Entry[]): XmlElement {
  const items = entries.map((entry) => feedItem({ entry, article: sampleArticle(entry) }, harbour, settings));
  const rss = readXml(rssFeed(currentFeed(harbour, items, settings, 'feed.rss', null)));
  expect(rss.attributes.version).toBe('2.0');
  return all(rss, 'channel')[0] as XmlElement;
}

function itemOf(given: Partial<Entry>): XmlElement {
  return all(channelOf([sampleEntry(1, given)]), 'item')[0] as XmlElement;
}

describe('the RSS feed', () => {
  it('has a channel with title, link, description, language and the address of itself', () => {
    const channel = channelOf([]);
    expect(textOf(channel, 'title')).toBe(harbour.title);
    expect(textOf(channel, 'link')).toBe('https://news.example.org/harbour/');
    expect(textOf(channel, 'description')).toBe(harbour.description);
    expect(textOf(channel, 'language')).toBe('en');
    expect(all(channel, 'atom:link').map((link) => link.attributes)).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: 'https://news.example.org/harbour/feed.rss' },
    ]);
  });

  it('gives each item its id, link, dates, author, content and category', () => {
    const item = itemOf({ byline: 'Ada & Bob Able' });
    expect(textOf(item, 'guid')).toBe(sampleEntry(1).id);
    expect(all(item, 'guid')[0]?.attributes.isPermaLink).toBe('false');
    expect(textOf(item, 'link')).toBe('https://harbour.example/ferries/1');
    expect(textOf(item, 'pubDate')).toBe('Tue, 10 Nov 2026 01:00:00 GMT');
    expect(textOf(item, 'atom:updated')).toBe('2026-11-10T01:05:00.000Z');
    expect(textOf(item, 'dc:creator')).toBe('Ada & Bob Able');
    expect(textOf(item, 'content:encoded')).toBe(`<p>${sampleEntry(1).summary}</p>`);
    expect(textOf(item, 'category')).toBe('Ferries');
    expect(all(item, 'author')).toEqual([]);
  });

  it('gives no date to an item that states none', () => {
    expect(textOf(itemOf({ published: null }), 'pubDate')).toBeUndefined();
  });

  it('leaves a plain title plain, and escapes what could be taken for markup', () => {
    for (const title of ['Salt & ships: “on time”', 'R&D, Q&A', '3 < 4 > 2', 'one ]]> end']) {
      expect(textOf(itemOf({ title }), 'title')).toBe(title);
    }
    expect(textOf(itemOf({ title: 'a <b>bold</b> R&D' }), 'title')).toBe('a &lt;b&gt;bold&lt;/b&gt; R&amp;D');
    expect(textOf(itemOf({ title: 'so &lt; so' }), 'title')).toBe('so &amp;lt; so');
  });

  it.each(Object.entries(hostileTexts))('is well-formed whatever the text: %s', (_, { text }) => {
    const publisher = { name: text, domain: text };
    const given = { title: text, summary: text, byline: text, categories: [text], publisher };
    const items = all(channelOf([sampleEntry(1, given), sampleEntry(2)]), 'item');
    expect(items.map((item) => textOf(item, 'guid'))).toEqual([sampleEntry(1).id, sampleEntry(2).id]);
  });
});
