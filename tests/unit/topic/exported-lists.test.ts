import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../functions/normalise/decode/decode-text.ts';
import { listSources } from '../../../functions/topic/parse-sources.ts';

/** Lists in the shapes that feed readers export, with made-up feeds. */
function listed(name: string) {
  const bytes = readFileSync(new URL(`./opml/${name}.opml`, import.meta.url));
  const { sources, skipped, repeated } = listSources(decodeText(bytes, { contentType: null }).text);
  return {
    feeds: sources.map(({ title, feedUrl, categories }) => [title, feedUrl, categories.join('/')].join(' | ')),
    skipped: skipped.map(({ title, reason }) => `${title} ${reason}`),
    repeated,
  };
}

describe('a list that a feed reader exported', () => {
  it('of NetNewsWire gives feeds in and out of folders', () => {
    expect(listed('netnewswire')).toEqual({
      feeds: [
        'River Desk | https://river.example.org/feed.xml?tag=exe&full=1 | ',
        'Gauge Log | https://gauge.example.org/atom | Floods & droughts',
      ],
      skipped: [],
      repeated: [],
    });
  });

  it('of Feedly names a feed in each of its folders, and gives it once with all of them', () => {
    expect(listed('feedly')).toEqual({
      feeds: [
        'River Desk | https://river.example.org/feed.xml | Rivers/Must read',
        'Gauge Log | https://gauge.example.org/atom | Rivers',
      ],
      skipped: [],
      repeated: ['https://river.example.org/feed.xml'],
    });
  });

  it('of Inoreader has numbered entities, and what is no feed on the web is skipped with the reason', () => {
    expect(listed('inoreader')).toMatchObject({
      feeds: ["L'Eau d’abord | https://eau.example.org/rss | Rivers", 'A letter | https://www.inoreader.com/ | Rivers'],
      skipped: ['Old Protocol has no http or https address'],
    });
  });

  it('of Miniflux has attributes of its own and empty folders', () => {
    expect(listed('miniflux').feeds).toEqual(['River Desk | https://river.example.org/feed.xml | All']);
  });

  it('of FreshRSS has pages that it scrapes, which are skipped', () => {
    expect(listed('freshrss')).toMatchObject({
      feeds: ['River Desk | https://river.example.org/feed.xml | Rivers'],
      skipped: ['Scraped page is of the type HTML+XPath, and newsfold reads feeds'],
    });
  });

  it('of newsboat has titles and no texts, or neither', () => {
    expect(listed('newsboat')).toMatchObject({
      feeds: [
        'River Desk | https://river.example.org/feed.xml | ',
        'gauge.example.org | https://gauge.example.org/atom | ',
      ],
      skipped: ['A script has no http or https address'],
    });
  });

  it('of Thunderbird begins with a byte order mark and has a folder for each feed', () => {
    expect(listed('thunderbird').feeds).toEqual(['River Desk | https://river.example.org/feed.xml | Rivers']);
  });

  it('of others has capital letters, categories, bare ampersands, entities, old schemes and deep folders', () => {
    expect(listed('other-readers')).toEqual({
      feeds: [
        'Capital letters | https://capital.example.org/feed | ',
        'By category | https://category.example.org/feed | Water/Rivers/exe',
        'Bare & sloppy | https://sloppy.example.org/feed?a=1&b=2 | ',
        'Named été \u00a0— entities | https://entities.example.org/feed | ',
        'An address of its own | http://url.example.org/feed | ',
        'Deep | https://deep.example.org/feed | 1/2/3/4/5/6/7/8',
      ],
      skipped: [],
      repeated: [],
    });
  });

  it('has names that nothing obeys which they are shown on', () => {
    const opml =
      '<opml><body><outline text="a&#27;[2J\nb" category="c&#7;d" xmlUrl="https://a.example/f"/></body></opml>';
    expect(listSources(opml).sources).toMatchObject([{ title: 'a [2J b', categories: ['c d'] }]);
  });

  it('may name one feed in thousands of folders, of which some are kept', () => {
    const folders = Array.from(
      { length: 3_000 },
      (_, at) => `<outline text="${at}"><outline text="A" xmlUrl="https://a.example/f"/></outline>`,
    );
    const [source] = listSources(`<opml><body>${folders.join('')}</body></opml>`).sources;
    expect(source?.categories.slice(0, 2)).toEqual(['0', '1']);
    expect(source?.categories.length).toBeLessThan(200);
  });

  it('may list nothing', () => {
    for (const body of ['<body/>', '<body>\n</body>', ''])
      expect(listSources(`<opml version="2.0"><head/>${body}</opml>`).sources).toEqual([]);
  });
});
