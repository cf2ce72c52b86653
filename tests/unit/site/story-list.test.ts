import { describe, expect, it } from 'vitest';
import { textsFor } from '../../../functions/languages/texts.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { markupOf } from '../../../functions/site/html.ts';
import { groupStories, storyItem } from '../../../functions/site/story-list.ts';
import { sampleEntry, settings } from '../feed/sample-entries.ts';

function itemOf(...entries: [Entry, ...Entry[]]): string {
  return markupOf(storyItem({ id: 's', entries }, settings, textsFor('en').site));
}

describe('stories on a page', () => {
  it('stand where their newest entry stands, with their entries newest first', () => {
    const entries = [4, 3, 2, 1].map((n) => sampleEntry(n, { storyId: n % 2 ? 'odd' : 'even' }));
    expect(groupStories(entries).map(({ id, entries: [lead, ...rest] }) => [id, lead.title, rest.length])).toEqual([
      ['even', 'Ferry 4 leaves on time', 1],
      ['odd', 'Ferry 3 leaves on time', 1],
    ]);
  });

  it('go by their dates where they came within one hour, as on the first visit to a feed', () => {
    const seen = (n: number, published: string | null, firstSeen: string) =>
      sampleEntry(n, { published, firstSeen, storyId: `s${n}`, title: `Ferry ${n}` });
    const entries = [
      seen(4, '2026-11-02T09:00:00.000Z', '2026-11-10T12:00:03.000Z'),
      seen(3, '2026-11-08', '2026-11-10T12:00:02.000Z'),
      seen(2, '2030-01-01', '2026-11-10T12:00:01.000Z'),
      seen(1, null, '2026-11-10T12:00:00.000Z'),
      seen(5, '2026-10-01T00:00:00.000Z', '2026-11-10T13:00:00.000Z'),
    ];
    // What came later stands first whatever its date, and what claims a date to come is no later than it was read.
    const order = ['Ferry 5', 'Ferry 2', 'Ferry 1', 'Ferry 3', 'Ferry 4'];
    expect(groupStories(entries).map(({ entries: [lead] }) => lead.title)).toEqual(order);
    expect(groupStories(entries.toReversed()).map(({ entries: [lead] }) => lead.title)).toEqual(order);
  });

  it('have one headline, with source and date beside it, and the other outlets beneath', () => {
    const other = sampleEntry(1, { publisher: { name: 'Quay Courier', domain: null }, title: 'Ferries on time' });
    const copy = {
      articleId: 'b',
      url: 'https://b.example/',
      title: 'B',
      publisher: { name: 'Bay News', domain: null },
    };
    const item = itemOf(sampleEntry(2, { alsoAt: [{ ...copy, published: null }] }), other);
    expect(item.match(/<h3/g)).toHaveLength(1);
    expect(item).toContain('<b>Harbour Herald</b> · <time datetime="2026-11-10T02:00:00.000Z"');
    expect(item).toContain('Also at: <a href="https://b.example/" title="B">Bay News</a>');
    expect(item).toContain(
      'More: <a href="https://harbour.example/ferries/1" title="Ferries on time">Quay Courier</a>',
    );
  });

  it('name an outlet once that carries several copies, and those that carry copies of the other articles', () => {
    const copyAt = (outlet: string, n: number) => {
      const publisher = { name: outlet, domain: null };
      return {
        articleId: `${outlet}${n}`,
        url: `https://${outlet}.example/${n}`,
        title: 'C',
        publisher,
        published: null,
      };
    };
    const lead = sampleEntry(3, { alsoAt: [copyAt('bay', 1), copyAt('bay', 2), copyAt('Harbour Herald', 3)] });
    const other = sampleEntry(2, {
      publisher: { name: 'Quay Courier', domain: null },
      alsoAt: [copyAt('bay', 4), copyAt('cape', 5)],
    });
    const outlets = [...itemOf(lead, other).matchAll(/<a href="[^"]+" title="[^"]*">([^<]+)<\/a>/g)].map(
      ([, name]) => name,
    );
    expect(outlets).toEqual(['bay', 'Quay Courier', 'cape']);
  });

  it('name each other outlet once, and what that leaves by its headline, with those past the fourth behind their number', () => {
    const publisher = { name: 'Quay Courier', domain: null };
    const own = [9, 8, 7, 6, 5, 4].map((n) => sampleEntry(n));
    const item = itemOf(sampleEntry(10), ...own, sampleEntry(2, { publisher }), sampleEntry(1, { publisher }));
    expect(item.match(/>Quay Courier</g)).toHaveLength(1);
    expect([...item.matchAll(/<li>(?:<a[^>]*>)?([^<]+)/g)].map(([, text]) => text?.trim())).toEqual([
      'Ferry 9 leaves on time',
      'Ferry 8 leaves on time',
      'Ferry 7 leaves on time',
      'Ferry 6 leaves on time',
      'Ferry 5 leaves on time',
      'Ferry 4 leaves on time',
      'Ferry 1 leaves on time',
    ]);
    expect(item).toMatch(/6 leaves on time<\/a><\/li>\n<\/ul>\n<details class="others"><summary>\+3<\/summary>/);
  });

  it('say when an undated article was seen, and name no source where none is stated', () => {
    const item = itemOf(sampleEntry(1, { published: null, publisher: { name: null, domain: null } }));
    expect(item).toContain('<p class="meta">seen <time datetime="2026-11-10T01:05:00.000Z"');
  });

  it('mark the language and direction of a headline that is not in the page’s', () => {
    const item = itemOf(sampleEntry(1, { language: 'ar', title: 'عنوان' }));
    expect(item).toContain('<article class="story" dir="rtl">');
    expect(item).toContain('<h3 lang="ar" dir="rtl">');
  });

  it('keep what the page says of them in the page’s order where the headline runs the other way', () => {
    const lead = sampleEntry(2, { language: 'ar', title: 'عنوان', published: null });
    const item = itemOf(lead, sampleEntry(1, { publisher: { name: 'Quay Courier', domain: null } }));
    expect(item).toContain('· <bdi dir="ltr">seen <time');
    expect(item).toContain('<p class="others"><bdi dir="ltr">More: <a');
  });

  it('escape hostile headlines and link only to the web', () => {
    const item = itemOf(sampleEntry(1, { title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' }));
    expect(item).not.toMatch(/<img|javascript:/);
    expect(item).toContain('href="/harbour/entries/');
  });
});
