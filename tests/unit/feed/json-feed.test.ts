import { describe, expect, it } from 'vitest';
import { currentFeed } from '../../../functions/feed/feed-head.ts';
import { feedItem } from '../../../functions/feed/feed-item.ts';
import { jsonFeed } from '../../../functions/feed/json-feed.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { harbour, sampleArticle, sampleEntry, settings } from './sample-entries.ts';

function feedOf(given: Partial<Entry>, html?: string) {
  const entry = sampleEntry(1, given);
  const item = feedItem({ entry, article: sampleArticle(entry, html) }, harbour, settings);
  return JSON.parse(jsonFeed(currentFeed(harbour, [item], settings, 'feed.json', null)));
}

describe('the JSON feed', () => {
  it('has what version 1.1 asks of a feed', () => {
    expect(feedOf({})).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: harbour.title,
      home_page_url: 'https://news.example.org/harbour/',
      feed_url: 'https://news.example.org/harbour/feed.json',
      language: 'en',
    });
  });

  it('gives each item its id, address, content, dates, authors and tags', () => {
    const image = { url: 'https://harbour.example/ferry.jpg', alt: null };
    expect(feedOf({ byline: 'Ada Able', image }, '<p>Whole.</p>').items[0]).toMatchObject({
      id: sampleEntry(1).id,
      url: 'https://harbour.example/ferries/1',
      title: 'Ferry 1 leaves on time',
      content_html: '<p>Whole.</p>',
      summary: sampleEntry(1).summary,
      image: 'https://harbour.example/ferry.jpg',
      date_published: '2026-11-10T01:00:00.000Z',
      date_modified: '2026-11-10T01:05:00.000Z',
      authors: [{ name: 'Ada Able' }],
      tags: ['Ferries'],
      language: 'en',
    });
  });

  it('leaves out what was not stated, and has content of some kind all the same', () => {
    const given = { published: null, summary: null, language: null, publisher: { name: null, domain: null } };
    const [item] = feedOf(given, ' ').items;
    for (const key of ['date_published', 'summary', 'language', 'authors', 'content_html']) {
      expect(item).not.toHaveProperty(key);
    }
    expect(item.content_text).toBe('Ferry 1 leaves on time');
  });

  it('names no author of the feed, who would be that of every item that states none', () => {
    expect(feedOf({})).not.toHaveProperty('authors');
  });

  it('says where else an item stands, and passes over copies without an address', () => {
    const copy = {
      articleId: 'b',
      title: 'Same',
      publisher: { name: 'Other', domain: 'other.example' },
      published: null,
    };
    const alsoAt = [
      { ...copy, url: 'https://other.example/a' },
      { ...copy, url: null },
      { ...copy, url: 'javascript:alert(1)' },
    ];
    expect(feedOf({ alsoAt }).items[0]._newsfold).toEqual({
      publisher: { name: 'Harbour Herald', domain: 'harbour.example' },
      first_seen: '2026-11-10T01:05:00.000Z',
      story: 'story-1',
      also_at: [
        {
          url: 'https://other.example/a',
          title: 'Same',
          publisher: { name: 'Other', domain: 'other.example' },
          published: null,
        },
      ],
    });
  });
});
