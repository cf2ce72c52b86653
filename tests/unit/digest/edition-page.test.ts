import { expect, test } from 'vitest';
import { editionPage } from '../../../functions/digest/edition-page.ts';
import { sampleEdition } from '../../sample-edition.ts';

const river = { slug: 'river', title: 'The river', description: '', language: 'en' };

test('the page of an edition leads to the archive of its own site, wherever that is moved to', () => {
  const edition = sampleEdition(river, 2);
  const stories = edition.stories.map((story) => ({
    ...story,
    entries: story.entries.map((entry) => ({ ...entry, url: null })),
  }));
  const text = editionPage({ ...edition, stories }, river, { siteName: 'News' });
  const place = 'https://news.example.org/deep/river/editions/live-2026-03-02T08-00.html';
  const archived = [...text.matchAll(/href="([^"]*\/entries\/[^"]*)"/g)].map(([, href]) => new URL(href!, place).href);
  expect(archived).toContain('https://news.example.org/deep/river/entries/0-0.html');
  expect(archived.every((address) => address.startsWith('https://news.example.org/deep/river/entries/'))).toBe(true);
});
