import { describe, expect, test } from 'vitest';
import { type DocumentInput, readDocument } from '../../../functions/normalise/read-document.ts';
import { texts } from './plain/written-texts.ts';

const receivedAt = '2026-01-01T00:00:00.000Z';

async function read(body: string, given: Partial<DocumentInput> = {}) {
  const bytes = new TextEncoder().encode(body);
  const outcome = await readDocument({
    bytes,
    contentType: null,
    url: null,
    receivedAt,
    source: 'dropped',
    documentKey: 'documents/dropped/x',
    ...given,
  });
  if (outcome.kind !== 'articles') throw new Error(outcome.kind === 'rejected' ? outcome.reason : outcome.kind);
  return outcome;
}

const [first, second] = [
  'The bridge was closed on Monday, the county said.',
  'It opens again on Saturday, when the paint has dried.',
];
const page = `<!DOCTYPE html><html lang="en"><head><title>Bridge closes</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closes for a week</h1><p>${first} ${first}</p><p>${second} ${second}</p><script>alert(1)</script></article></body></html>`;

describe('the same article as', () => {
  test.each([
    ['a page', page, 'text/html'],
    ['a page said to be plain text', page, 'text/plain'],
    [
      'JSON',
      JSON.stringify({ title: 'Bridge closes for a week', text: `${first} ${first}\n\n${second} ${second}` }),
      'application/json',
    ],
    [
      'JSON with paragraphs',
      JSON.stringify({ title: 'Bridge closes for a week', paragraphs: [`${first} ${first}`, `${second} ${second}`] }),
      null,
    ],
    [
      'JSON-LD',
      JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'x' },
          {
            '@type': 'NewsArticle',
            headline: 'Bridge closes for a week',
            articleBody: `${first} ${first}\n${second} ${second}`,
          },
        ],
      }),
      'application/ld+json',
    ],
    ['plain text', `Bridge closes for a week\n\n${first} ${first}\n\n${second} ${second}`, 'text/plain'],
  ])('%s', async (_, body, contentType) => {
    const { articles } = await read(body, { contentType });
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'Bridge closes for a week',
      text: `${first} ${first}\n\n${second} ${second}`,
      html: `<p>${first} ${first}</p>\n<p>${second} ${second}</p>`,
      language: 'en',
      published: null,
      byline: null,
    });
  });
});

describe('a date that lies after the day on which the document arrived', () => {
  test.each([
    ['2026-01-02T10:00:00+14:00', '2026-01-01T20:00:00.000Z'],
    ['2026-01-02', '2026-01-02'],
    ['2026-01-05', null],
    ['2031-05-03T10:00:00Z', null],
  ])('is not when it was published, but where clocks differ: %s', async (stated, published) => {
    const { articles } = await read(JSON.stringify({ title: 'Bridge closes', text: first, datePublished: stated }));
    expect(articles[0]).toMatchObject({ published });
  });
});

describe('a JSON article', () => {
  test('may name its fields as services and schema.org do', async () => {
    const { articles } = await read(
      JSON.stringify({
        '@type': 'NewsArticle',
        headline: 'Bridge closes',
        articleBody: `${first}\n\n${second}`,
        author: [{ name: 'Ann Lee' }, { name: 'Bo Ek' }],
        publisher: { name: 'Harbour News', url: 'https://www.harbour.example/' },
        datePublished: '2024-05-03T10:00:00+02:00',
        dateModified: '2024-05-04',
        inLanguage: 'en-GB',
        keywords: 'bridges, harbour',
        articleSection: ['Local'],
        image: { url: '/bridge.jpg', caption: 'The bridge' },
        mainEntityOfPage: { '@id': 'https://www.harbour.example/bridge?utm_source=x' },
        identifier: 77,
      }),
    );
    expect(articles[0]).toMatchObject({
      title: 'Bridge closes',
      byline: 'Ann Lee, Bo Ek',
      publisher: { name: 'Harbour News', domain: 'harbour.example' },
      published: '2024-05-03T08:00:00.000Z',
      modified: '2024-05-04',
      language: 'en-GB',
      categories: ['bridges', 'harbour', 'Local'],
      image: { url: 'https://www.harbour.example/bridge.jpg', alt: 'The bridge' },
      url: 'https://www.harbour.example/bridge',
      identities: ['link:harbour.example/bridge', 'guid:harbour.example|77'],
    });
  });

  test('may come in a list, and what is none is told by its place', async () => {
    const good = { title: 'Bridge closes', text: first };
    const { articles, skipped } = await read(
      JSON.stringify([good, { title: 'No text' }, 5, { ...good, title: 'Bridge opens' }]),
    );
    expect(articles.map(({ title }) => title)).toEqual(['Bridge closes', 'Bridge opens']);
    expect(skipped).toEqual([expect.stringMatching(/^article 2 of 4: no text/), 'article 3 of 4: not an object']);
  });

  test('keeps HTML, but nothing that runs', async () => {
    const html = `<p>${first} <a href="/more" onclick="x()">More</a></p><script>x()</script><h2>Why</h2><p>${second}</p>`;
    const { articles } = await read(JSON.stringify({ title: 'Bridge closes', html, url: 'https://harbour.example/b' }));
    expect(articles[0]?.html).toContain('<a href="https://harbour.example/more">More</a>');
    expect(articles[0]?.html).toContain('<h2>Why</h2>');
    expect(articles[0]?.html).not.toMatch(/script|onclick/);
  });
});

