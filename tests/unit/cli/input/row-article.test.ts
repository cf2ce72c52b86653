import { expect, test } from 'vitest';
import { articleOfRow } from '../../../../functions/cli/input/row-article.ts';

const text = 'The pier was closed on Monday.\nIt opens again in spring.';

test('takes a text as it stands, and keeps the other fields of its line', () => {
  expect(articleOfRow({ id: 7, title: 'Pier', text, truth: 'x' })).toMatchObject({
    id: 7,
    title: 'Pier',
    text,
    truth: 'x',
  });
});

test.each([
  ['body', { body: text }],
  ['content', { content: text }],
  ['html', { html: '<p>The pier was closed on Monday.</p><p>It opens again in spring.</p>' }],
  ['paragraphs', { paragraphs: ['The pier was closed on Monday.', 'It opens again in spring.'] }],
])('reads the text of an article that has it as %s', (_, row) => {
  const article = articleOfRow({ id: 'a', ...row });
  expect('text' in article && article.text.split(/\n+/)).toEqual(text.split('\n'));
});

test('reads a body beside a text that says nothing, as tables with empty columns are exported', () => {
  const body = 'The pier was closed on Monday.';
  expect(articleOfRow({ title: 'Pier', text: '', body })).toMatchObject({ title: 'Pier', text: body });
  expect(articleOfRow({ title: 'Pier', text: '' })).toMatchObject({ title: 'Pier', text: '' });
  expect(articleOfRow({ id: 1, text: '' })).toMatchObject({ title: null, text: '' });
});

test('reads title, address and date beside a text by the names that a body has beside it', () => {
  const said = { headline: 'Pier', link: 'https://news.example/pier', publishedAt: '2024-01-02' };
  for (const row of [{ text }, { body: text }])
    expect(articleOfRow({ ...row, ...said })).toMatchObject({
      title: 'Pier',
      url: 'https://news.example/pier',
      published: '2024-01-02',
    });
});

test('takes what normalise --jsonl wrote, if it is one article', () => {
  const article = { title: 'Pier', url: 'https://news.example/pier', published: '2024-01-02', text };
  expect(articleOfRow({ id: 1, articles: [article] })).toMatchObject({ id: 1, ...article });
  expect(articleOfRow({ id: 1, articles: [article, article] })).toEqual({
    rejected: 'holds 2 articles: give one a line',
  });
  expect(articleOfRow({ id: 1, rejected: 'empty' })).toEqual({ rejected: 'empty' });
});

test('has a title alone judged, and refuses what has neither', () => {
  expect(articleOfRow({ title: 'Pier closes' })).toMatchObject({ title: 'Pier closes', text: '' });
  expect(articleOfRow({ id: 1 })).toEqual({ rejected: expect.stringContaining("'text'") });
});

test.each([
  ['2024-01-02', '2024-01-02'],
  ['Tue, 02 Jan 2024 03:04:05 GMT', '2024-01-02T03:04:05.000Z'],
  [1_704_164_645, '2024-01-02T03:04:05.000Z'],
  ['item 5', null],
  [undefined, null],
])('reads the date %o', (published, stated) => {
  expect(articleOfRow({ text, published })).toMatchObject({ published: stated });
});
