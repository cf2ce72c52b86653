import { expect, test } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { minuteMs } from '../../../functions/instant.ts';
import type { FetchOutcome } from '../../../functions/ports.ts';
import { collectNeeds } from '../../collect-needs.ts';

const urls = Array.from({ length: 12 }, (_, at) => `https://agency.example.org/${at}`);

/** Twelve sources of one host, which answers so many requests of a round and then with status 429. */
async function agency(answersMax: number) {
  const asked: string[] = [];
  const waited: number[] = [];
  let underWay = 0;
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const fetch = async ({ url }: { readonly url: string }) => {
    expect(++underWay).toBe(1);
    await pause();
    underWay -= 1;
    asked.push(url);
    const status = asked.length > answersMax ? 429 : 200;
    const bytes = Buffer.from('<rss><channel><title>News</title></channel></rss>');
    return { kind: 'response', status, headers: { 'content-type': 'text/xml' }, bytes, url } satisfies FetchOutcome;
  };
  const needs = {
    ...collectNeeds(fetch),
    wait: async (milliseconds: number) => {
      waited.push(milliseconds);
      for (let turn = 0; turn < milliseconds / 50; turn++) await pause();
    },
  };
  const sources = urls.map((feedUrl) => ({ title: feedUrl, feedUrl, siteUrl: null, categories: [] }));
  await syncSources([{ slug: 'mali', sources }], needs);
  /** Whom the round that many minutes later asks. */
  const round = async (minutes: number) => {
    needs.clock.advance(minutes * minuteMs);
    asked.length = 0;
    await Promise.all((await dueSources(needs)).map((message) => collect(message, needs)));
    return asked.toSorted();
  };
  return { round, waited };
}

test('the sources of one host are asked in one round, one after the other', async () => {
  const { round, waited } = await agency(12);
  expect(await round(0)).toEqual(urls.toSorted());
  expect(new Set(waited).size).toBeGreaterThan(6);
});

test('a host that is asked too often, and does not say for how long, is left alone by all before they fail', async () => {
  const { round } = await agency(5);
  const rounds = [await round(0), await round(5), await round(5)];
  expect(rounds.map(({ length }) => length)).toEqual([6, 0, 6]);
  expect(new Set(rounds.flat()).size).toBe(12);
});
