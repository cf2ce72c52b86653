import { describe, expect, it } from 'vitest';
import { decodeReferences, inPieces } from '../../../../functions/normalise/feed/decode-references.ts';
import { harmlessMarkup } from '../../../../functions/normalise/feed/harmless-markup.ts';
import { parseFeed } from '../../../../functions/normalise/feed/parse-feed.ts';
import { readFeed } from '../../../../functions/normalise/feed/read-feed.ts';

const rss = (inside: string, doctype = '') => `${doctype}<rss><channel><title>T</title>${inside}</channel></rss>`;
const titles = (feed: string) => {
  const parsed = parseFeed(feed, null);
  return parsed.kind === 'feed' ? parsed.entries.map(({ title }) => title?.value ?? null) : parsed.reason;
};

describe('entities that a feed declares', () => {
  it('are put in, those made of others too', () => {
    const doctype = '<!DOCTYPE rss [<!ENTITY paper "The &quot;Paper&quot;"><!ENTITY line \'&paper; of Gao\'>]>';
    expect(titles(rss('<item><title>&line;, &eacute;dition</title></item>', doctype))).toEqual([
      'The "Paper" of Gao, édition',
    ]);
  });

  it('that swell are nothing, and an entry of nothing else is no article', () => {
    const names = [...'abcdefghi'];
    const declared = names.map((name, at) =>
      at === 0 ? `<!ENTITY a "${'x'.repeat(5_000)}">` : `<!ENTITY ${name} "${`&${names[at - 1]};`.repeat(10)}">`,
    );
    const feed = rss(
      '<item><title>&i;</title></item><item><title>News</title></item>',
      `<!DOCTYPE r [${declared.join('')}]>`,
    );
    expect(titles(feed)).toEqual([null, 'News']);
    const read = readFeed(feed, { url: null });
    expect(read.kind === 'feed' && read.drafts.map(({ title }) => title)).toEqual(['News']);
  });

  it('that stand elsewhere are never fetched, and nothing', () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY more PUBLIC "a" "http://x/">]>';
    expect(titles(rss('<item><title>A&secret;&more; b</title></item>', doctype))).toEqual(['A b']);
  });

  it('do not change what XML itself means by a name', () => {
    const doctype = '<!DOCTYPE rss [<!ENTITY lt "&#60;b&#62;"><!ENTITY amp "and">]>';
    expect(titles(rss('<item><title>1 &lt; 2 &amp; 3</title></item>', doctype))).toEqual(['1 < 2 & 3']);
  });

  it('used a million times come to an end', () => {
    const doctype = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(9_000)}">]>`;
    const [title] = titles(rss(`<item><title>${'&a;'.repeat(1_000_000)}</title></item>`, doctype)) as [string];
    expect([title.length > 900_000, title.length <= 1_000_000]).toEqual([true, true]);
  });
});

describe('references', () => {
  it.each([
    ['&amp;&lt;&#65;&#x42;&#X43;', '&<ABC'],
    ['&nbsp;&eacute;&hellip;', '\u00a0é…'],
    ['&#146;&#x85;', '’…'],
    ['&nothing; &; & &#; &#x; a&b', '&nothing; &; & &#; &#x; a&b'],
    ['&#0;&#8;&#xD800;&#xFFFF;&#9999999;', ''],
  ])('%s are put in', (text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded);
  });

  it('are whole wherever a long text is cut', () => {
    for (let shift = 0; shift < 12; shift++) {
      const text = `${'a'.repeat(32_760 + shift)}&eacute;${'b'.repeat(40_000)}`;
      expect(decodeReferences(text)).toBe(text.replace('&eacute;', 'é'));
    }
    expect(inPieces('&'.repeat(100_000), (piece) => piece)).toBe('&'.repeat(100_000));
  });

  it('in CDATA are text', () => {
    expect(titles(rss('<item><title><![CDATA[A &amp;]]>&amp; b</title></item>'))).toEqual(['A &amp;& b']);
  });
});

describe('what patterns stumble over', () => {
  it('comes to an end: comments in front of the first element', () => {
    expect(
      titles(`${'<!---->'.repeat(100_000)}<!DOCTYPE r [<!ENTITY a "b">]>${rss('<item><title>&a;</title></item>')}`),
    ).toEqual(['b']);
  });

  it('comes to an end: authors made of brackets and signs', () => {
    const authors = `<author>${'(@'.repeat(240)}</author>`.repeat(5_000);
    expect(titles(rss(`<item><title>a</title>${authors}</item>`))).toEqual(['a']);
  });
});

describe('what no feed has so much of', () => {
  it('ends the reading, and what was read until then counts', () => {
    const items = '<item><title>a</title></item>'.repeat(100_000);
    expect(titles(rss(items))).toHaveLength(2_000);
    expect(
      titles(
        rss(
          `<item><title>a</title></item><item${' x="y"'.repeat(10)} ${Array.from({ length: 600 }, (_, at) => `a${at}="b"`).join(' ')}/>`,
        ),
      ),
    ).toEqual(['a']);
    expect(
      titles(rss(`<item><title>a</title></item><item><title>${'< '.repeat(400_000)}</title></item>`)),
    ).toHaveLength(2);
  });

  it('is cut off in a text', () => {
    expect(harmlessMarkup('<p>a'.repeat(100_000), null).length).toBeLessThan(400_000);
    expect(harmlessMarkup('<'.repeat(1_000_000), null).length).toBeLessThan(1_000_000);
    const attributes = Array.from({ length: 5_000 }, (_, at) => `a${'b'.repeat(at % 50)}="${at}"`).join(' ');
    expect(harmlessMarkup(`<p>before</p><p ${attributes}>after</p>`, null)).toContain('<p>before</p>');
  });

  it('is refused as JSON', () => {
    expect(parseFeed(`{"items":${'['.repeat(1_000_000)}`, null).kind).toBe('rejected');
    expect(parseFeed(`{"items":${'['.repeat(200)}${']'.repeat(200)}}`, null).kind).toBe('rejected');
    const strings = JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      items: [{ id: '1', title: '[[{"'.repeat(300) }],
    });
    expect(parseFeed(strings, null).kind).toBe('feed');
  });
});
