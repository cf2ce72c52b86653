import { expect, test } from 'vitest';
import { wantsPage } from '../../../functions/collect/fetch-pages.ts';
import type { FetchPages } from '../../../functions/model/source.ts';
import type { FeedEntry } from '../../../functions/normalise/feed/feed-model.ts';

const page = 'https://desk.example.org/a';

function entry(link: string | null, text: string | null): FeedEntry {
  const nothing = { id: null, title: null, links: [], published: null, updated: null, authors: [], categories: [] };
  const summary = text === null ? null : ({ kind: 'html', value: text, base: null } as const);
  return { ...nothing, link, summary, content: null, language: null, image: null, source: null };
}

const short = 'The last convoy left the base.';
const long = `<p>${short}</p>`.repeat(40);
/** Short, but for its markup. */
const marked = `<p class="${'x'.repeat(1_000)}">${short}</p>`;

test.each<[FetchPages, string, boolean]>([
  ['always', long, true],
  ['always', short, true],
  ['teasers', long, false],
  ['teasers', short, true],
  ['teasers', marked, true],
  ['never', short, false],
])('where pages are wanted %s, that of an entry with %.30s is: %s', (when, text, isWanted) => {
  expect(wantsPage(entry(page, text), when)).toBe(isWanted);
});

test.each([
  [page, true],
  ['HTTP://desk.example.org/a', true],
  [null, false],
  ['/a', false],
  ['mailto:desk@example.org', false],
  ['ftp://desk.example.org/a', false],
  ['https://', false],
  [`${page}?${'x'.repeat(2_000)}`, false],
  [`https://${'é'.repeat(60)}.${'x'.repeat(200)}.org/`, false],
])('a page can be fetched at %.60s: %s', (link, canBe) => {
  for (const when of ['always', 'teasers'] as const) expect(wantsPage(entry(link, null), when)).toBe(canBe);
});
