import { describe, expect, it } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { failureAdvice } from '../../../functions/collect/failure-advice.ts';
import { readSource, sourceIdOf } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import type { SourceState } from '../../../functions/model/source.ts';
import type { FetchOutcome, FetchRequest } from '../../../functions/ports.ts';
import { collectNeeds } from '../../collect-needs.ts';

const feedUrl = 'https://desk.example.org/feed';
const id = sourceIdOf(feedUrl);
const long = 'The last convoy left the base at dawn. '.repeat(40);

type Answers = (request: FetchRequest) => FetchOutcome;

function response(status: number, body = '', headers: Record<string, string> = {}, more: object = {}): FetchOutcome {
  return { kind: 'response', status, headers, bytes: Buffer.from(body), url: feedUrl, ...more };
}

function rss(items: readonly string[], head = ''): string {
  const item = (name: string) =>
    `<item><guid isPermaLink="false">${name}</guid><title>${name}</title><link>https://desk.example.org/${name}</link><description>${long}</description></item>`;
  return `<rss><channel><title>Desk</title>${head}${items.map(item).join('')}</channel></rss>`;
}

async function desk(answers: Answers, intervalMinutes?: number) {
  const requests: FetchRequest[] = [];
  const needs = collectNeeds(async (request) => {
    requests.push(request);
    return answers(request);
  });
  const { clock } = needs;
  const source = { title: 'Desk', feedUrl, siteUrl: null, categories: ['Sahel'] };
  const polled = intervalMinutes === undefined ? source : { ...source, intervalMinutes };
  await syncSources([{ slug: 'mali', sources: [polled] }], needs);
  const poll = async (): Promise<SourceState> => {
    await collect({ to: 'collect', sourceId: id }, needs);
    return (await readSource(id, needs))!.value;
  };
  const pollWhenDue = async (): Promise<SourceState> => {
    clock.set((await readSource(id, needs))!.value.nextPollAt);
    return poll();
  };
  const documents = async () => (await needs.blobs.list('documents/', { limit: 100 })).keys;
  return { clock, needs, requests, poll, pollWhenDue, documents };
}

const minutesUntil = (state: SourceState, now: string) => (Date.parse(state.nextPollAt) - Date.parse(now)) / 60_000;

