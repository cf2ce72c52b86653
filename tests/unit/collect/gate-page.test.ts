import { afterEach, expect, it } from 'vitest';
import { isGate } from '../../../functions/collect/gate-page.ts';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

it.each([
  ['https://desk.example/login?next=/2026/convoy', true],
  ['https://desk.example/login?next=%2F2026%2Fconvoy%3Fa%3D1', true],
  ['https://id.example/consent?back=https%3A%2F%2Fdesk.example%2F2026%2Fconvoy', true],
  ['https://id.example/a?state=https%253A%252F%252Fdesk.example%252F2026%252Fconvoy', true],
  ['https://desk.example/2026/convoy?utm_source=/2026/convoy', false],
  ['https://desk.example/2026/03/the-convoy?from=rss', false],
  ['https://desk.example/login?x=%E0%A4', false],
])('knows %s for a gate before a page: %s', (answered, expected) => {
  expect(isGate(answered, 'https://desk.example/2026/convoy')).toBe(expected);
});

it('is no gate where a short link is one of many', () => {
  expect(isGate('https://desk.example/story?id=7&q=/', 'https://desk.example/')).toBe(false);
});

it('leaves an entry its teaser where its page wants a reader to log in', async () => {
  const port: number = await servers.http((request, response) => {
    const path = request.url!;
    if (path === '/feed')
      response.end(
        `<rss><channel><item><title>Convoy leaves</title><link>http://desk.example.org:${port}/convoy</link></item></channel></rss>`,
      );
    else if (path === '/convoy') response.writeHead(302, { location: '/login?next=/convoy' }).end();
    else
      response.end(
        `<html><body><h1>Log in</h1><p>${'To read about the convoy, log in. '.repeat(20)}</p></body></html>`,
      );
  });
  const url = `http://desk.example.org:${port}/feed`;
  const { needs, poll, documents } = await polledDesk([{ feedUrl: url }]);
  await poll(url);
  const arrived = await Promise.all((await documents()).map((key) => needs.blobs.head(key)));
  expect(arrived.map((info) => info?.metadata.url)).toEqual([url]);
});
