import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';

const prose =
  '<p>The last convoy left the camp at dawn, and the officials who had waited at the gate since midnight took over the buildings, the generators and the water works without a word.</p>'.repeat(
    4,
  );

function read(beside: string, head = '', heading = 'Camp handed over without a word', above = '') {
  const draft = readHtml(
    `<!doctype html><html lang="en"><head><title>Camp handed over without a word - The Desk</title>
    <meta property="og:site_name" content="The Desk">${head}</head>
    <body><main>${above}<h1>${heading}</h1>${beside}${prose}</main><div class="comment"><span class="author">Max says:</span></div></body></html>`,
    { url: 'https://desk.example.com/world/camp' },
  );
  if ('rejected' in draft) throw new Error(draft.rejected);
  return draft;
}

const ldAuthor = (...names: string[]) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', author: names.map((name) => ({ '@type': 'Person', name })) })}</script>`;

describe('who wrote a report', () => {
  it.each([
    ['<p>By Jane Doe</p>', 'Jane Doe'],
    ['<p>By Jane Doe and John Smith | March 3, 2021</p>', 'Jane Doe and John Smith'],
    ['<p>By Jane DoeMarch 3, 2021</p>', 'Jane Doe'],
    ['<p>By Jane Doe, Staff Writer</p>', 'Jane Doe'],
    ['<div><p>Written by</p><p>Jane Doe</p></div>', 'Jane Doe'],
    ['<div class="author-name">Jane Doe</div>', 'Jane Doe'],
    ['<p><a rel="author" href="/jane">Jane Doe</a> THE DESK</p>', 'Jane Doe'],
    ['<p>Von Hans Müller</p>', 'Hans Müller'],
    ['<p>Por María de la Cruz - 3 de marzo de 2021</p>', 'María de la Cruz'],
    ['<p>Автор: Иван Петров</p>', 'Иван Петров'],
    ['<p>作者：张伟</p>', '张伟'],
    ['<p>Mwandishi: Salma Idris</p>', 'Salma Idris'],
    ['<p>Por Rui Alves, g1 SP</p>', 'Rui Alves'],
    ['<p>記者林小美／石橋報導</p>', '林小美'],
    ['<p>Jane Doe Monday, March 3, 2021</p><p class="author">Jane Doe Monday, March 3, 2021</p>', 'Jane Doe'],
    ['<p class="byline">By Robert (R.J.) Doe</p>', 'Robert (R.J.) Doe'],
    ['<p>By Jane Doe, Software Engineer</p>', 'Jane Doe'],
    ['<p>By Jane Doe, Special for The Desk</p>', 'Jane Doe'],
    ['<p class="byline">Written by Jane Doe Edited by John Smith</p>', 'Jane Doe'],
    ['<p class="author">Por <strong>Agenda.com</strong><span>Lund</span></p>', 'Agenda.com'],
    ['<p><a href="/people/jane-doe">Jane Doe</a></p>', 'Jane Doe'],
    [`<ul>${'<li>Share</li>'.repeat(14)}</ul><p><span class="pb-byline">By Jane Doe</span></p>`, 'Jane Doe'],
  ])('is read beside the headline: %s', (beside, byline) => {
    expect(read(beside).byline).toBe(byline);
  });

  it.each([
    '<p>By the end of the week all will be over</p>',
    '<p>Share this article</p>',
    '<p>By March 3, 2021</p>',
    '<p>Reviewed by Jane Doe</p>',
    '<p><a href="/world/middle-east">Middle East</a></p>',
    '<blockquote><p>Posted by Jane Doe on Monday</p></blockquote>',
  ])('is not made up: %s', (beside) => {
    expect(read(beside).byline).toBeNull();
  });

  it('is the person, where the page names its outlet for machines', () => {
    expect(read('<p>By Jane Doe</p>', ldAuthor('The Desk')).byline).toBe('Jane Doe');
    expect(read('', ldAuthor('Jane Doe, The Desk')).byline).toBe('Jane Doe');
    expect(read('', ldAuthor('admin')).byline).toBeNull();
    expect(read('<p>Written by Jane Doe</p>', ldAuthor('Super User')).byline).toBe('Jane Doe');
    expect(read('', ldAuthor('The Desk')).byline).toBe('The Desk');
  });

  it('is read where the report ends', () => {
    const below = (markup: string) => read(`${prose}${markup}`).byline;
    expect(below('<div class="post-footer"><p>Posted by Jane Doe at 12:55 AM</p></div>')).toBe('Jane Doe');
    expect(below('<div><p>Posted by:</p><p>Jane Doe</p></div>')).toBe('Jane Doe');
    expect(below('<div class="comment"><p>Posted by Jane Doe</p></div>')).toBeNull();
  });

  it('is who stands below the headline rather than above, and above it the closest', () => {
    const teasers =
      '<ul><li><span class="author">Max Far</span></li><li><span class="author">Max Near</span></li></ul>';
    expect(read('<p class="author">Jane Doe</p>', '', 'Camp handed over without a word', teasers).byline).toBe(
      'Jane Doe',
    );
    expect(read('', '', 'Camp handed over without a word', teasers).byline).toBe('Max Near');
  });

  it('is the name that readers are shown, where machines are told of an account', () => {
    expect(read('<p class="byline">Jane Doe</p>', ldAuthor('jd1975')).byline).toBe('Jane Doe');
    expect(read('', ldAuthor('Jane Doe (https://example.com/jane)')).byline).toBe('Jane Doe');
  });

  it('is all who are named', () => {
    expect(read('', ldAuthor('Jane Doe', 'John Smith')).byline).toBe('Jane Doe, John Smith');
    expect(read('<p>By Jane Doe, John Smith</p>', ldAuthor('Jane Doe')).byline).toBe('Jane Doe, John Smith');
    const dublin = ['Doe, Jane', 'Smith, John'].map((name) => `<meta name="DC.creator" content="${name}">`);
    expect(read('', dublin.join('')).byline).toBe('Jane Doe, John Smith');
    const scholars = ['Doe, Jane', 'Smith, John'].map((name) => `<meta name="citation_author" content="${name}">`);
    expect(read('', scholars.join('')).byline).toBe('Jane Doe, John Smith');
  });
});

describe('a title', () => {
  it('is the headline without the section beside it, which is no paragraph either', () => {
    const { title, paragraphs } = read('', '', 'Camp handed over without a word | World');
    expect(title).toBe('Camp handed over without a word');
    expect(paragraphs.map(({ text }) => text)).not.toContain('Camp handed over without a word | World');
  });
});
