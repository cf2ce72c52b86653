import { expect, test } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { sourceIdOf } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { hostsInTurn } from '../../../functions/runtime/hosts-in-turn.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const feeds = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3', 'https://b.example/1'];

test('asks the sources of a host one after another, one that fails too, and other hosts meanwhile', async () => {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const records = recordsMemory({ clock });
  const sources = feeds.map((feedUrl) => ({ title: feedUrl, feedUrl, siteUrl: null, categories: [] }));
  await syncSources([{ slug: 'mali', sources }], { clock, records });
  const events: string[] = [];
  const ends: (() => void)[] = [];
  const poll = hostsInTurn(
    async ({ sourceId }) => {
      const feed = feeds.find((url) => sourceIdOf(url) === sourceId)!;
      events.push(`asks ${feed}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (feed === feeds[1]) throw new Error('it breaks');
      return [];
    },
    { records },
  );
  const polls = feeds.map((url) => poll({ to: 'collect', sourceId: sourceIdOf(url) }));
  const all = Promise.allSettled(polls);
  await expect.poll(() => [...events].sort()).toEqual([`asks ${feeds[0]}`, `asks ${feeds[3]}`]);
  for (const count of [3, 4]) {
    for (const end of ends.splice(0)) end();
    await expect.poll(() => events.length).toBe(count);
  }
  for (const end of ends.splice(0)) end();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(events.slice(2)).toEqual([`asks ${feeds[1]}`, `asks ${feeds[2]}`]);
});
