import { afterEach, describe, expect, it } from 'vitest';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

const topic = prepareTopic({
  slug: 'mali',
  title: 'Mali',
  description: '',
  language: 'en',
  query: { any: ['ferry'], all: [], none: [] },
  examples: [],
  sources: [],
});
const story = 'The ferry of Mopti sank at its berth, and divers look for its bell under the old ropes of the quay. ';
const page = `<html><head><title>A ferry sank</title></head><body><article><h1>A ferry sank</h1><p>${story.repeat(9)}</p></article></body></html>`;

/** What comes of polling a service that answers so, and has pages under `/page/`; its own address is `SITE` there. */
async function followed(answer: () => unknown) {
  const asked: string[] = [];
  const port: number = await servers.http(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/robots.txt') return response.writeHead(404).end();
    if (url.startsWith('/page/')) return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    const json = JSON.stringify(answer()).replaceAll('SITE', `http://desk.example.org:${port}`);
    return response.writeHead(200, { 'content-type': 'application/json' }).end(json);
  });
  const url = `http://desk.example.org:${port}/api?q=ferry`;
  const desk = await polledDesk([{ feedUrl: url }]);
  const poll = async () => {
    const { lastFailure, itemsCount, habitMinutes } = await desk.pollWhenDue(url);
    return { lastFailure, itemsCount, habitMinutes };
  };
  const articles = async () => {
    const messages = [];
    for (const key of await desk.documents())
      messages.push(...(await normalise({ to: 'normalise', key }, { ...desk.needs, topics: [topic] })));
    return messages.length;
  };
  const rejected = async () => (await desk.needs.blobs.list('rejected/', { limit: 10 })).keys.length;
  return { asked, poll, articles, rejected };
}

describe('a service that lists articles in JSON', () => {
  it('is followed where it has headlines alone: the pages say the rest', async () => {
    const articles = [
      { url: 'SITE/page/1', title: 'A ferry sank', seendate: '20261122T050000Z', domain: 'desk.example' },
    ];
    const { asked, poll, articles: read, rejected } = await followed(() => ({ articles }));
    expect(await poll()).toMatchObject({ lastFailure: null, itemsCount: 1 });
    articles.push({ ...articles[0]!, url: 'SITE/page/2' });
    expect(await poll()).toMatchObject({ itemsCount: 2 });
    expect(asked.filter((url) => url.startsWith('/page/'))).toEqual(['/page/1', '/page/2']);
    expect([await read(), await rejected()]).toEqual([2, 0]);
  });

  it('is read where it has whole texts, in a list by itself', async () => {
    const post = { id: 7, date_gmt: '2026-11-22T05:00:00', link: 'SITE/page/7', title: { rendered: 'A ferry sank' } };
    const { asked, poll, articles } = await followed(() => [
      { ...post, content: { rendered: `<p>${story.repeat(9)}</p>` } },
    ]);
    expect(await poll()).toMatchObject({ lastFailure: null, itemsCount: 1 });
    expect(asked).toEqual(['/api?q=ferry']);
    expect(await articles()).toBe(1);
  });

  it('shows by its dates how often it has news', async () => {
    const hours = [1, 3, 5, 7];
    const { poll } = await followed(() => ({
      status: 'ok',
      articles: hours.map((hour) => ({
        ...{ title: `Report ${hour}`, url: `SITE/page/${hour}`, description: 'It sank.' },
        publishedAt: `2026-11-22T0${hour}:00:00Z`,
      })),
    }));
    expect(await poll()).toMatchObject({ itemsCount: 4, habitMinutes: 120 });
  });

  it('works where it has found nothing, as a search may', async () => {
    const { poll } = await followed(() => ({ status: 'ok', totalResults: 0, articles: [] }));
    expect(await poll()).toMatchObject({ lastFailure: null, itemsCount: 0 });
  });

  it.each([
    ['an error', { error: 'rate limited' }],
    ['something else', { stations: [{ name: 'Mopti', temperature: 31 }] }],
    ['nothing', {}],
  ])('fails where it answers with %s', async (_name, answer) => {
    const { poll } = await followed(() => answer);
    expect((await poll()).lastFailure).toMatch(/no feed: JSON that lists no articles/);
  });
});
