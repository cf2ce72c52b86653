import { afterEach, expect, it } from 'vitest';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

/** The pages that are asked for of a site with these rules, which lists one that is open and one that is closed. */
async function pagesAskedFor(robots: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const port = await servers.http(({ url }, response) => {
    asked.push(url!);
    if (url === '/robots.txt') return response.end(robots);
    if (url !== '/feed') return response.end('<p>All of it.</p>');
    const items = ['open', 'closed'].map(
      (name) => `<item><title>${name}</title><link>http://desk.example.org:${port}/${name}</link></item>`,
    );
    return response.end(`<rss version="2.0"><channel><title>Desk</title>${items.join('')}</channel></rss>`);
  });
  const url = `http://desk.example.org:${port}/feed`;
  await (await polledDesk([{ feedUrl: url }])).poll(url);
  return asked.filter((path) => path !== '/feed' && path !== '/robots.txt');
}

it('goes by the beginning of rules that are longer than need be read (RFC 9309 section 2.5)', async () => {
  const rules = 'User-agent: *\nDisallow: /closed\n';
  expect(await pagesAskedFor(rules)).toEqual(['/open']);
  expect(await pagesAskedFor(`${rules}${'# and so on and so forth\n'.repeat(40_000)}`)).toEqual(['/open']);
});
