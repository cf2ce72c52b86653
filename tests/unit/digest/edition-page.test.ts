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

/** What the page says of the stories of an edition: what stands in each `article`, spaces folded, tags kept. */
function storiesOn(page: string): string[] {
  const bodies = [...page.matchAll(/<article[^>]*>(.*?)<\/article>/gs)];
  return bodies.map(([, body]) => body!.replace(/\s+/g, ' ').trim());
}

test('shows of each story its headline, source and time, what it says, and who else has it, each where it can be read', () => {
  const [plain, wide] = sampleEdition(river, 2).stories;
  const at = (number: number) => `https://news.example.com/2026/03/02/story-1-${number}?ref=a&amp;lang=en`;
  const copy = {
    articleId: 'c',
    url: null,
    title: 'Flood',
    publisher: { name: 'Radio', domain: null },
    published: null,
  };
  const entries = wide!.entries.map((entry) => ({ ...entry, summary: 'It was not raised.', alsoAt: [copy] }));
  const nobody = { ...plain!.entries[0]!, publisher: { name: null, domain: null }, published: null, summary: null };
  const stories = [
    { ...wide!, entries },
    { ...plain!, entries: [nobody] },
  ];
  const edition = { ...sampleEdition(river, 2), stories };
  expect(storiesOn(editionPage(edition, river, { siteName: 'News' }))).toEqual([
    `<h2><a href="${at(0)}">Flood gauge at Old Bridge fails on the day it was needed</a></h2> ` +
      '<p class="meta"><b>Harbour Times</b> · <time datetime="2026-03-01" title="1 March 2026">1 March</time></p> ' +
      '<p dir="auto">It was not raised.</p> ' +
      '<p class="others">Also covered by Radio, ' +
      `<a href="${at(1)}" title="Flood gauge at Old Bridge fails on the day it was needed">Agence des Eaux</a>, ` +
      `<a href="${at(2)}" title="Flood gauge at Old Bridge fails on the day it was needed">Upstream</a></p>`,
    '<h2><a href="https://news.example.com/2026/03/02/story-0-0?ref=a&amp;lang=en">' +
      'Council votes to end the river patrol as villages ask who will keep the peace on its banks</a></h2> ' +
      '<p class="meta">seen 2 March at 07:20 UTC</p>',
  ]);
});

test('shows the stories that its mail had no room for as well, after the others', () => {
  const edition = sampleEdition(river, 2);
  const [first, second] = edition.stories;
  const page = editionPage({ ...edition, stories: [first!], rest: [second!] }, river, { siteName: 'News' });
  expect(storiesOn(page).map((story) => story.includes('Flood gauge'))).toEqual([false, true]);
});
