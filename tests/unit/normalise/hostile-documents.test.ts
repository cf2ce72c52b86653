import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../functions/normalise/read-document.ts';

const mebibyte = 1024 * 1024;

async function outcomeOf(body: string | Uint8Array, contentType: string | null = null): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const outcome = await readDocument({
    bytes,
    contentType,
    url: null,
    receivedAt: '2026-01-01T00:00:00.000Z',
    source: 'dropped',
    documentKey: 'documents/dropped/hostile',
  });
  return outcome.kind === 'rejected' ? outcome.reason : 'articles';
}

const entities = Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`,
).join('');
const entityBomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${entities}]>
<rss version="2.0"><channel><title>&a11;</title></channel></rss>`;

const pageWith = (markup: string): string =>
  `<!doctype html><title>The convoy</title><article><h1>The convoy</h1>${'<p>The last convoy left the base at dawn, officials said on Monday, and no one stayed.</p>'.repeat(5)}${markup}`;

const writtenWith = (lastLines: string): string =>
  `The convoy has left\n\n${'The last convoy left the base at dawn, officials said on Monday, and no one stayed behind.\n'.repeat(5)}\n${lastLines}`;

const manyAddresses = Array.from({ length: 400 }, (_, at) => `b${at}x.com`).join(' ');

const nested = (value: string): string => `${'['.repeat(50_000)}${value}${']'.repeat(50_000)}`;

const manyAuthors = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Courier',
  items: [{ id: '1', title: 'A', authors: Array.from({ length: 250_000 }, (_, at) => ({ name: `A${at}` })) }],
});

const feedWith = (description: string): string =>
  `<rss version="2.0"><channel><item><title>A</title><description>${description}</description></item></channel></rss>`;

const namedPage = `<title>Boats | Harbours</title><meta property="og:site_name" content="${'a'.repeat(2_000_000)}">${'<h2>The boat has left the harbour</h2><p>It left at dawn.</p>'.repeat(12_000)}`;

const styledFeed = feedWith(`&lt;p style="margin: rgb(${'1'.repeat(50_000)}x"&gt;The boat&lt;/p&gt;`);

const separatorAuthors = {
  '@type': 'NewsArticle',
  author: ['Ann', ...Array.from({ length: 18 }, (_, at) => ({ name: separators(at) })), 'Bell'],
};

function separators(at: number): string[] {
  return Array.from({ length: 100 }, (_, more) => `${'|'.repeat(150 + at)} ${'|'.repeat(1 + more)}`);
}

const summariesOfDots = JSON.stringify(
  Array.from({ length: 300 }, (_, at) => ({
    title: `Convoy ${at}`,
    text: 'The last convoy left the base at dawn, officials said on Monday, and no one stayed behind.',
    summary: `The convoy left at dawn. ${'…›'.repeat(2_500)}`,
  })),
);