test('what a feed says of the page behind its entry is said of it where the page is silent', async () => {
  const given = { published: '2024-05-02T08:00:00.000Z', byline: 'Zoë Diarra' };
  const html = (head: string) =>
    `<html><head>${head}</head><body><article><h1>Bridge closes</h1><p>${first}</p></article></body></html>`;
  const [silent] = (await read(html(''), given)).articles;
  expect(silent).toMatchObject(given);
  const own =
    '<meta property="article:published_time" content="2024-05-01T06:00:00Z"><meta name="author" content="Ann Lee">';
  const [says] = (await read(html(own), given)).articles;
  expect(says).toMatchObject({ published: '2024-05-01T06:00:00.000Z', byline: 'Ann Lee' });
  const several = [1, 2].map((at) => ({ title: `Bridge ${at}`, text: first }));
  const { articles } = await read(JSON.stringify(several), given);
  expect(articles.map(({ published }) => published)).toEqual([null, null]);
});

describe('what names an article', () => {
  test('is its link, and its version does not depend on where it came from', async () => {
    const url = 'https://news.example/a?utm_source=feed';
    const [one] = (await read(page, { url })).articles;
    const [other] = (await read(page, { url: 'http://www.news.example/a/' })).articles;
    expect(one?.identities).toEqual(['link:news.example/a']);
    expect(other?.id).toBe(one?.id);
  });

  test('is its words when it has neither link nor guid, so another wording is another article', async () => {
    const [one] = (await read(texts.onlyProse)).articles;
    const [same] = (await read(texts.onlyProse.replaceAll(/\n+/g, '\n\n\n'))).articles;
    const [other] = (await read(texts.onlyProse.replace('roof', 'tower'))).articles;
    expect(one?.identities[0]).toMatch(/^text:[0-9a-f]{32}$/);
    expect(same?.id).toBe(one?.id);
    expect(other?.id).not.toBe(one?.id);
  });

  test('is not a link that several articles of one document share', async () => {
    const item = (title: string) => ({ title, text: first, url: 'https://news.example/live', id: title });
    const { articles } = await read(JSON.stringify([item('One'), item('Two')]));
    expect(articles.map(({ identities }) => identities)).toEqual([
      ['guid:news.example|One'],
      ['guid:news.example|Two'],
    ]);
  });

  test('stays when the content changes, and the version does not stay', async () => {
    const url = 'https://news.example/a';
    const [before] = (await read(page, { url })).articles;
    const [after] = (await read(page.replaceAll('Monday', 'Tuesday'), { url })).articles;
    expect(after?.id).toBe(before?.id);
    expect(after?.version).not.toBe(before?.version);
  });
});

describe('languages', () => {
  test('an Arabic article carries its direction on every block', async () => {
    const [article] = (await read(texts.arabic)).articles;
    expect(article?.language).toBe('ar');
    const blocks = article?.html.match(/<(?:p|h2)[^>]*>/g) ?? [];
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.every((block) => block.includes('dir="rtl"'))).toBe(true);
  });

  test.each([
    ['french', 'fr', 'Tombouctou'],
    ['arabic', 'ar', 'دمشق'],
    ['spanish', 'es', null],
    ['chinese', 'zh', null],
  ] as const)('%s', async (name, language, dateline) => {
    const [article] = (await read(texts[name])).articles;
    expect(article).toMatchObject({ language, dateline, wireCredit: name === 'french' ? 'AFP' : null });
    expect(article?.summary?.length).toBeGreaterThan(40);
    expect(article?.html).toMatch(/<h2/);
    expect(article?.html.includes('dir=')).toBe(language === 'ar');
  });
});

test('an article longer than any report is cut, not refused', async () => {
  const [article] = (await read(JSON.stringify({ title: 'Long', paragraphs: Array(300).fill('Word. '.repeat(1_000)) })))
    .articles;
  expect(article?.text.length).toBeGreaterThan(900_000);
  expect(article?.text.length).toBeLessThan(1_010_000);
});
