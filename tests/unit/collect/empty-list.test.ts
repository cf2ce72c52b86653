import { afterEach, expect, it } from 'vitest';
import { loopbackServers, polledDesk, rssOf } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

it.each([
  ['its past, where it is dated long before', 'Sun, 01 Nov 2026 06:00:00 GMT', '1'],
  ['news, where it is dated since', 'Sun, 22 Nov 2026 06:30:00 GMT', undefined],
  ['news, where it is not dated', '', undefined],
])('what a source has after an empty list is %s', async (_name, date, backlog) => {
  const site = 'http://desk.example.org';
  let list = rssOf([], site);
  const url = `${site}:${await servers.http((_request, response) => response.end(list))}/feed`;
  const { needs, poll, pollWhenDue, documents } = await polledDesk([{ feedUrl: url }]);
  await poll(url);
  list = rssOf(['a', 'b'], site).replace('<item>', `<item><pubDate>${date}</pubDate>`);
  await pollWhenDue(url);
  const [key] = await documents();
  expect((await needs.blobs.head(key!))?.metadata.backlog).toBe(backlog);
});