describe('a document made to do harm gets a reason', () => {
  test.each<[string, string | Uint8Array, string | null, RegExp]>([
    ['nothing', '', 'text/plain', /^empty$/],
    ['only white space', ' \n\t\u00a0\n', 'text/html', /^empty$/],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'text/html',
      /PNG picture/,
    ],
    ['an archive', gzipSync('text'), null, /gzip/],
    [
      'random bytes',
      Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256),
      null,
      /binary data/,
    ],
    ['zeros', new Uint8Array(100_000), 'text/plain', /binary data/],
    ['too many bytes', new Uint8Array(5 * mebibyte + 1).fill(0x61), 'text/plain', /larger than 5 MiB/],
    ['a feed of brackets', '<'.repeat(200_000), 'application/rss+xml', /no RSS, Atom/],
    ['a page of brackets', '<'.repeat(200_000), 'text/html', /no article/],
    ['an entity bomb', entityBomb, 'application/rss+xml', /no entries/],
    ['broken JSON', '{"title": "A', 'application/json', /malformed JSON/],
    ['JSON of something else', '{"temperature": 21}', 'application/json', /title/],
    ['a list of numbers', '[1, 2, 3]', 'application/json', /not an object/],
    ['deep JSON', '['.repeat(100_000), 'application/json', /nested too deep/],
    [
      'deep JSON within an article',
      `{"title": "A", "text": "B", "url": ${'{"url":'.repeat(100_000)}"x"${'}'.repeat(100_000)}}`,
      'application/json',
      /nested too deep/,
    ],
    ['one endless word', 'a'.repeat(4 * mebibyte), 'text/plain', /no article/],
    ['a million short lines', 'a\n'.repeat(1_000_000), 'text/plain', /no article/],
  ])('%s', async (_, body, contentType, reason) => {
    expect(await outcomeOf(body, contentType)).toMatch(reason);
  });

  test.each<[string, string, string, string]>([
    ['nested tags', `${'<div>'.repeat(100_000)}<p>Text.</p>`, 'text/html', 'elements nested deeper than 200'],
    ['broken XML', '<rss version="2.0"><channel><item><title>A', 'application/rss+xml', 'articles'],
    ['nested lists in a feed', feedWith('&lt;ul&gt;&lt;li&gt;'.repeat(20_000)), 'application/rss+xml', 'articles'],
    ['broken encoding', 'Le minist\u00e8re a annonc\u00e9 '.repeat(20), 'text/plain; charset=nonsense', 'articles'],
    [
      'repeated addresses',
      'www.a.example '.repeat(100_000),
      'text/plain',
      'no article in the text: no line of it reads like prose',
    ],
    [
      'repeated brackets',
      '(a '.repeat(500_000),
      'text/plain',
      'no article in the text: no line of it reads like prose',
    ],
    [
      'repeated full stops',
      '. '.repeat(500_000),
      'text/plain',
      'no article in the text: no line of it reads like prose',
    ],
    [
      'lines of dates',
      '12 December 2023\n'.repeat(50_000),
      'text/plain',
      'no article in the text: no line of it reads like prose',
    ],
    ['summaries of dots', summariesOfDots, 'application/json', 'articles'],
    ['last lines of one endless word', writtenWith(`${'a'.repeat(4_900)}\n`.repeat(60)), 'text/plain', 'articles'],
    [
      'last lines of addresses',
      writtenWith(`${manyAddresses}\n${'B '.repeat(990)}\n`.repeat(30)),
      'text/plain',
      'articles',
    ],
    [
      'a script that ends in white space',
      pageWith(`<script type="application/ld+json">{}-->${' '.repeat(900_000)}x</script>`),
      'text/html',
      'articles',
    ],
    [
      'a headline within lists within lists',
      pageWith(`<script type="application/ld+json">{"@type":"NewsArticle","headline":${nested('"A"')}}</script>`),
      'text/html',
      'articles',
    ],
    ['a site with a name of megabytes', namedPage, 'text/html', 'articles'],
    ['preformatted text without end', pageWith(`<pre>${'a\n\n'.repeat(200_000)}</pre>`), 'text/html', 'articles'],
    ['a colour without end', styledFeed, 'application/rss+xml', 'articles'],
    [
      'names that are separators',
      pageWith(`<script type="application/ld+json">${JSON.stringify(separatorAuthors)}</script>`),
      'text/html',
      'articles',
    ],
    ['authors without end', manyAuthors, 'application/feed+json', 'articles'],
    ['nested templates', pageWith('<template>'.repeat(450_000)), 'text/html', 'elements nested deeper than 5000'],
    ['nested formulas', pageWith('<math><mi>'.repeat(450_000)), 'text/html', 'elements nested deeper than 5000'],
    [
      'tags that are shown as they are spelled',
      pageWith(`<plaintext>${'<p>a'.repeat(1_000_000)}`),
      'text/html',
      'articles',
    ],
    [
      'a long paragraph in many pieces',
      pageWith(`<p>${`${'word '.repeat(20)}<b>b</b> `.repeat(30_000)}</p>`),
      'text/html',
      'articles',
    ],
  ])('or is taken for what it is, without harm: %s', async (_, body, contentType, outcome) => {
    expect(await outcomeOf(body, contentType)).toBe(outcome);
  });
});

test('nothing is read otherwise than it is written, or cannot be written', async () => {
  const body = JSON.stringify({
    title: 'Invoice \u202efdp.exe\u202c \u202dof\u202c',
    text: 'The convoy left \u202eat dawn.',
    summary: 'The convoy \u202edlog\u202c left \u0000the base \ud83d at dawn, it said.',
    publisher: { name: 'News \u202eof', domain: 'moc.\u202eexample' },
  });
  const outcome = await readDocument({
    bytes: new TextEncoder().encode(body),
    contentType: 'application/json',
    url: null,
    receivedAt: '2026-01-01T00:00:00.000Z',
    source: 'dropped',
    documentKey: 'documents/dropped/hostile',
  });
  const [article] = outcome.kind === 'articles' ? outcome.articles : [];
  expect(article?.summary).toBe('The convoy dlog\u202c left the base at dawn, it said.');
  expect(article?.publisher.domain).toBeNull();
  const { provenance, ...content } = article ?? {};
  expect(JSON.stringify(content)).not.toMatch(/[\u202d\u202e]|\\u/);
});
