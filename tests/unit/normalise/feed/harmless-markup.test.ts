import { describe, expect, it } from 'vitest';
import { harmlessMarkup } from '../../../../functions/normalise/feed/harmless-markup.ts';
import { parseFeed } from '../../../../functions/normalise/feed/parse-feed.ts';

const shown = (html: string) => harmlessMarkup(html, 'https://desk.example.org/a/');

describe('the markup of a feed', () => {
  it.each([
    ['keeps what it is made of', '<p>A <b>bold</b> word</p>', '<p>A <b>bold</b> word</p>'],
    ['loses what runs', '<p onclick="x()">A<script>x()</script></p>', '<p>A</p>'],
    ['has its links made whole', '<a href="b">B</a>', '<a href="https://desk.example.org/a/b">B</a>'],
    ['has attributes in one order', '<img src="/i" alt="I">', '<img alt="I" src="https://desk.example.org/i" />'],
    ['has no tags in its attributes', '<i title="a<br>b">c</i>', '<i title="a&lt;br&gt;b">c</i>'],
    [
      'plays nothing by itself',
      '<video autoplay src="/v"></video>',
      '<video src="https://desk.example.org/v"></video>',
    ],
    ['says a lone & as HTML does', 'Q&A & more &amp; &eacute;', 'Q&amp;A &amp; more &amp; &eacute;'],
    ['says what Windows-1252 meant', 'don&#146;t &#x85; &#161;', 'don&#x2019;t &#x2026; &#161;'],
  ])('%s', (_name, html, expected) => {
    expect(shown(html)).toBe(expected);
  });

  it.each([
    ['color: red; position: fixed', 'color: red;'],
    ['background-color: #fff; background-image: url(/i)', 'background-color: #fff;'],
    ['margin: 0 auto 1.5em; padding: calc(1px)', 'margin: 0 auto 1.5em;'],
    ['background: repeat-x 0 0', null],
    ['width: expression(alert(1))', null],
  ])('keeps of the style %j what does no harm', (style, kept) => {
    expect(shown(`<b style="${style}">x</b>`)).toBe(kept === null ? '<b>x</b>' : `<b style="${kept}">x</b>`);
  });

  it('that stands in a div of its own is taken out of it, escaped or not', () => {
    const content = (type: string, inside: string) => {
      const feed = parseFeed(
        `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="${type}"><div xmlns="http://www.w3.org/1999/xhtml">${inside}</div></content></entry></feed>`,
        null,
      );
      return feed.kind === 'feed' ? feed.entries[0]?.content?.value : null;
    };
    expect(content('xhtml', 'A <b>word</b>')).toBe('A <b>word</b>');
    expect(content('html', 'A &lt;b>word&lt;/b>')).toBe('A <b>word</b>');
  });
});
