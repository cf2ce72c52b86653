import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import type { Records, RecordWrite } from '../../../functions/ports.ts';
import { loopbackServers, polledDesk, rssOf } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

/** Records beside which something else is done before the first write that is meant. */
function meeting(records: Records, isMeant: (write: RecordWrite) => boolean, other: () => Promise<unknown>): Records {
  let hasMet = false;
  return {
    ...records,
    write: async (writes) => {
      const meets = !hasMet && writes.some(isMeant);
      if (meets) {
        hasMet = true;
        await other();
      }
      return records.write(writes);
    },
  };
}

describe('writes that meet', () => {
  it('what the seeds say of a source is taken in, though a poll wrote at the same moment', async () => {
    const url = 'https://desk.example.org/feed';
    const { needs } = await polledDesk([{ feedUrl: url }]);
    const polled = async () => {
      const record = (await readSource(sourceIdOf(url), needs))!;
      await needs.records.write(sourceWrites(record, { ...record.value, itemsCount: 7 }));
    };
    const records = meeting(needs.records, ({ key }) => key.partition === 'sources', polled);
    const source = { title: 'Desk', feedUrl: url, siteUrl: null, categories: [] };
    const topics = ['mali', 'sahel'].map((slug) => ({ slug, sources: [source] }));
    await syncSources(topics, { ...needs, records });
    await syncSources(topics, needs);
    const { value } = (await readSource(sourceIdOf(url), needs))!;
    expect(value).toMatchObject({ itemsCount: 7, source: { topics: ['mali', 'sahel'] } });
  });

  it('a host that wants to be left alone is, though the turn of another of its sources had begun', async () => {
    const asked: string[] = [];
    let goOn: Promise<unknown> = Promise.resolve();
    const port = await servers.http(async ({ url }, response) => {
      asked.push(url!);
      if (url === '/busy') return response.writeHead(429, { 'retry-after': '3600' }).end();
      await goOn;
      return response.end(rssOf([], `http://desk.example.org`));
    });
    const urls = ['busy', 'second', 'third'].map((path) => `http://desk.example.org:${port}/${path}`);
    const { needs } = await polledDesk(urls.map((feedUrl) => ({ feedUrl })));
    const poll = (url: string | undefined, records = needs.records) =>
      collect({ to: 'collect', sourceId: sourceIdOf(url!) }, { ...needs, records });
    let second: Promise<unknown> = Promise.resolve();
    let isOver = (): void => {};
    goOn = new Promise<void>((resolve) => {
      isOver = resolve;
    });
    const records: Records = {
      ...needs.records,
      write: async (writes) => {
        const outcome = await needs.records.write(writes);
        // The turn of the first source has ended: the second one's begins at that very moment.
        if (writes.some(({ kind, key }) => kind === 'delete' && key.partition.startsWith('hosts/'))) {
          second = poll(urls[1]);
          await needs.records.get({ partition: 'hosts', sort: 'any' });
        }
        return outcome;
      },
    };
    await poll(urls[0], records);
    isOver();
    await second;
    await poll(urls[2]);
    expect(asked).not.toContain('/third');
  });
});
