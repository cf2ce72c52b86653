import { expect, it } from 'vitest';
import { readJson } from '../../../../functions/normalise/json/read-json.ts';

const text = 'The bridge closes on Monday, the county said.';
const html = `<p>${text}</p>`;
const url = 'https://bee.example/bridge';

const read = (value: unknown) => readJson(JSON.stringify(value), { url: null });

/** Shapes in which services answer, by what is theirs: where the list is, and under which names an article keeps what. */
it.each<[string, unknown, object]>([
  [
    'fields beside the address, in a list within an answer',
    {
      response: {
        status: 'ok',
        results: [
          {
            id: 'world/bridge',
            sectionName: 'World',
            webPublicationDate: '2026-03-02T10:00:00Z',
            webTitle: 'Bridge closes',
            webUrl: url,
            fields: {
              body: html,
              byline: 'Ada Diarra',
              trailText: 'On Monday.',
              thumbnail: 'https://bee.example/a.jpg',
            },
          },
        ],
      },
    },
    { byline: 'Ada Diarra', categories: ['World'], summary: 'On Monday.', image: { url: 'https://bee.example/a.jpg' } },
  ],
  [
    'one article within an answer',
    {
      response: {
        content: {
          webTitle: 'Bridge closes',
          webUrl: url,
          webPublicationDate: '2026-03-02T10:00:00Z',
          fields: { bodyText: text },
        },
      },
    },
    {},
  ],
  [
    'objects around the headline and the writer',
    {
      response: {
        docs: [
          {
            web_url: url,
            headline: { main: 'Bridge closes', kicker: null },
            byline: { original: 'By Ada Diarra', person: [] },
            pub_date: '2026-03-02T10:00:00+0000',
            abstract: 'On Monday.',
            lead_paragraph: text,
            source: 'The Bee',
            section_name: 'World',
            keywords: [{ name: 'place', value: 'Tessel', rank: 1 }],
          },
        ],
        meta: { hits: 1 },
      },
    },
    { byline: 'Ada Diarra', publisher: { name: 'The Bee' }, summary: 'On Monday.', categories: ['Tessel', 'World'] },
  ],
  [
    'rendered markup, a date in UTC and numbers for names',
    [
      {
        id: 12,
        date: '2026-03-02T11:00:00',
        date_gmt: '2026-03-02T10:00:00',
        guid: { rendered: `${url}?p=12` },
        link: url,
        title: { rendered: '<i>Bridge</i> closes' },
        content: { rendered: html, protected: false },
        excerpt: { rendered: '<p>On Monday&#8230;</p>' },
        author: 3,
        categories: [4, 5],
      },
    ],
    { byline: null, categories: [], summary: 'On Monday…' },
  ],
  [
    'a list under a name of its own',
    {
      posts: [{ title: 'Bridge closes', url, html, published_at: '2026-03-02T10:00:00Z', authors: [{ name: 'Ada' }] }],
      meta: {},
    },
    { byline: 'Ada' },
  ],
  [
    'a text that is cut, and says by how much',
    {
      articles: [
        {
          source: { id: null, name: 'The Bee' },
          title: 'Bridge closes',
          url,
          publishedAt: '2026-03-02T10:00:00Z',
          content: `${text} [+1234 chars]`,
        },
      ],
    },
    { publisher: { name: 'The Bee' } },
  ],
  [
    'fields with lists of one',
    {
      data: [
        {
          id: '7',
          fields: {
            title: 'Bridge closes',
            'body-html': html,
            url: 'https://bee.example/node/7',
            url_alias: url,
            date: { created: '2026-03-03T10:00:00+00:00', original: '2026-03-02T10:00:00+00:00' },
            source: [{ name: 'The Bee', shortname: 'Bee' }],
            language: [{ name: 'English', code: 'en' }],
          },
        },
      ],
    },
    { publisher: { name: 'The Bee' }, language: 'en' },
  ],
  [
    'texts of readers',
    { hits: [{ title: 'Bridge closes', url, story_text: text, created_at: '2026-03-02T10:00:00Z' }] },
    {},
  ],
])('are read: %s', (_, answer, more) => {
  expect(read(answer)).toMatchObject({
    kind: 'articles',
    drafts: [{ title: 'Bridge closes', url, published: '2026-03-02T10:00:00.000Z', paragraphs: [{ text }], ...more }],
  });
});

it.each([
  ['a failure', { status: 'error', code: 'apiKeyInvalid', message: 'Your key is invalid' }],
  ['numbers', { response: { total: 3, pages: [1, 2, 3] } }],
  ['an empty answer', { response: { status: 'ok', results: [] } }],
])('are refused where they hold %s', (_, answer) => {
  expect(read(answer).kind).toBe('rejected');
});

it('are read in no time whatever stands before the count of what was left out', () => {
  const padded = `${text}${' '.repeat(200_000)}x [+12 chars]`;
  expect(read([{ title: 'Bridge closes', url, content: padded }])).toMatchObject({
    drafts: [{ paragraphs: [{ text: expect.not.stringContaining('chars') }] }],
  });
});

it.each([
  ['before its list', (list: object) => ({ feed: { title: 'The Bee', link: url, description: 'News.' }, news: list })],
  ['behind it', (list: object) => ({ news: { list }, site: { name: 'The Bee', url } })],
])('what an answer says of itself %s is no article', (_where, answer) => {
  const list = [1, 2].map((id) => ({ id, title: `Bridge ${id}`, url: `${url}${id}`, description: 'On Monday.' }));
  for (const articles of [list, [{ title: 'Bridge 1', text }]]) {
    expect(read(answer(articles))).toMatchObject({
      kind: 'articles',
      drafts: articles.map(({ title }) => ({ title })),
    });
  }
});
