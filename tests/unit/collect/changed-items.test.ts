import { afterEach, expect, it } from 'vitest';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

interface Item {
  readonly name: string;
  readonly title?: string;
  readonly hour?: number;
}

/** A feed of teasers whose items the test sets: which pages are asked for at each poll. */
async function followedTeasers() {
  let items: readonly Item[] = [];
  let pages: string[] = [];
  const port: number = await servers.http(({ url = '' }, response) => {
    if (url === '/robots.txt') return response.writeHead(404).end();
    if (url === '/feed') return response.end(`<rss><channel>${items.map(xmlOf).join('')}</channel></rss>`);
    pages.push(url);
    return response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${'The convoy left. '.repeat(50)}</p>`);
  });
  const xmlOf = ({ name, title = name, hour = 5 }: Item) =>
    `<item><guid isPermaLink="false">${name}</guid><title>${title}</title><link>http://desk.example.org:${port}/${name}</link>
      <pubDate>Sun, 22 Nov 2026 0${hour}:00:00 GMT</pubDate><description>Short.</description></item>`;
  const url = `http://desk.example.org:${port}/feed`;
  const desk = await polledDesk([{ feedUrl: url }]);
  return async (next: readonly Item[]) => {
    [items, pages] = [next, []];
    const { itemsCount, lastNewItemAt } = await desk.pollWhenDue(url);
    return { pages, itemsCount, isNews: lastNewItemAt === desk.clock.now() };
  };
}

it('fetches a page once more when the feed says another headline or date of it, which is no news', async () => {
  const poll = await followedTeasers();
  expect((await poll([{ name: 'a' }, { name: 'b' }])).pages).toEqual(['/a', '/b']);
  expect((await poll([{ name: 'a', hour: 6 }, { name: 'b' }])).pages).toEqual(['/a']);
  const renamed = [{ name: 'a', hour: 6 }, { name: 'b', title: 'B, corrected' }, { name: 'c' }];
  expect(await poll(renamed)).toEqual({ pages: ['/b', '/c'], itemsCount: 3, isNews: true });
  expect(await poll([...renamed].reverse())).toEqual({ pages: [], itemsCount: 3, isNews: false });
});

it('fetches no page again of a feed that dates all of its list anew', async () => {
  const poll = await followedTeasers();
  const named = (hour: number) => Array.from({ length: 6 }, (_, at) => ({ name: `n${at}`, hour }));
  await poll(named(5));
  expect((await poll(named(6))).pages).toEqual([]);
  const [first, ...others] = named(6);
  expect((await poll([{ ...first!, hour: 7 }, ...others])).pages).toEqual(['/n0']);
});

it('fetches no page again and again where several entries go by one name', async () => {
  const poll = await followedTeasers();
  const same = [
    { name: 'a', title: 'One' },
    { name: 'a', title: 'Two' },
  ];
  await poll(same);
  expect((await poll([...same, { name: 'b' }])).pages).toEqual(['/b']);
});

it('fetches a page three times more at most, for a feed whose dates are a clock', async () => {
  const poll = await followedTeasers();
  const asked: string[] = [];
  for (let hour = 0; hour < 9; hour++) asked.push(...(await poll([{ name: 'a', hour }])).pages);
  expect(asked).toEqual(['/a', '/a', '/a', '/a']);
});
