import { describe, expect, it } from 'vitest';
import type { FeedEntry, FeedHead } from '../../../../functions/normalise/feed/feed-model.ts';
import { parseFeed } from '../../../../functions/normalise/feed/parse-feed.ts';

function read(text: string, url: string | null = null): { head: FeedHead; entries: readonly FeedEntry[] } {
  const parsed = parseFeed(text, url);
  if (parsed.kind === 'rejected') throw new Error(parsed.reason);
  return parsed;
}

const inRss = (item: string) => `<rss version="2.0"><channel><title>Desk</title><item>${item}</item></channel></rss>`;
const inAtom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry>${entry}</entry></feed>`;

describe('formats', () => {
  it.each([
    ['RSS 2.0', inRss('<title>A</title><link>http://example.org/a</link>')],
    [
      'RSS 0.91 without version',
      '<rss><channel><item><title>A</title><link>http://example.org/a</link></item></channel></rss>',
    ],
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="x"><title>A</title><link>http://example.org/a</link></item></rdf:RDF>',
    ],
    ['Atom 1.0', inAtom('<title>A</title><link href="http://example.org/a"/>')],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>A</title><link rel="alternate" href="http://example.org/a"/></entry></feed>',
    ],
    ['CDF', '<CHANNEL><ITEM HREF="http://example.org/a"><TITLE>A</TITLE></ITEM></CHANNEL>'],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","url":"http://example.org/a"}]}',
    ],
  ])('reads %s', (_name, text) => {
    const { entries } = read(text);
    expect(entries.map((entry) => [entry.title?.value, entry.link])).toEqual([['A', 'http://example.org/a']]);
  });

  it('says why it refuses what is no feed', () => {
    expect(parseFeed('<html><body>Hello</body></html>', null)).toMatchObject({ kind: 'rejected' });
    expect(parseFeed('{"title": "x"}', null)).toMatchObject({ kind: 'rejected' });
    expect(parseFeed('', null)).toMatchObject({ kind: 'rejected' });
    expect(parseFeed('root:x:0:0', null)).toEqual({ kind: 'rejected', reason: 'no feed: neither XML nor JSON' });
  });
});

describe('what a feed says twice, or in an odd way', () => {
  it('counts as it says last, where it is a date', () => {
    const dates = '<pubDate>Wed, 01 Dec 2010 10:14:55 GMT</pubDate><pubDate>Wed, 31 Dec 2003 10:14:55 GMT</pubDate>';
    expect(read(inRss(dates)).entries[0]?.published).toBe('2003-12-31T10:14:55.000Z');
  });

  it('is itself, where it links to nothing', () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/feed"><link rel="self" href=""/></feed>';
    expect(read(feed).head.hints.self).toBe('http://a.example/feed');
  });
});

describe('malformed but readable feeds', () => {
  it.each([
    ['an unescaped &', inRss('<title>Boots & Co</title>'), 'Boots & Co'],
    ['an HTML entity nobody declared', inRss('<title>caf&eacute;</title>'), 'café'],
    ['a control character', inRss('<title>A\u0008B</title>'), 'AB'],
    ['a truncated end', inRss('<title>Cut</title>').slice(0, -30), 'Cut'],
    ['junk before the declaration', `\n\n junk ${inRss('<title>Late</title>')}`, 'Late'],
    ['Windows characters as numbers', inRss('<title>don&#146;t</title>'), 'don’t'],
  ])('reads a feed with %s', (_name, text, title) => {
    expect(read(text).entries[0]?.title?.value).toBe(title);
  });

  it.each([
    [
      'half of its last entry',
      '<rss><channel><item><title>A</title></item><item><title>B</title><description>It is',
      ['A'],
    ],
    ['half of the end of it', '<feed><entry><title>A</title></entry><entry><title>B</title></ent', ['A']],
    [
      'no end of it but one of the feed',
      inRss('<title>A</title></item><item><title>B</title>').replace(/<.item>(?!<item)/, ''),
      ['A', 'B'],
    ],
    [
      'no end of it but one of the feed, and a comment on an <item',
      `${inRss('<title>A</title>')}<!-- <item -->`,
      ['A'],
    ],
    ['no end of any', '<rss><channel><item><title>A</title></channel></rss>', ['A']],
  ])('that have %s are read to the last whole one', (_name, text, titles) => {
    expect(read(text).entries.map(({ title }) => title?.value)).toEqual(titles);
  });

  it('puts in entities that the DOCTYPE declares', () => {
    const text = `<!DOCTYPE rss [<!ENTITY who "UN">]>${inRss('<title>&who; leaves</title>')}`;
    expect(read(text).entries[0]?.title?.value).toBe('UN leaves');
  });

  it('does not let declared entities swell', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(9_000)}">]>${inRss(`<title>${'&a;'.repeat(10_000)}</title>`)}`;
    expect(read(bomb).entries[0]?.title?.value.length).toBeLessThan(1_100_000);
  });

  it.each([
    ['tags that never close', `<rss><channel><item>${'<a>'.repeat(200_000)}`],
    ['nothing but <', '<'.repeat(1_000_000)],
    ['a tag with endless attributes', `<rss ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(' ')}>`],
    ['comments in comments', '<!--'.repeat(200_000)],
  ])('comes to an end with %s', (_name, text) => {
    expect(['feed', 'rejected']).toContain(parseFeed(text, null).kind);
  });
});

