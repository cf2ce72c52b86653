import { describe, expect, it, test } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { askSource, ownHeaders } from '../../../functions/collect/ask-source.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { freshSource, readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { seededSources, syncSources } from '../../../functions/collect/sync-sources.ts';
import { dayMs, later } from '../../../functions/instant.ts';
import type { FetchRequest } from '../../../functions/ports.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const feedUrl = 'https://desk.example.org/feed';
const now = '2026-11-22T06:00:00.000Z';
const named = { title: 'Desk', feedUrl, siteUrl: null, categories: [] };
const secrets: Readonly<Record<string, string>> = { NEWSFOLD_HEADER_DESK: 'k3y' };
const variableOf = (name: string) => secrets[name];

describe('a source that several topics name', () => {
  const mali = { ...named, categories: ['Sahel'], intervalMinutes: 240, fetchPages: 'always' as const };
  const sahel = { ...named, categories: ['West Africa'], intervalMinutes: 60, headers: { 'x-edition': 'full' } };
  const topics = [
    { slug: 'mali', sources: [mali] },
    { slug: 'sahel', sources: [sahel] },
  ];

  it('is polled as the more demanding wants, for both', () => {
    expect(seededSources(topics)).toMatchObject([
      {
        topics: ['mali', 'sahel'],
        categories: ['Sahel', 'West Africa'],
        intervalMinutes: 60,
        fetchPages: 'always',
        headers: { 'x-edition': 'full' },
      },
    ]);
  });

  it('is asked for once', async () => {
    const clock = manualClock(now);
    const needs = { clock, records: recordsMemory({ clock }) };
    await syncSources(topics, needs);
    expect(await dueSources(needs)).toHaveLength(1);
  });

  it('is known by its address and polled as usual when nobody says more', () => {
    const bare = { ...named, title: 'desk.example.org' };
    const topics = [{ slug: 'mali', sources: [bare] }];
    expect(seededSources(topics)).toMatchObject([{ fetchPages: 'teasers', intervalMinutes: null, headers: {} }]);
    expect(seededSources([...topics, { slug: 'sahel', sources: [named] }])).toMatchObject([{ title: 'Desk' }]);
  });
});

test('a source that failed is asked again at once when its topic or the private sources are changed', async () => {
  const clock = manualClock(now);
  const needs = { clock, records: recordsMemory({ clock }) };
  const topics = [{ slug: 'mali', sources: [named] }];
  await syncSources(topics, needs);
  const asks = async () => (await dueSources(needs)).length;
  const fail = async () => {
    const record = (await readSource(sourceIdOf(feedUrl), needs))!;
    const nextPollAt = later(clock.now(), dayMs);
    await needs.records.write([...sourceWrites(record, { ...record.value, failuresInRow: 7, nextPollAt })]);
    clock.advance(60_000);
    return asks();
  };
  expect([await fail(), await syncSources(topics, needs), await asks()]).toEqual([0, undefined, 0]);
  await syncSources(topics, needs, { privateSources: [feedUrl] });
  expect([await asks(), await fail()]).toEqual([1, 0]);
  await syncSources([{ slug: 'mali', sources: [{ ...named, headers: { 'x-edition': 'full' } }] }], needs);
  expect(await asks()).toBe(1);
});

describe('the headers of a source', () => {
  const [source] = seededSources([
    { slug: 'mali', sources: [{ ...named, headers: { authorization: 'Bearer $NEWSFOLD_HEADER_DESK' } }] },
  ]);
  const asked: FetchRequest[] = [];
  const fetcher = {
    fetch: async (request: FetchRequest) => {
      asked.push(request);
      return { kind: 'response' as const, status: 304, headers: {}, bytes: new Uint8Array(), url: request.url };
    },
  };

  it('are sent with the values of the variables that they refer to', async () => {
    await askSource(freshSource(source!, now), { userAgent: 'newsfold', now, fetcher, variableOf });
    expect(asked.at(-1)?.headers).toMatchObject({ authorization: 'Bearer k3y', 'user-agent': 'newsfold' });
  });

  it('keep it from being asked, and say why, while such a variable is not set', async () => {
    const before = asked.length;
    const asking = { userAgent: 'newsfold', now, fetcher, variableOf: () => undefined };
    expect(await askSource(freshSource(source!, now), asking)).toMatchObject({
      kind: 'failed',
      reason:
        'its header authorization needs the environment variable NEWSFOLD_HEADER_DESK, which is not set where newsfold runs',
    });
    expect(asked).toHaveLength(before);
  });

  it('refer to no other variables', () => {
    const headers = { 'x-a': '$AWS_SECRET_ACCESS_KEY' };
    expect(ownHeaders({ url: feedUrl, headers }, feedUrl, () => 'secret')).toEqual(headers);
  });

  it('are kept from where the source has moved to on another site, and told to the same site over TLS', () => {
    const headers = { 'x-api-key': 'k3y' };
    expect(ownHeaders({ url: feedUrl, headers }, 'https://elsewhere.example.org/feed', variableOf)).toEqual({});
    expect(ownHeaders({ url: feedUrl, headers }, 'https://desk.example.org:8443/feed', variableOf)).toEqual({});
    expect(ownHeaders({ url: feedUrl, headers }, 'http://desk.example.org/feed', variableOf)).toEqual({});
    expect(ownHeaders({ url: 'http://desk.example.org/a', headers }, feedUrl, variableOf)).toEqual(headers);
  });
});
