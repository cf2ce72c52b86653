import { expect, test } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { collect } from '../../../functions/collect/collect.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import type { FetchOutcome } from '../../../functions/ports.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const ignored = () => {};

test('the sources of one host are asked in one round, one after the other', async () => {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const asked: string[] = [];
  let underWay = 0;
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const fetch = async ({ url }: { readonly url: string }) => {
    expect(++underWay).toBe(1);
    await pause();
    underWay -= 1;
    asked.push(url);
    const bytes = Buffer.from('<rss><channel><title>News</title></channel></rss>');
    return {
      kind: 'response',
      status: 200,
      headers: { 'content-type': 'text/xml' },
      bytes,
      url,
    } satisfies FetchOutcome;
  };
  const waited: number[] = [];
  const needs = {
    clock,
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    ids: { token: () => 'token' },
    log: { info: ignored, warn: ignored, error: ignored, count: ignored },
    settings: { baseUrl: 'https://news.example.org' },
    fetcher: { fetch },
    wait: async (milliseconds: number) => {
      waited.push(milliseconds);
      for (let turn = 0; turn < milliseconds / 50; turn++) await pause();
    },
  };
  const urls = Array.from({ length: 12 }, (_, at) => `https://agency.example.org/${at}`);
  const sources = urls.map((feedUrl) => ({ title: feedUrl, feedUrl, siteUrl: null, categories: [] }));
  await syncSources([{ slug: 'mali', sources }], needs);
  await Promise.all((await dueSources(needs)).map((message) => collect(message, needs)));
  expect(asked.toSorted()).toEqual(urls.toSorted());
  expect(new Set(waited).size).toBeGreaterThan(6);
});