describe('polling a source', () => {
  it('puts what it sent under documents/, with how it arrived, the first time as backlog', async () => {
    const { needs, poll, documents } = await desk(() => response(200, rss(['a', 'b']), { 'content-type': 'text/xml' }));
    expect((await poll()).itemsCount).toBe(2);
    const [key] = await documents();
    expect((await needs.blobs.head(key!))?.metadata).toMatchObject({
      source: id,
      url: feedUrl,
      topics: 'mali',
      backlog: '1',
      'received-at': '2026-11-22T06:00:00.000Z',
    });
  });

  it('asks only for what changed, and takes a later item for news', async () => {
    let items = ['a'];
    const { needs, requests, poll, pollWhenDue, documents } = await desk(() =>
      response(200, rss(items), { etag: '"1"', 'last-modified': 'Sun, 22 Nov 2026 05:00:00 GMT' }),
    );
    await poll();
    items = ['b', 'a'];
    expect((await pollWhenDue()).itemsCount).toBe(2);
    expect(requests[1]?.headers).toMatchObject({ 'if-none-match': '"1"' });
    const infos = await Promise.all((await documents()).map((key) => needs.blobs.head(key)));
    expect(infos.filter((info) => info?.metadata.backlog === undefined)).toHaveLength(1);
  });

  it('puts nothing when nothing changed, whether or not the server says so', async () => {
    let status = 200;
    const { poll, pollWhenDue, documents } = await desk(() => response(status, status === 200 ? rss(['a']) : ''));
    await poll();
    await pollWhenDue();
    status = 304;
    const state = await pollWhenDue();
    expect(await documents()).toHaveLength(1);
    expect(state.failuresInRow).toBe(0);
  });

  it('has a list read again that comes back byte for byte after another', async () => {
    let items = ['a'];
    const { clock, needs, poll, pollWhenDue, documents } = await desk(() => response(200, rss(items)));
    await poll();
    const [first] = await documents();
    items = ['b'];
    await pollWhenDue();
    items = ['a'];
    await pollWhenDue();
    expect((await needs.blobs.head(first!))?.metadata['received-at']).toBe(clock.now());
    expect(await documents()).toHaveLength(2);
  });

  it('has a list read again that comes back after another whose pages were still to be fetched', async () => {
    let items = rss(['a']);
    const teaser = '<item><title>t</title><link>https://busy.example.org/t</link></item>';
    const { clock, needs, poll, pollWhenDue, documents } = await desk(({ url }) =>
      url === feedUrl ? response(200, items) : response(url.endsWith('robots.txt') ? 404 : 503),
    );
    await poll();
    const [first] = await documents();
    items = `<rss><channel>${teaser}</channel></rss>`;
    await pollWhenDue();
    items = rss(['a']);
    await pollWhenDue();
    expect((await needs.blobs.head(first!))?.metadata['received-at']).toBe(clock.now());
  });

  it('asks for what changed since the last answer, where the same list came under another name', async () => {
    let etag = 0;
    const { requests, poll, pollWhenDue } = await desk(() => response(200, rss(['a']), { etag: `"${++etag}"` }));
    await poll();
    await pollWhenDue();
    await pollWhenDue();
    expect(requests.map(({ headers }) => headers?.['if-none-match'])).toEqual([undefined, '"1"', '"2"']);
  });

  it('asks by the name that an answer without a body gives what it has', async () => {
    let etag = 0;
    const { requests, poll, pollWhenDue } = await desk(() =>
      etag++ === 0 ? response(200, rss(['a']), { etag: '"1"' }) : response(304, '', { etag: `W/"${etag}"` }),
    );
    await poll();
    await pollWhenDue();
    await pollWhenDue();
    expect(requests.map(({ headers }) => headers?.['if-none-match'])).toEqual([undefined, '"1"', 'W/"2"']);
  });

  it('reads what a proxy on the way has changed (203)', async () => {
    const { poll, documents } = await desk(() => response(203, rss(['a'])));
    expect([(await poll()).lastFailure, (await documents()).length]).toEqual([null, 1]);
  });

  it('asks for the whole where the name of its list is too long to be sent', async () => {
    const { requests, pollWhenDue } = await desk(() => response(200, rss(['a']), { etag: `"${'e'.repeat(50_000)}"` }));
    await pollWhenDue();
    await pollWhenDue();
    expect(requests[1]?.headers?.['if-none-match']).toBeUndefined();
  });

  it('asks once a week for the whole, of a server that says for ever that nothing has changed', async () => {
    const { clock, needs, requests, poll, pollWhenDue } = await desk(({ headers }) =>
      headers?.['if-none-match'] === undefined
        ? response(200, rss([needs.clock.now()]), { etag: '"1"' })
        : response(304),
    );
    await poll();
    while (clock.now() < '2026-12-08T06:00:00.000Z') await pollWhenDue();
    expect(requests.filter(({ headers }) => headers?.['if-none-match'] === undefined)).toHaveLength(3);
    expect((await pollWhenDue()).itemsCount).toBe(3);
  });

  it('does not ask before the time has come', async () => {
    const { requests, poll } = await desk(() => response(304));
    await poll();
    await poll();
    expect(requests).toHaveLength(1);
  });

  it('asks at once where the clock was put back behind the last time it was asked, and once', async () => {
    const { requests, clock, needs, poll } = await desk(() => response(304));
    clock.set('2026-11-29T06:00:00.000Z');
    await poll();
    clock.set('2026-11-22T06:00:00.000Z');
    expect(await dueSources(needs)).toEqual([{ to: 'collect', sourceId: id }]);
    expect((await poll()).nextPollAt < '2026-11-23T07:00:00.000Z').toBe(true);
    expect(await dueSources(needs)).toEqual([]);
    await poll();
    expect(requests.filter(({ url }) => url === feedUrl)).toHaveLength(2);
  });

  it('says honestly who asks', async () => {
    const { requests, poll } = await desk(() => response(304));
    await poll();
    expect(requests[0]?.headers?.['user-agent']).toBe('newsfold (+https://news.example.org/)');
  });

  it('remembers where a source moved for good', async () => {
    const movedTo = 'https://desk.example.org/new';
    const { poll } = await desk(() => response(200, rss([]), {}, { url: movedTo, movedTo }));
    expect((await poll()).fetchUrl).toBe(movedTo);
  });

  it('stops asking a source that is gone', async () => {
    const { clock, needs, poll } = await desk(() => response(410));
    expect((await poll()).stopped).toBe('gone');
    clock.set('2027-11-22T06:00:00.000Z');
    expect(await dueSources(needs)).toEqual([]);
  });

  it('waits twice as long after each failure, and starts anew when it works again', async () => {
    let fails = true;
    const { clock, poll, pollWhenDue } = await desk(() =>
      fails ? { kind: 'failed', reason: 'no route' } : response(200, rss(['a'])),
    );
    const first = minutesUntil(await poll(), clock.now());
    const second = minutesUntil(await pollWhenDue(), clock.now());
    const third = minutesUntil(await pollWhenDue(), clock.now());
    expect([first >= 15 && first < 23, second >= 30 && second < 46, third >= 60 && third < 91]).toEqual([
      true,
      true,
      true,
    ]);
    fails = false;
    expect((await pollWhenDue()).failuresInRow).toBe(0);
  });

  it.each([
    'getaddrinfo EAI_AGAIN desk.example.org',
    'getaddrinfo ENOTFOUND desk.example.org',
    'connect ENETUNREACH 192.0.2.1:443',
    'the address is private or special',
  ])('waits no longer after each try that asked nobody: %s', async (reason) => {
    const { clock, poll, pollWhenDue } = await desk(() => ({ kind: 'failed', reason }));
    await poll();
    for (let day = 0; day < 20; day++) await pollWhenDue();
    const state = await pollWhenDue();
    expect(state.failuresInRow).toBe(22);
    expect(minutesUntil(state, clock.now())).toBeLessThan(23);
  });

  it('begins to count where the first failure follows that is its own', async () => {
    let answer: FetchOutcome = { kind: 'failed', reason: 'getaddrinfo EAI_AGAIN desk.example.org' };
    const { clock, poll, pollWhenDue } = await desk(() => answer);
    await poll();
    for (let tries = 0; tries < 40; tries++) await pollWhenDue();
    answer = response(503);
    const minutes = [];
    for (let tries = 0; tries < 3; tries++) minutes.push(minutesUntil(await pollWhenDue(), clock.now()));
    expect(minutes.map((each, at) => each < 23 * 2 ** at)).toEqual([true, true, true]);
    expect(minutes[2]).toBeGreaterThanOrEqual(60);
  });

  it.each([403, 429, 503])('waits as long as Retry-After asks, beside a %i', async (status) => {
    const { clock, poll } = await desk(() => response(status, '', { 'retry-after': '7200' }));
    expect(minutesUntil(await poll(), clock.now())).toBeGreaterThanOrEqual(120);
  });

  it.each([
    ['ttl', '<ttl>240</ttl>', {}, 240],
    ['a ttl of days', '<ttl>4320</ttl>', {}, 4320],
    ['max-age', '', { 'cache-control': 'public, max-age=18000' }, 300],
    ['max-age less the age in a cache', '', { 'cache-control': 'max-age=18000', age: '10800' }, 120],
    ['max-age that an age is beyond', '', { 'cache-control': 'max-age=18000', age: '20000' }, 60],
    [
      'a max-age of a year, which is said of all files and counts as a day',
      '',
      { 'cache-control': 'max-age=31536000' },
      1440,
    ],
    ['Expires', '', { expires: 'Sun, 22 Nov 2026 11:00:00 GMT' }, 300],
    [
      "Expires by the server's own clock, less the age in a cache",
      '',
      { date: 'Sat, 21 Nov 2026 06:00:00 GMT', expires: 'Sat, 21 Nov 2026 11:00:00 GMT', age: '10800' },
      120,
    ],
    ['max-age beside Expires', '', { 'cache-control': 'max-age=7200', expires: 'Sun, 22 Nov 2026 11:00:00 GMT' }, 120],
    ['an Expires that is no date', '', { expires: '0' }, 60],
    [
      'the syndication module',
      '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>',
      {},
      360,
    ],
  ])('asks no more often than %s allows', async (_name, head, headers, minutes) => {
    const { clock, poll } = await desk(() => response(200, rss(['a'], head), headers));
    const waits = minutesUntil(await poll(), clock.now());
    expect([waits >= minutes, waits <= minutes * 1.11]).toEqual([true, true]);
  });

  it('leaves a source alone in the hours it names', async () => {
    const hours = Array.from({ length: 12 }, (_, hour) => `<hour>${hour}</hour>`).join('');
    const { poll } = await desk(() => response(200, rss(['a'], `<skipHours>${hours}</skipHours>`)));
    expect((await poll()).nextPollAt).toBe('2026-11-22T12:00:00.000Z');
  });

  it('takes a page that is no feed for a failure and says so', async () => {
    const links =
      '<link rel="alternate" hreflang="fr" href="/fr"><link rel="search" type="application/rss+xml" href="/?q">';
    const { poll } = await desk(() => response(200, `<html><head>${links}</head><body>Sign in</body></html>`));
    const { lastFailure } = await poll();
    expect(lastFailure).toMatch(/no feed/);
    expect(lastFailure).not.toContain('follow that instead');
  });

  it.each([
    ['<!DOCTYPE html><html><head><title>Log\n in</title></head></html>', 'it is a page, “Log in”'],
    ['<html><body>Sign in</body></html>', 'it is a page'],
    [' ', 'it is empty'],
    ['hello', 'neither XML nor JSON'],
    ['<opml version="2.0"></opml>', 'XML, but no RSS, Atom, RDF or CDF feed'],
  ])('says what it is that is no feed: %s', async (body, words) => {
    const { poll } = await desk(() => response(200, body));
    expect((await poll()).lastFailure).toBe(`what it sent is no feed: ${words}`);
  });

  it.each([
    ['<link rel="alternate" type="application/rss+xml" href="/rss">', 'https://desk.example.org/rss'],
    ['<LINK REL="home alternate" TYPE="application/atom+xml" HREF="https://f.example/a">', 'https://f.example/a'],
  ])('says where the feed of a page is that was taken for one: %s', async (link, address) => {
    const { poll } = await desk(() => response(200, `<html><head>${link}</head><body>Welcome</body></html>`));
    expect((await poll()).lastFailure).toContain(`whose feed is at ${address}; follow that instead`);
  });

  it('names all feeds of a page, for the first may be that of its comments', async () => {
    const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
    const links = ['/comments/feed', '/feed', '/feed'].map(link).join('');
    const { poll } = await desk(() => response(200, `<html><head>${links}</head><body>Welcome</body></html>`));
    const site = 'https://desk.example.org';
    const reason = (await poll()).lastFailure!;
    expect(reason).toContain(`feeds are at ${site}/comments/feed and ${site}/feed; follow one of them instead`);
    expect(failureAdvice(reason)).toBe('');
  });

  it('is called what its feed calls itself, unless somebody has named it', async () => {
    const { needs, poll, pollWhenDue } = await desk(() => response(200, rss(['a']).replace('Desk', 'The &amp;  Desk')));
    expect((await poll()).source.title).toBe('Desk');
    const unnamed = { title: 'desk.example.org', feedUrl, siteUrl: null, categories: [] };
    await syncSources(
      [
        { slug: 'mali', sources: [unnamed] },
        { slug: 'chad', sources: [unnamed] },
      ],
      needs,
    );
    expect((await pollWhenDue()).source.title).toBe('The & Desk');
  });

  it('asks one host one thing at a time', async () => {
    const other = { title: 'Other', feedUrl: 'https://desk.example.org/other', siteUrl: null, categories: [] };
    const { clock, needs, requests } = await desk(() => response(304));
    let both: Promise<unknown> | undefined;
    const fetcher = {
      fetch: async (request: FetchRequest) => {
        requests.push(request);
        both ??= collect({ to: 'collect', sourceId: sourceIdOf(other.feedUrl) }, { ...needs, fetcher });
        await both;
        return response(304);
      },
    };
    const again = { title: 'Desk', feedUrl, siteUrl: null, categories: [] };
    await syncSources([{ slug: 'mali', sources: [other, again] }], needs);
    clock.set('2026-11-22T07:00:00.000Z');
    await collect({ to: 'collect', sourceId: id }, { ...needs, fetcher });
    expect(requests).toHaveLength(1);
    const waiting = (await readSource(sourceIdOf(other.feedUrl), needs))!.value;
    expect(minutesUntil(waiting, clock.now())).toBeLessThanOrEqual(2);
    expect(waiting.failuresInRow).toBe(0);
  });
});

