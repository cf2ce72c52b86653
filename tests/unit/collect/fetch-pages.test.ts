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
const texts = {
  'a short text': short,
  'a long text': `<p>${short}</p>`.repeat(40),
  'a short text in long markup': `<p class="${'x'.repeat(1_000)}">${short}</p>`,
};

test.each<[FetchPages, keyof typeof texts, boolean]>([
  ['always', 'a long text', true],
  ['always', 'a short text', true],
  ['teasers', 'a long text', false],
  ['teasers', 'a short text', true],
  ['teasers', 'a short text in long markup', true],
  ['never', 'a short text', false],
])('where pages are wanted %s, that of an entry with %s is: %s', (when, text, isWanted) => {
  expect(wantsPage(entry(page, texts[text]), when)).toBe(isWanted);
});

test.each([
  ['an address', page, true],
  ['one in capitals', 'HTTP://desk.example.org/a', true],
  ['none', null, false],
  ['a path', '/a', false],
  ['a mailbox', 'mailto:desk@example.org', false],
  ['another protocol', 'ftp://desk.example.org/a', false],
  ['half an address', 'https://', false],
  ['one without end', `${page}?${'x'.repeat(2_000)}`, false],
  ['a host without end', `https://${'é'.repeat(60)}.${'x'.repeat(200)}.org/`, false],
])('whether a page can be fetched is seen from its link: %s', (_, link, canBe) => {
  for (const when of ['always', 'teasers'] as const) expect(wantsPage(entry(link, null), when)).toBe(canBe);
});