describe('fields', () => {
  it('resolves links against xml:base, and that against the address of the feed', () => {
    const text = inAtom(
      '<link href="a.html"/><content type="html">&lt;a href="b"&gt;b&lt;/a&gt;</content>',
      'xml:base="/news/"',
    );
    const [entry] = read(text, 'http://example.org/feed').entries;
    expect(entry?.link).toBe('http://example.org/news/a.html');
    expect(entry?.content?.base).toBe('http://example.org/news/');
  });

  it('takes the div off XHTML content and keeps its markup', () => {
    const [entry] = read(
      inAtom('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b><br/></div></content>'),
    ).entries;
    expect(entry?.content).toEqual({ kind: 'html', value: 'A <b>b</b><br />', base: null, language: null });
  });

  it('decodes base64 content', () => {
    const bytes = Buffer.from('<p>Gao</p>').toString('base64');
    const [entry] = read(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><content type="text/html" mode="base64">${bytes}</content></entry></feed>`,
    ).entries;
    expect(entry?.content?.value).toBe('<p>Gao</p>');
  });

  it('goes by the summary where the content is a file elsewhere', () => {
    const file = '<content type="application/pdf" src="a.pdf"/><summary>What it says.</summary>';
    expect(read(inAtom(file)).entries[0]).toMatchObject({ content: null, summary: { value: 'What it says.' } });
  });

  it('leaves plain Atom text plain though it looks like markup', () => {
    expect(read(inAtom('<title>the &lt;b&gt; tag</title>')).entries[0]?.title?.value).toBe('the <b> tag');
  });

  it('keeps an undated entry undated', () => {
    const [entry] = read(inRss('<title>A</title><pubDate>soon</pubDate>')).entries;
    expect([entry?.published, entry?.updated]).toEqual([null, null]);
  });

  it.each([
    ['Fri, 30 Jun 2023 19:48:21 GMT', '2023-06-30T19:48:21.000Z'],
    ['30 Jun 2023 19:48 +0200', '2023-06-30T17:48:00.000Z'],
    ['Fri, 30 Jun 23 12:00:00 EST', '2023-06-30T17:00:00.000Z'],
    ['Fri, 30 Jun 2023 12:00:00 EAT', '2023-06-30T09:00:00.000Z'],
    ['Fri, 30 Jun 2023 12:00:00 IST', '2023-06-30T06:30:00.000Z'],
    ['2023-06-30T19:48:21+05:30', '2023-06-30T14:18:21.000Z'],
    ['2023-06-30', '2023-06-30'],
    ['20230630', '2023-06-30'],
    ['Fri Jun 30 19:48:21 2023', '2023-06-30T19:48:21.000Z'],
    ['2023-06-30 19:48:21+02', '2023-06-30T17:48:21.000Z'],
    ['2023-06-30T19:48:21+530', '2023-06-30T14:18:21.000Z'],
    ['Fri, 30 Jun 2023 19:48:21 +100', '2023-06-30T18:48:21.000Z'],
    ['Jun 30, 2023 19:48:21 +100', '2023-06-30T18:48:21.000Z'],
    ['30 Jun 2023 19:48 UTC+2', '2023-06-30T17:48:00.000Z'],
    ['Fri Jun 30 19:48:21 PDT 2023', '2023-07-01T02:48:21.000Z'],
    ['ven., 30 juin 2023 19:48:21 +0200', '2023-06-30T17:48:21.000Z'],
    ['Пт, 30 июн 2023 19:48:21 +0300', '2023-06-30T16:48:21.000Z'],
    ['Fri, 30 Jun 2023 10:00 p.m.', '2023-06-30T22:00:00.000Z'],
    ['Fri, 30 Jun 2023 10:00 P. M. EST', '2023-07-01T03:00:00.000Z'],
    ['Jun 30, 2023 12:15 a.m.', '2023-06-30T00:15:00.000Z'],
    ['2023-06-30 10:00:00 PM +0100', '2023-06-30T21:00:00.000Z'],
    ['2023年06月30日 19:48', '2023-06-30T19:48:00.000Z'],
    ['30/06/2023 19:48', '2023-06-30T19:48:00.000Z'],
    ['1688154501', '2023-06-30T19:48:21.000Z'],
    ['06/07/2023 19:48', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['2023-02-30', null],
    ['yesterday', null],
  ])('reads the date %s', (stated, expected) => {
    expect(read(inRss(`<pubDate>${stated}</pubDate>`)).entries[0]?.published).toBe(expected);
  });

  it('takes names out of addresses', () => {
    expect(read(inRss('<author>a@example.org (Ada Diarra)</author>')).entries[0]?.authors).toEqual(['Ada Diarra']);
  });

  it('takes each of several names out of addresses, and names before addresses', () => {
    const two = '<author>a@example.org (Ada Diarra), b@example.org (Ben Okoro)</author>';
    expect(read(inRss(two)).entries[0]?.authors).toEqual(['Ada Diarra, Ben Okoro']);
    const account = '<author>desk@example.org</author><dc:creator>Ada Diarra</dc:creator>';
    expect(read(inRss(account)).entries[0]?.authors).toEqual(['Ada Diarra']);
  });

  it('takes the widest picture, and what a group of media says', () => {
    const picture = (name: string, width: string) =>
      `<media:content url="http://example.org/${name}" medium="image" ${width}/>`;
    const group = `<media:group>${picture('s.jpg', 'width="90"')}${picture('l.jpg', 'width="900"')}<media:description>At the quay.</media:description></media:group>`;
    expect(read(inRss(group)).entries[0]).toMatchObject({
      image: { url: 'http://example.org/l.jpg' },
      summary: { value: 'At the quay.' },
    });
    const episode = '<itunes:image href="http://example.org/e.jpg"/>';
    expect(read(inRss(episode)).entries[0]?.image?.url).toBe('http://example.org/e.jpg');
  });

  it('takes a guid for the link unless it says that it is none', () => {
    const guid = (attributes: string) => inRss(`<guid ${attributes}>http://example.org/1</guid>`);
    expect(read(guid('')).entries[0]?.link).toBe('http://example.org/1');
    expect(read(guid('isPermaLink="false"')).entries[0]?.link).toBeNull();
    expect(read(inRss('<guid>48213</guid>'), 'http://example.org/feed').entries[0]?.link).toBeNull();
  });

  it('knows what the publisher says about asking again', () => {
    const { head } = read(
      '<rss><channel><ttl>90</ttl><skipHours><hour>3</hour></skipHours><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="http://hub.example/"/></channel></rss>',
    );
    expect(head.hints).toMatchObject({ intervalMinutes: 90, skipHours: [3], hub: 'http://hub.example/' });
  });
});
