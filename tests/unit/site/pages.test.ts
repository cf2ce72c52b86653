import { describe, expect, it } from 'vitest';
import { entryPage } from '../../../functions/site/entry-page.ts';
import { html } from '../../../functions/site/html.ts';
import { indexPage, notFoundPage } from '../../../functions/site/index-page.ts';
import { contentSecurityPolicyHeader, page } from '../../../functions/site/page.ts';
import { editionsPage, type TopicView, topicPage } from '../../../functions/site/topic-page.ts';
import { hostileTexts } from '../feed/hostile-texts.ts';
import { harbour, sampleArticle, sampleEntry, settings } from '../feed/sample-entries.ts';
import { htmlProblems } from './valid-html.ts';

const arabic = { slug: 'mina', title: 'الميناء', description: 'أخبار الميناء', language: 'ar' };
const days = [{ day: '2026-11-22', entries: 3, copies: 1 }];
const editions = Array.from({ length: 7 }, (_, n) => ({
  id: `daily-2026-11-0${n + 1}`,
  subject: `Edition ${n + 1}`,
  madeAt: `2026-11-0${n + 1}T07:00:00.000Z`,
}));

function viewOf(given: Partial<TopicView> = {}): TopicView {
  return { topic: harbour, entries: [3, 2, 1].map((n) => sampleEntry(n)), days, editions, ...given };
}

const hostile = Object.values(hostileTexts)
  .map(({ text }) => text)
  .join(' ');
const hostileEntry = sampleEntry(1, {
  title: hostile,
  summary: hostile,
  byline: hostile,
  publisher: { name: hostile, domain: null },
  url: null,
  language: null,
});

const pages: Readonly<Record<string, string>> = {
  topic: topicPage(viewOf(), settings),
  'empty topic': topicPage(viewOf({ entries: [], days: [], editions: [] }), settings),
  'topic in Arabic': topicPage(viewOf({ topic: arabic, entries: [sampleEntry(1)] }), settings),
  'topic of hostile texts': topicPage(viewOf({ entries: [hostileEntry] }), settings),
  editions: editionsPage(viewOf(), settings),
  entry: entryPage(hostileEntry, sampleArticle(hostileEntry, '<h1>Head</h1><p>Text</p>'), harbour, settings),
  'entry without its article': entryPage(sampleEntry(1), undefined, harbour, settings),
  index: indexPage(
    [
      { topic: harbour, newest: sampleEntry(1) },
      { topic: arabic, newest: null },
    ],
    settings,
  ),
  'empty index': indexPage([], settings),
  'not found': notFoundPage([harbour, arabic], settings),
};

describe('every page', () => {
  it.each(Object.entries(pages))('is valid HTML: %s', async (_, text) => {
    expect(await htmlProblems(text)).toEqual([]);
  });

  it.each(Object.entries(pages))('loads nothing from elsewhere and runs nothing: %s', (_, text) => {
    expect(text).not.toMatch(/<script|\son\w+=|\sstyle=|<style|<iframe|<img/i);
    const loaded = [...text.matchAll(/<link rel="(?:stylesheet|icon)"[^>]*>/g)].map(([tag]) => tag);
    for (const tag of loaded) expect(tag).toMatch(/href="\/[a-z]/);
    expect(text).toContain('http-equiv="Content-Security-Policy"');
    expect(contentSecurityPolicyHeader).toContain("default-src 'none'");
    expect(contentSecurityPolicyHeader).not.toContain('unsafe');
  });
});

describe('the page of a topic', () => {
  it('offers its feeds to feed readers', () => {
    const found = [
      ...topicPage(viewOf(), settings).matchAll(/<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)"/g),
    ];
    expect(found.map(([, type, href]) => [type, href])).toEqual([
      ['application/atom+xml', '/harbour/feed.atom'],
      ['application/rss+xml', '/harbour/feed.rss'],
      ['application/feed+json', '/harbour/feed.json'],
    ]);
  });

  it('leads to the subscribe page and to the newest editions, and from there to all', () => {
    const text = topicPage(viewOf(), settings);
    expect(text).toContain('href="/harbour/subscribe"');
    expect(text.match(/href="\/harbour\/editions\/daily-/g)).toHaveLength(5);
    expect(text).toContain('href="/harbour/editions/"');
    expect(editionsPage(viewOf(), settings).match(/href="\/harbour\/editions\/daily-/g)).toHaveLength(7);
  });

  it('gives the time of day of editions when there are several a day', () => {
    const timesIn = (text: string) =>
      [...text.matchAll(/<time datetime="[^"]+"[^>]*>([^<]+)/g)].map(([, words]) => words);
    const [one, other] = ['2026-11-01T07:00:00.000Z', '2026-11-01T19:30:00.000Z'].map((madeAt, n) => {
      return { id: `live-${n}`, subject: `Edition ${n}`, madeAt };
    });
    expect(timesIn(editionsPage(viewOf({ editions: [one!] }), settings))).toEqual(['1 November 2026']);
    expect(timesIn(editionsPage(viewOf({ editions: [other!, one!] }), settings))).toEqual([
      '1 November 2026 at 19:30 UTC',
      '1 November 2026 at 07:00 UTC',
    ]);
  });

  it('speaks the topic’s language and runs its way', () => {
    const text = topicPage(viewOf({ topic: arabic }), settings);
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('أحدث الأخبار');
  });

  it('says what will appear when there is nothing yet', () => {
    const text = topicPage(viewOf({ entries: [], days: [], editions: [] }), settings);
    expect(text).toContain('Stories appear as soon as');
    expect(text).toContain('The first one is made when there is news');
  });

  it('stays under 50 KB with fifty entries that have long summaries', () => {
    const entries = Array.from({ length: 50 }, (_, n) =>
      sampleEntry(n + 1, { summary: 'A long sentence. '.repeat(100) }),
    );
    expect(Buffer.byteLength(topicPage(viewOf({ entries }), settings))).toBeLessThan(50_000);
  });

  it('keeps to its place when the site is served under a path', () => {
    const text = topicPage(viewOf(), { ...settings, baseUrl: 'https://example.org/news' });
    expect(text).toContain('href="/news/style.css"');
    expect(text).toContain('href="/news/harbour/feed.atom"');
    expect(text).not.toMatch(/href="\/harbour/);
  });
});

describe('the frame', () => {
  it('keeps unlisted pages out of search engines and says the title escaped', () => {
    const text = page({ title: '<Preferences>', lang: 'en', unlisted: true, body: html`<h1>Preferences</h1>` });
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain('<title>&lt;Preferences&gt;</title>');
  });
});
