import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../functions/model/article.ts';
import { readHtml } from '../../../../functions/normalise/html/read-html.ts';

const prose = (n: number) =>
  `<p>Paragraph ${n}: the last convoy left the camp at dawn, and the officials who had waited at the gate since midnight took over the buildings, the generators and the water works without a word.</p>`;
const body = [1, 2, 3, 4, 5].map(prose).join('\n');

function page(article: string, head = '', around: readonly [string, string] = ['', '']): string {
  return `<!doctype html><html lang="en"><head><title>Camp handed over | The Desk</title>${head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
${around[0]}<main><article><h1>Camp handed over</h1>${article}</article></main>${around[1]}
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Another story about something else</a></li></ul></aside>
<footer><p>© 2024 The Desk. All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>`;
}

function read(html: string): Draft {
  const draft = readHtml(html, { url: 'https://desk.example.org/world/camp' });
  if ('rejected' in draft) throw new Error(draft.rejected);
  return draft;
}

describe('a page', () => {
  it('is refused where it has a headline and no text: ways to other pages are none', () => {
    const way = '<nav><a href="/">Home</a><a href="/world">World</a></nav>';
    const html = `<title>Camp handed over</title>${way}<h1>Camp handed over</h1><footer>© 2024 The Desk</footer>`;
    expect(readHtml(html, { url: null })).toEqual({ rejected: 'the page holds no text' });
  });

  it('is read for its headline where that says that the article was withdrawn, and nothing else stands there', () => {
    const emptied = (headline: string) =>
      `<title>${headline}</title><nav><a href="/">Home</a></nav><h1>${headline}</h1><footer>© 2024 The Desk</footer>`;
    expect(read(emptied('Article withdrawn')).paragraphs.map(({ text }) => text)).toEqual(['Article withdrawn']);
    expect(readHtml(emptied('Ministry withdraws its report'), { url: null })).toHaveProperty('rejected');
  });

  it('gives its article without the furniture of the site', () => {
    const texts = read(page(body)).paragraphs.map((paragraph) => paragraph.text);
    expect(texts).toHaveLength(5);
    expect(texts.every((text) => text.startsWith('Paragraph'))).toBe(true);
  });

  it('keeps headings, quotes and lists in their roles and order', () => {
    const article = `${prose(1)}<h2>What follows</h2>${prose(2)}<blockquote><p>We waited all night, said the foreman, and then it was over within the hour.</p></blockquote>${prose(3)}${prose(4)}`;
    const { paragraphs } = read(page(article));
    expect(paragraphs.map(({ role }) => role)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'quote',
      'paragraph',
      'paragraph',
    ]);
  });

  it('keeps out what readers wrote below it, however much of it there is', () => {
    const comment = (text: string) =>
      `<li class="comment"><div class="comment-author">A reader</div><div class="comment-meta">May 3, 2019</div><div class="comment-content"><p>${text}</p></div><a href="#">Reply</a></li>`;
    const said = [
      'I was there that morning and it was nothing like this. The trucks were gone before anyone came to the gate.',
      'What about the wells? Somebody should ask who is going to pay for the diesel, because the town will not.',
      'Thanks for this report. I had wondered what became of the people who worked there for all those years.',
    ].map(comment);
    const below = `<div id="comments"><h3>9 comments</h3><ol>${said.join('').repeat(3)}</ol></div>`;
    expect(read(page(body, '', ['', below])).paragraphs).toHaveLength(5);
  });

  it('states its title without the name of the site', () => {
    expect(read(page(body)).title).toBe('Camp handed over');
  });

  it('follows what its JSON-LD refers to by id, and names the outlet as publisher, not as writer', () => {
    const graph = (author: string) =>
      `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Camp handed over","author":${author},
       "publisher":{"@type":"Organization","@id":"#desk"}},{"@type":"Person","@id":"#ada","name":"Ada Diarra"},
       {"@type":"Organization","@id":"#desk","name":"Desk Media"}]}</script>`;
    expect(read(page(body, graph('{"@id":"#ada"}')))).toMatchObject({
      byline: 'Ada Diarra',
      publisher: { name: 'Desk Media' },
    });
    expect(read(page(`<p>By Ada Diarra</p>${body}`, graph('{"@id":"#desk"}'))).byline).toBe('Ada Diarra');
  });

  it('leaves out what AMP fills in for its readers', () => {
    const ad = '<amp-ad><div placeholder>Advertisement of the day</div></amp-ad>';
    const list = '<amp-list><p>Eleven other stories of this morning that everybody has read by now.</p></amp-list>';
    expect(read(page(`${ad}${body}${list}`)).paragraphs).toHaveLength(5);
  });

  it('keeps nothing that runs', () => {
    const article = `${body}<p onclick="x()">The end of the report came with a word of thanks to all. <a href="javascript:x()">more</a></p><script>x()</script>`;
    expect(JSON.stringify(read(page(article)))).not.toMatch(/onclick|javascript:|<script/);
  });

  it('that is one long text without markup for it still gives a text', () => {
    const draft = read(
      `<html><body><div>${'The camp was handed over without a word. '.repeat(30)}</div></body></html>`,
    );
    expect(draft.paragraphs.length).toBeGreaterThan(0);
  });

  it.each([
    ['tags within tags', `<html><body>${'<div>'.repeat(100_000)}text`],
    ['nothing but <', '<'.repeat(1_000_000)],
    ['a tag without end', `<html><body><p class="${'x'.repeat(1_000_000)}`],
    [
      'deep towers side by side',
      `<body>${`${'<div>'.repeat(150)}<p>One two three.</p>${'</div>'.repeat(150)}`.repeat(300)}`,
    ],
    ['very many paragraphs', `<html><body>${'<p>word</p>'.repeat(60_000)}</body></html>`],
  ])('made of %s comes to an end', (_name, html) => {
    expect(readHtml(html, { url: null })).toBeTypeOf('object');
  });
});

describe('the date of a page', () => {
  const linked = (date: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${date}"}</script>`;

  it('is what it states for machines', () => {
    expect(read(page(body, linked('2023-06-30T10:00:00Z'))).published).toBe('2023-06-30T10:00:00.000Z');
  });

  it('is the day that it shows its readers where that is another one', () => {
    const draft = read(page(`<p>June 30, 2023</p>${body}`, linked('2023-07-01T02:00:00Z')));
    expect(draft.published).toBe('2023-06-30');
  });

  it('is read beside the headline where machines are told nothing', () => {
    expect(read(page(`<p class="by">By Ada Diarra, 30 June 2023</p>${body}`)).published).toBe('2023-06-30');
  });

  it.each([
    ['says that it was changed', `<p>Updated June 30, 2023</p>${body}`],
    ['has only a year in its footer', body],
    [
      'names a date in its text',
      `${body}<p>It began on 3 May 2013, as the older men of the town remember well enough.</p>`,
    ],
  ])('is not made up when the page %s', (_name, article) => {
    expect(read(page(article)).published).toBeNull();
  });

  it('is the first of two, when the second is of a change', () => {
    expect(read(page(`<p>Published 30 June 2023, updated 2 July 2023</p>${body}`)).published).toBe('2023-06-30');
  });
});
