import { afterEach, expect, it } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { putSource } from '../../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf } from '../../../functions/collect/source-record.ts';
import { showStatus } from '../../../functions/collect/status-page.ts';
import type { Log, LogFields } from '../../../functions/ports.ts';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

const teaser = (site: string) =>
  `<rss version="2.0"><channel><title>D</title><item><title>a</title><link>${site}/hush/page?key=hush</link></item></channel></rss>`;

it.each([
  ['fails', 500, 'source failed'],
  ['is gone', 410, 'source gone'],
  ['has a page that fails', 200, 'page not taken'],
])('an address that may be a key is not logged where the source %s', async (_name, status, event) => {
  const port = await servers.http(({ url }, response) => {
    response.statusCode = url === '/robots.txt' || url!.includes('page') ? 404 : status;
    response.end(teaser(`http://desk.example.org:${port}`));
  });
  const url = `http://desk.example.org:${port}/hush/feed?key=hush`;
  const { needs } = await polledDesk([{ feedUrl: url }]);
  const lines: string[] = [];
  const note = (name: string, fields?: LogFields) => lines.push(`${name} ${JSON.stringify(fields)}`);
  const log: Log = { info: note, warn: note, error: note, count: () => {} };
  await collect({ to: 'collect', sourceId: sourceIdOf(url) }, { ...needs, log });
  expect(lines).toEqual([expect.stringContaining(event)]);
  expect(lines[0]).toContain(`desk.example.org:${port}`);
  expect(lines[0]).not.toContain('hush');
});

it('nor shown to everybody as the name of a source that has none', async () => {
  const { needs } = await polledDesk([]);
  const url = 'https://desk.example.org/hush/feed?key=hush';
  await putSource({ url, topics: ['mali'] }, needs);
  expect((await readSource(sourceIdOf(url), needs))!.value.source.title).toBe('desk.example.org');
  const { response } = await showStatus(null, { ...needs, settings: { ...needs.settings, siteName: 'News' } });
  expect(await response.text()).not.toContain('hush');
});
