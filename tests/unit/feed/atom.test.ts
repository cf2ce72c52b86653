import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../../functions/feed/atom.ts';
import { currentFeed } from '../../../functions/feed/feed-head.ts';
import { feedItem } from '../../../functions/feed/feed-item.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { brokenAtomRules } from './atom-rules.ts';
import { hostileTexts } from './hostile-texts.ts';
import { all, linkOf, readXml, textOf, type XmlElement } from './read-xml.ts';
import { harbour, sampleArticle, sampleEntry, settings } from './sample-entries.ts';

function atomOf(entries: readonly Entry[], html?: string): XmlElement {
  const items = entries.map((entry) => feedItem({ entry, article: sampleArticle(entry, html) }, harbour, settings));
  return readXml(atomFeed(currentFeed(harbour, items, settings, 'feed.atom', null)));
}

function entryOf(given: Partial<Entry>, html?: string): XmlElement {
  return all(atomOf([sampleEntry(1, given)], html), 'entry')[0] as XmlElement;
}

describe('the Atom feed', () => {
  it('keeps the rules of RFC 4287, with entries and without', () => {
    expect(brokenAtomRules(atomOf([]))).toEqual([]);
    expect(brokenAtomRules(atomOf([1, 2, 3].map((n) => sampleEntry(n))))).toEqual([]);
  });

  it('says what the topic is, in its language', () => {
    const feed = atomOf([sampleEntry(1)]);
    expect(feed.attributes['xml:lang']).toBe('en');
    expect(textOf(feed, 'id')).toBe(harbour.feedId);
    expect(textOf(feed, 'title')).toBe(harbour.title);
    expect(textOf(feed, 'subtitle')).toBe(harbour.description);
    expect(linkOf(feed, 'self')).toBe('https://news.example.org/harbour/feed.atom');
    expect(linkOf(feed, 'alternate')).toBe('https://news.example.org/harbour/');
  });

  it('was updated when its newest change was made, whatever the order', () => {
    const updated = ['2026-11-03T00:00:00.000Z', '2026-11-09T00:00:00.000Z', '2026-11-01T00:00:00.000Z'];
    const feed = atomOf(updated.map((at, index) => sampleEntry(index + 1, { updated: at })));
    expect(textOf(feed, 'updated')).toBe('2026-11-09T00:00:00.000Z');
  });

  it('gives each entry its id, link, dates, author, source, summary, content and categories', () => {
    const entry = entryOf({ byline: 'Ada Able' }, '<p>All <em>aboard</em>.</p>');
    expect(textOf(entry, 'id')).toBe(sampleEntry(1).id);
    expect(linkOf(entry, 'alternate')).toBe('https://harbour.example/ferries/1');
    expect(textOf(entry, 'published')).toBe('2026-11-10T01:00:00.000Z');
    expect(textOf(entry, 'updated')).toBe('2026-11-10T01:05:00.000Z');
    expect(all(entry, 'author').map((author) => textOf(author, 'name'))).toEqual(['Ada Able']);
    expect(all(entry, 'source').map((source) => [textOf(source, 'title'), linkOf(source, 'alternate')])).toEqual([
      ['Harbour Herald', 'https://harbour.example/'],
    ]);
    expect(textOf(entry, 'summary')).toBe(sampleEntry(1).summary);
    expect(textOf(entry, 'content')).toBe('<p>All <em>aboard</em>.</p>');
    expect(all(entry, 'category').map((category) => category.attributes.term)).toEqual(['Ferries']);
  });

  it('writes addresses as URIs, whatever a browser would take', () => {
    const written = (url: string) => linkOf(entryOf({ url, alsoAt: [] }), 'alternate');
    expect(written('https://a.example/ä/%zz?q=[1]{2}|^`\\&b=%41')).toBe(
      'https://a.example/%C3%A4/%25zz?q=%5B1%5D%7B2%7D%7C%5E%60%5C&b=%41',
    );
    expect(written('http://[2001:db8::1]:8080/x#a#b')).toBe('http://[2001:db8::1]:8080/x#a%23b');
    expect(written('https://a.example?x=100%')).toBe('https://a.example/?x=100%25');
  });

  it('publishes no date, author or source that was not stated', () => {
    const entry = entryOf({ published: null, publisher: { name: null, domain: null }, summary: null, categories: [] });
    expect(all(entry, 'published')).toEqual([]);
    expect(all(entry, 'author')).toEqual([]);
    expect(all(entry, 'source')).toEqual([]);
    expect(all(entry, 'summary')).toEqual([]);
    expect(all(entry, 'category')).toEqual([]);
  });

  it('names the publisher where no author is known', () => {
    expect(all(entryOf({}), 'author').map((author) => textOf(author, 'name'))).toEqual(['Harbour Herald']);
  });

  it('writes a day without a time as the midnight that begins it', () => {
    expect(textOf(entryOf({ published: '2023-12-12' }), 'published')).toBe('2023-12-12T00:00:00.000Z');
  });

  it('says the language of an entry that is not the feed’s', () => {
    expect(entryOf({ language: 'ar' }).attributes['xml:lang']).toBe('ar');
    expect(entryOf({ language: 'en' }).attributes['xml:lang']).toBeUndefined();
    expect(entryOf({ language: '"><x' }).attributes['xml:lang']).toBeUndefined();
  });

  it('links the copies as related, with the outlet and the headline', () => {
    const copy = { articleId: 'b', url: 'https://other.example/a?b=1&c=2', title: 'Same <ferry>', published: null };
    const entry = entryOf({ alsoAt: [{ ...copy, publisher: { name: 'The "Other"', domain: 'other.example' } }] });
    const related = all(entry, 'link').filter((link) => link.attributes.rel === 'related');
    expect(related.map((link) => link.attributes)).toEqual([
      { rel: 'related', href: 'https://other.example/a?b=1&c=2', title: 'The "Other": Same <ferry>' },
    ]);
  });

  it('links an entry without an address to its page in newsfold’s own archive', () => {
    const entry = sampleEntry(1, { url: null });
    const page = `https://news.example.org/harbour/entries/${entry.id.replace('urn:uuid:', '')}.html`;
    expect(linkOf(entryOf({ url: null }), 'alternate')).toBe(page);
    expect(linkOf(entryOf({ url: 'javascript:alert(1)' }), 'alternate')).toBe(page);
  });

  it('leaves an article too long for a feed to its summary', () => {
    const entry = entryOf({}, `<p>${'long '.repeat(40_000)}</p>`);
    expect(all(entry, 'content')).toEqual([]);
    expect(textOf(entry, 'summary')).toBe(sampleEntry(1).summary);
  });
});

describe('hostile texts in the Atom feed', () => {
  it.each(Object.entries(hostileTexts))('stay text and leave it valid: %s', (_, { text, kept }) => {
    const entry = sampleEntry(1, {
      title: text,
      summary: text,
      byline: text,
      categories: [text],
      publisher: { name: text, domain: text },
      alsoAt: [
        {
          articleId: 'b',
          url: 'https://b.example/',
          title: text,
          publisher: { name: text, domain: null },
          published: null,
        },
      ],
    });
    const feed = atomOf([entry, sampleEntry(2)], `<p>${kept.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
    expect(brokenAtomRules(feed)).toEqual([]);
    const [first, second] = all(feed, 'entry') as [XmlElement, XmlElement];
    expect(plainText(textOf(first, 'title') ?? '')).toBe(kept === '' ? 'Untitled' : kept);
    expect(plainText(textOf(first, 'summary') ?? '')).toBe(kept);
    expect(textOf(second, 'title')).toBe('Ferry 2 leaves on time');
  });
});

/** What a reader shows of an HTML field that holds no tags. */
function plainText(html: string): string {
  expect(html).not.toMatch(/[<>]/);
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => named[name] ?? '');
}
