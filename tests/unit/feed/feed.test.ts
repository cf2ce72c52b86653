import { describe, expect, it } from 'vitest';
import { type FeedNeeds, feed } from '../../../functions/feed/feed.ts';
import { limits } from '../../../functions/limits.ts';
import type { Blobs } from '../../../functions/ports.ts';
import { brokenAtomRules } from './atom-rules.ts';
import { all, linkOf, readXml, textOf } from './read-xml.ts';
import { harbour, memoryNeeds, published, sampleArticle, sampleEntry, store } from './sample-entries.ts';

const message = { to: 'feed', topic: harbour.slug } as const;

/** The needs with a note of every key written. */
function noting(needs: FeedNeeds, written: string[]): FeedNeeds {
  const put: Blobs['put'] = async (key, content, condition) => {
    written.push(key);
    return needs.blobs.put(key, content, condition);
  };
  return { ...needs, blobs: { ...needs.blobs, put } };
}

async function idsIn(needs: FeedNeeds, file = 'harbour/feed.atom'): Promise<(string | undefined)[]> {
  return all(readXml(await published(needs, file)), 'entry').map((entry) => textOf(entry, 'id'));
}

describe('publishing a topic', () => {
  it('writes the feeds, the pages and the front page, before there is any entry too', async () => {
    const needs = memoryNeeds();
    expect(await feed(message, needs)).toEqual([]);
    const { keys } = await needs.blobs.list('public/', { limit: 100 });
    expect(keys).toEqual([
      'public/404.html',
      'public/favicon.svg',
      'public/harbour/editions/index.html',
      'public/harbour/feed.atom',
      'public/harbour/feed.json',
      'public/harbour/feed.rss',
      'public/harbour/index.html',
      'public/index.html',
      'public/robots.txt',
      'public/style.css',
      'public/topics.opml',
    ]);
    expect(brokenAtomRules(readXml(await published(needs, 'harbour/feed.atom')))).toEqual([]);
  });

  it('lists the newest entries first', async () => {
    const needs = memoryNeeds();
    for (const n of [1, 2, 3]) await store(needs, sampleEntry(n));
    await feed(message, needs);
    expect(await idsIn(needs)).toEqual([3, 2, 1].map((n) => sampleEntry(n).id));
  });

  it.each([
    ['its page shows first, of all that came within the hour', {}],
    ['the owner left, of all that came', { withdrawn: 'a' }],
  ])('names on the front page what %s', async (_what, last) => {
    const needs = memoryNeeds();
    const firstSeen = '2026-11-10T12:05:00.000Z';
    const latest = { published: '2026-11-10T11:00:00.000Z', title: 'The latest ferry' };
    for (let n = 1; n <= 20; n++)
      await store(needs, sampleEntry(n, { firstSeen, published: '2026-10-01', ...(n === 2 ? latest : last) }));
    await feed(message, needs);
    const headlines = (page: string) =>
      [...page.matchAll(/<a href="https:[^>]*>([^<]*)<\/a>/g)].map(([, text]) => text);
    expect(headlines(await published(needs, 'index.html'))[0]).toBe('The latest ferry');
    expect(headlines(await published(needs, 'harbour/index.html'))[0]).toBe('The latest ferry');
  });

  it('writes nothing when nothing changed', async () => {
    const needs = memoryNeeds();
    for (let n = 1; n <= limits.feedEntriesMax + 20; n++)
      await store(needs, sampleEntry(n, n % 2 ? {} : { url: null }));
    await feed(message, needs);
    const written: string[] = [];
    await feed({ ...message, changed: ['2026-11#000001'] }, noting(needs, written));
    expect(written).toEqual([]);
  });

  it('writes only what an entry changed', async () => {
    const needs = memoryNeeds();
    await store(needs, sampleEntry(1));
    await feed(message, needs);
    const copy = { articleId: 'b', url: 'https://b.example/', title: 'B', publisher: { name: 'B', domain: null } };
    await store(needs, sampleEntry(1, { alsoAt: [{ ...copy, published: null }] }));
    const written: string[] = [];
    await feed(message, noting(needs, written));
    expect(written.sort()).toEqual(
      ['feed.atom', 'feed.json', 'feed.rss', 'index.html'].map((file) => `public/harbour/${file}`),
    );
  });

  it('does not move the time of the feed when a copy is folded in', async () => {
    const needs = memoryNeeds();
    await store(needs, sampleEntry(1));
    await feed(message, needs);
    const before = textOf(readXml(await published(needs, 'harbour/feed.atom')), 'updated');
    const copy = { articleId: 'b', url: 'https://b.example/', title: 'B', publisher: { name: 'B', domain: null } };
    await store(needs, sampleEntry(1, { alsoAt: [{ ...copy, published: null }] }));
    await feed(message, needs);
    expect(textOf(readXml(await published(needs, 'harbour/feed.atom')), 'updated')).toBe(before);
  });

  it('names the feed by the installation and the topic, wherever it is served and whatever its title', async () => {
    const idOf = async (needs: FeedNeeds) => {
      await feed(message, needs);
      return textOf(readXml(await published(needs, 'harbour/feed.atom')), 'id');
    };
    const needs = memoryNeeds();
    const id = await idOf(needs);
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const settings = { ...needs.settings, baseUrl: 'https://elsewhere.example/news' };
    expect(await idOf({ ...needs, settings, topics: [{ ...harbour, title: 'The port' }] })).toBe(id);
    expect(await idOf({ ...memoryNeeds(), ids: { token: () => 'another installation' } })).not.toBe(id);
  });

  it('gives an entry without an address a page of its own', async () => {
    const needs = memoryNeeds();
    const entry = sampleEntry(1, { url: null });
    await store(needs, entry, sampleArticle(entry, '<p>All of <b>it</b>.</p><img src="https://t.example/pixel.gif">'));
    await feed(message, needs);
    const [address] = all(readXml(await published(needs, 'harbour/feed.atom')), 'entry').map((one) =>
      linkOf(one, 'alternate'),
    );
    const page = await published(needs, (address ?? '').replace('https://news.example.org/', ''));
    expect(page).toContain('<p>All of <b>it</b>.</p>');
    expect(page).not.toContain('t.example');
  });

  it('goes on without the content of an article that is gone', async () => {
    const needs = memoryNeeds();
    await store(needs, sampleEntry(1, { url: null }));
    await needs.blobs.delete(sampleEntry(1).articleKey);
    await feed(message, needs);
    expect(brokenAtomRules(readXml(await published(needs, 'harbour/feed.atom')))).toEqual([]);
  });

  it('passes over a topic that is not followed any more', async () => {
    const needs = memoryNeeds();
    expect(await feed({ to: 'feed', topic: 'gone' }, needs)).toEqual([]);
    expect((await needs.blobs.list('public/', { limit: 1 })).keys).toEqual([]);
  });
});

describe('two runs at the same time', () => {
  it('never leave an older state over a newer one', async () => {
    const needs = memoryNeeds();
    await store(needs, sampleEntry(1));
    await feed(message, needs);
    await store(needs, sampleEntry(2));
    // The slow run has read two entries; before it writes, a third arrives and a quick run publishes it.
    let overtaken = false;
    const put: Blobs['put'] = async (key, content, condition) => {
      if (!overtaken) {
        overtaken = true;
        await store(needs, sampleEntry(3));
        await feed(message, needs);
      }
      return needs.blobs.put(key, content, condition);
    };
    await feed(message, { ...needs, blobs: { ...needs.blobs, put } });
    expect(await idsIn(needs)).toEqual([3, 2, 1].map((n) => sampleEntry(n).id));
    for (const file of ['harbour/feed.rss', 'harbour/feed.json', 'harbour/index.html']) {
      expect(await published(needs, file)).toContain('Ferry 3 leaves on time');
    }
  });

  it('end with an error when others never stop writing', async () => {
    const needs = memoryNeeds();
    const put: Blobs['put'] = async () => ({ kind: 'conflict' });
    await expect(feed(message, { ...needs, blobs: { ...needs.blobs, put } })).rejects.toThrow('changed 6 times');
  });
});

describe('the hub', () => {
  it('is told of a feed although the front page cannot be written: the next run finds the feed as it should be', async () => {
    const plain = memoryNeeds();
    let told = 0;
    let isFull = true;
    const put: Blobs['put'] = async (key, ...more) => {
      if (isFull && key === 'public/index.html') throw new Error('the disk is full');
      return plain.blobs.put(key, ...more);
    };
    const fetch: FeedNeeds['fetcher']['fetch'] = async ({ url }) => {
      told += 1;
      return { kind: 'response', status: 204, headers: {}, bytes: new Uint8Array(), url };
    };
    const settings = { ...plain.settings, websubHub: 'https://hub.example/' };
    const needs: FeedNeeds = { ...plain, settings, blobs: { ...plain.blobs, put }, fetcher: { fetch } };
    await expect(feed(message, needs)).rejects.toThrow('full');
    isFull = false;
    await feed(message, needs);
    expect(told).toBe(1);
  });

  it('is named by the feeds and told when they change, and only then', async () => {
    const told: string[] = [];
    const hub = 'https://hub.example/';
    const plain = memoryNeeds();
    const needs: FeedNeeds = {
      ...plain,
      settings: { ...plain.settings, websubHub: hub },
      fetcher: {
        fetch: async ({ url, body }) => {
          told.push(new URLSearchParams(new TextDecoder().decode(body)).getAll('hub.url').join(' '));
          return { kind: 'response', status: 204, headers: {}, bytes: new Uint8Array(), url };
        },
      },
    };
    await store(needs, sampleEntry(1));
    await feed({ to: 'feed', topic: harbour.slug }, needs);
    await feed({ to: 'feed', topic: harbour.slug }, needs);
    expect(told).toEqual([
      ['feed.atom', 'feed.rss', 'feed.json'].map((name) => `${needs.settings.baseUrl}/harbour/${name}`).join(' '),
    ]);
    const atom = await needs.blobs.get('public/harbour/feed.atom');
    expect(new TextDecoder().decode(atom?.bytes)).toContain(`<link rel="hub" href="${hub}"/>`);
  });
});