it.each([
  ['https://news.example.org', true],
  ['https://news.example.org:8443/news', true],
  ['http://news.example.org', false],
  ['https://localhost', false],
  ['https://192.0.2.7', false],
  ['https://[2001:db8::7]', false],
])('asks a hub to call %s: %s', async (baseUrl, isAsked) => {
  const link = (rel: string, href: string) => `<link xmlns="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`;
  const hub = 'https://hub.example.org/';
  const { needs, requests } = await desk(() => response(200, rss([], link('hub', hub) + link('self', feedUrl))));
  await collect({ to: 'collect', sourceId: id }, { ...needs, settings: { baseUrl } });
  expect(requests.some(({ url }) => url === hub)).toBe(isAsked);
});

describe('pages behind teasers', () => {
  const teasers =
    '<rss><channel><item><guid isPermaLink="false">7</guid><title>A</title><link>https://desk.example.org/a</link><description>Short.</description></item></channel></rss>';
  const answers =
    (robots: FetchOutcome): Answers =>
    ({ url }) => {
      if (url.endsWith('/robots.txt')) return robots;
      if (url === feedUrl) return response(200, teasers);
      return response(200, `<html><article><p>${long}</p></article></html>`, { 'content-type': 'text/html' }, { url });
    };

  it('are fetched, under the names that the feed gives the article', async () => {
    const { needs, poll, documents } = await desk(answers(response(404)));
    await poll();
    const page = (await documents()).find((key) => key.endsWith('.html'));
    const metadata = (await needs.blobs.head(page!))?.metadata;
    expect(metadata?.url).toBe('https://desk.example.org/a');
    expect(metadata?.identities?.split(' ').map(decodeURIComponent)).toEqual([
      'link:desk.example.org/a',
      `guid:example.org|${feedUrl}|7`,
    ]);
  });

  it("bring along the date and the author that their own site's feed states, and no other", async () => {
    const stated = (host: string) =>
      teasers
        .replace('desk.example.org/a', `${host}/a`)
        .replace('</title>', '</title><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate><author>Zoë Diarra</author>');
    const metadata = async (host: string) => {
      const { needs, poll, documents } = await desk((request) =>
        request.url === feedUrl ? response(200, stated(host)) : answers(response(404))(request),
      );
      await poll();
      const page = (await documents()).find((key) => key.endsWith('.html'));
      return (await needs.blobs.head(page!))?.metadata;
    };
    expect(await metadata('www.example.org')).toMatchObject({
      published: '2026-11-21T08:00:00.000Z',
      byline: 'Zo%C3%AB%20Diarra',
    });
    expect(Object.keys((await metadata('elsewhere.example'))!)).not.toContain('published');
  });

  it('arrive after the feed that names them, so that a text takes the place of its teaser in whatever order they are read', async () => {
    const { clock, needs, poll, documents } = await desk((request) => {
      clock.advance(40);
      return answers(response(404))(request);
    });
    await poll();
    const arrivals = (await Promise.all((await documents()).map((key) => needs.blobs.head(key)))).map((info) => [
      info?.metadata.source,
      info?.metadata['received-at'],
    ]);
    const at = Object.fromEntries(arrivals) as Record<string, string>;
    expect(at[`${id}-pages`]! > at[id]!).toBe(true);
  });

  it('of the first visit that come later are still of the past', async () => {
    const many = Array.from(
      { length: 30 },
      (_, at) =>
        `<item><guid isPermaLink="false">${at}</guid><title>${at}</title><link>https://desk.example.org/${at}</link><description>Short.</description></item>`,
    );
    const { needs, poll, pollWhenDue, documents } = await desk(({ url }) => {
      if (url.endsWith('/robots.txt')) return response(404);
      if (url === feedUrl) return response(200, `<rss><channel>${many.join('')}</channel></rss>`);
      return response(200, `<html><article><p>${long}</p></article></html>`, { 'content-type': 'text/html' }, { url });
    });
    await poll();
    await pollWhenDue();
    const pages = (await documents()).filter((key) => key.endsWith('.html'));
    const infos = await Promise.all(pages.map((key) => needs.blobs.head(key)));
    expect(infos).toHaveLength(30);
    expect(infos.every((info) => info?.metadata.backlog === '1')).toBe(true);
  });

  it('are left alone where robots.txt says so, or cannot be asked', async () => {
    for (const robots of [response(200, 'User-agent: *\nDisallow: /'), response(503)]) {
      const { poll, documents } = await desk(answers(robots));
      await poll();
      expect((await documents()).filter((key) => key.endsWith('.html'))).toEqual([]);
    }
  });

  it.each([15, 60])(
    'are fetched at the next visit, %i minutes on, where robots.txt can be asked only then',
    async (minutes) => {
      let robots = response(503);
      const { poll, pollWhenDue, documents } = await desk((request) => answers(robots)(request), minutes);
      await poll();
      robots = response(404);
      await pollWhenDue();
      expect((await documents()).filter((key) => key.endsWith('.html'))).toHaveLength(1);
    },
  );

  it('are fetched where robots.txt is behind too many redirects, as where there is none', async () => {
    const { poll, documents } = await desk(answers({ kind: 'refused', reason: 'more than 5 redirects' }));
    await poll();
    expect((await documents()).filter((key) => key.endsWith('.html'))).toHaveLength(1);
  });

  it.each([
    ['the front page of their site', 'https://desk.example.org/', 'text/html', '<p>Welcome.</p>'],
    ['sound', 'https://desk.example.org/a', 'audio/mpeg', 'ID3'],
    ['a PDF file', 'https://desk.example.org/a', 'text/html', '%PDF-1.7'],
  ])('are left where %s stands in their place', async (_name, url, type, body) => {
    const { poll, documents } = await desk((request) =>
      request.url === 'https://desk.example.org/a'
        ? response(200, body, { 'content-type': type }, { url })
        : answers(response(404))(request),
    );
    expect((await poll()).leftItems).toEqual([]);
    expect(await documents()).toHaveLength(1);
  });

  it('that are still to be fetched are no news, by which the source would be asked more often', async () => {
    const { clock, poll, pollWhenDue } = await desk((request) =>
      request.url === 'https://desk.example.org/a' ? response(503) : answers(response(404))(request),
    );
    const first = await poll();
    expect([first.itemsCount, first.leftItems?.length]).toEqual([1, 1]);
    const second = await pollWhenDue();
    expect([second.itemsCount, second.leftItems, second.lastNewItemAt]).toEqual([1, [], first.lastNewItemAt]);
    expect(minutesUntil(second, clock.now())).toBeGreaterThanOrEqual(60);
  });

  it('are left alone where the site forbids it that a redirect leads to', async () => {
    const { poll, documents } = await desk((request) => {
      if (request.url === 'https://other.example.org/robots.txt') return response(200, 'User-agent: *\nDisallow: /');
      if (request.url !== 'https://desk.example.org/a') return answers(response(404))(request);
      const url = 'https://other.example.org/a';
      return response(200, `<html><article><p>${long}</p></article></html>`, { 'content-type': 'text/html' }, { url });
    });
    await poll();
    expect((await documents()).filter((key) => key.endsWith('.html'))).toEqual([]);
  });

  it('are left alone where robots.txt names this program', async () => {
    const rules = 'User-agent: newsfold\nDisallow: /\n\nUser-agent: *\nAllow: /';
    const { poll, documents } = await desk(answers(response(200, rules)));
    await poll();
    expect((await documents()).filter((key) => key.endsWith('.html'))).toEqual([]);
  });

  it('are not fetched where the feed has the whole text', async () => {
    const { requests, poll } = await desk(() => response(200, rss(['a'])));
    await poll();
    expect(requests).toHaveLength(1);
  });
});

describe('the sources of the seeds', () => {
  it('are one where topics share an address, and go when no seed names them', async () => {
    const { needs, clock } = await desk(() => response(304));
    const source = { title: 'Desk', feedUrl, siteUrl: null, categories: [] };
    await syncSources(
      [
        { slug: 'mali', sources: [source] },
        { slug: 'sahel', sources: [source] },
      ],
      needs,
    );
    expect((await readSource(id, needs))?.value.source.topics).toEqual(['mali', 'sahel']);
    clock.set('2026-11-22T07:00:00.000Z');
    expect(await dueSources(needs)).toEqual([{ to: 'collect', sourceId: id }]);
    await syncSources([], needs);
    expect(await dueSources(needs)).toEqual([]);
  });
});
