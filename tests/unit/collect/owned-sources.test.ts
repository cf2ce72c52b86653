import { describe, expect, it } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { listFollowed, putSource, putSources, removeSource } from '../../../functions/collect/owned-sources.ts';
import { healthSentence, sourceHealth } from '../../../functions/collect/source-health.ts';
import { freshSource, type SourceRecord, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { sourcesOpml } from '../../../functions/collect/sources-opml.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { SourceState } from '../../../functions/model/source.ts';
import { parseSources } from '../../../functions/topic/parse-sources.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const url = 'https://desk.example.org/feed';
const now = '2026-11-22T06:00:00.000Z';

function world() {
  const clock = manualClock(now);
  return { clock, records: recordsMemory({ clock }) };
}

const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();

describe('what the owner says of sources', () => {
  it('wins over the seeds', async () => {
    const needs = world();
    const seeds = [{ slug: 'mali', sources: [{ title: 'Desk', feedUrl: url, siteUrl: null, categories: [] }] }];
    await syncSources(seeds, needs);
    await removeSource(url, needs);
    await syncSources([...seeds, { slug: 'sahel', sources: [] }], needs);
    await syncSources([], needs);
    await syncSources(seeds, needs);
    expect(await dueSources(needs)).toEqual([]);
  });

  it('adds a topic to a source that is there', async () => {
    const needs = world();
    expect(await putSource({ url, topics: ['mali'], title: 'Desk' }, needs)).toBe('added');
    expect(await putSource({ url, topics: ['sahel'], intervalMinutes: 30 }, needs)).toBe('changed');
    const [state] = await listFollowed(needs);
    expect(state?.source).toMatchObject({ title: 'Desk', topics: ['mali', 'sahel'], intervalMinutes: 30 });
  });

  it('changes nothing when it was said before, so that nothing is polled again', async () => {
    const needs = world();
    await putSource({ url, topics: ['mali'], title: 'Desk' }, needs);
    needs.clock.advance(60_000);
    expect(await putSource({ url, topics: ['mali'] }, needs)).toBe('unchanged');
    expect((await listFollowed(needs))[0]?.nextPollAt).toBe(now);
  });

  it('has a source that failed asked again at once, whether it changes something or not', async () => {
    const needs = world();
    await putSource({ url, topics: ['mali'], title: 'Desk' }, needs);
    const key = recordKeys.source(sourceIdOf(url));
    const record = (await needs.records.get(key)) as SourceRecord;
    const failed = { ...record.value, failuresInRow: 9, lastFailure: 'no such host', nextPollAt: daysAgo(-1) };
    await needs.records.write([...sourceWrites(record, failed)]);
    needs.clock.advance(60_000);
    expect(await dueSources(needs)).toEqual([]);
    expect(await putSource({ url, topics: ['mali'] }, needs)).toBe('unchanged');
    expect(await dueSources(needs)).toEqual([{ to: 'collect', sourceId: sourceIdOf(url) }]);
  });

  it('leaves to the seeds what it says as they do, as an exported list that is imported again', async () => {
    const needs = world();
    const feed = { title: 'Desk', feedUrl: url, siteUrl: null, categories: ['News'] };
    await syncSources([{ slug: 'mali', sources: [feed] }], needs);
    const same = { url, title: 'Desk', categories: ['News'], topics: ['mali'] };
    expect(await putSource(same, needs)).toBe('unchanged');
    await syncSources([{ slug: 'mali', sources: [{ ...feed, title: 'The desk' }] }], needs);
    expect((await listFollowed(needs))[0]?.source.title).toBe('The desk');
  });

  it('takes a source from one topic and leaves it to the others', async () => {
    const needs = world();
    await putSource({ url, topics: ['mali', 'sahel'] }, needs);
    expect(await removeSource(url, needs, 'mali')).toEqual({ kind: 'kept', topics: ['sahel'] });
    expect(await removeSource(url, needs, 'mali')).toEqual({ kind: 'not followed' });
    expect(await dueSources(needs)).toHaveLength(1);
    expect(await removeSource(url, needs, 'sahel')).toEqual({ kind: 'removed' });
    expect(await dueSources(needs)).toEqual([]);
  });

  it('adds a source that was taken out for the topic that is named alone', async () => {
    const needs = world();
    await putSource({ url, topics: ['mali'] }, needs);
    await removeSource(url, needs);
    expect(await putSource({ url, topics: ['sahel'] }, needs)).toBe('added');
    expect((await listFollowed(needs))[0]?.source.topics).toEqual(['sahel']);
  });

  it('is kept when the collector writes at the same time', async () => {
    const needs = world();
    await putSource({ url, topics: ['mali'] }, needs);
    const { records } = needs;
    let met = false;
    const meeting: typeof records = {
      ...records,
      write: async (writes) => {
        if (met) return records.write(writes);
        met = true;
        const key = { partition: 'sources', sort: (await listFollowed(needs))[0]!.source.id };
        const { value } = (await records.get(key))!;
        await records.write([{ kind: 'put', key, value, expect: 'any' }]);
        return records.write(writes);
      },
    };
    expect(await putSource({ url, topics: ['sahel'] }, { ...needs, records: meeting })).toBe('changed');
    expect((await listFollowed(needs))[0]?.source.topics).toEqual(['mali', 'sahel']);
  });

  it('lists more sources than one page holds', async () => {
    const needs = world();
    await putSources(
      Array.from({ length: 501 }, (_, at) => ({ url: `https://example.org/${at}` })),
      needs,
    );
    expect(await listFollowed(needs)).toHaveLength(501);
  });

  it('is written for many sources together, and again only where it says something else', async () => {
    const { clock, records } = world();
    let calls = 0;
    const counted = new Proxy(records, {
      get: (target, name: keyof typeof records) => {
        calls++;
        return target[name];
      },
    });
    const needs = { clock, records: counted };
    const callsOf = async (work: Promise<unknown>) => {
      calls = 0;
      await work;
      return calls;
    };
    const listed = Array.from({ length: 2_000 }, (_, at) => ({ url: `https://example.org/${at}`, topics: ['mali'] }));
    expect(await callsOf(putSources(listed, needs))).toBeLessThan(150);
    expect(await callsOf(putSources(listed, needs))).toBeLessThan(75);
    const seeds = listed.map(({ url }) => ({ title: url, feedUrl: `${url}/`, siteUrl: null, categories: [] }));
    expect(await callsOf(syncSources([{ slug: 'mali', sources: seeds }], needs))).toBeLessThan(150);
    const more = [...seeds, { ...seeds[0]!, feedUrl: url }];
    expect(await callsOf(syncSources([{ slug: 'mali', sources: more }], needs))).toBeLessThan(75);
    expect(await listFollowed(needs)).toHaveLength(4_001);
  });

  it('is kept for the others where the collector writes to one of many', async () => {
    const needs = world();
    const listed = ['a', 'b', 'c'].map((name) => ({ url: `https://${name}.example.org/feed`, topics: ['mali'] }));
    await putSources(listed, needs);
    const meeting: typeof needs.records = {
      ...needs.records,
      write: (writes) =>
        writes.some(({ key }) => key.sort === sourceIdOf(listed[1]!.url)) ? busy : needs.records.write(writes),
    };
    const busy = Promise.resolve({ kind: 'conflict', key: { partition: 'sources', sort: '' } } as const);
    const wanted = listed.map((one) => ({ ...one, topics: ['sahel'] }));
    await expect(putSources(wanted, { ...needs, records: meeting })).rejects.toThrow('b.example.org/feed was changed');
    const followed = (await listFollowed(needs)).filter(({ source }) => source.topics.includes('sahel'));
    expect(followed.map(({ source }) => source.url).sort()).toEqual([listed[0]!.url, listed[2]!.url]);
  });

  describe('goes out as OPML', () => {
    const exported = (...listed: [title: string, categories: readonly string[]][]): string =>
      sourcesOpml(
        listed.map(([title, categories]) => ({
          id: '',
          url: `https://example.org/${title}`,
          title,
          topics: [],
          categories,
          fetchPages: 'teasers',
          intervalMinutes: null,
          headers: {},
          origin: 'owner',
        })),
        'Mine',
      );
    const readBack = (opml: string) => parseSources(opml).map(({ title, categories }) => [title, categories]);

    it('and comes back the same', () => {
      const opml = exported(['B & C', ['Sahel']], ['A', []]);
      expect(readBack(opml)).toEqual([
        ['A', []],
        ['B & C', ['Sahel']],
      ]);
      expect(parseSources(opml).map(({ feedUrl }) => feedUrl)).toContain('https://example.org/B%20&%20C');
    });

    it('with all of its folders, in their order', () => {
      const [first, ...others] = parseSources(
        `<opml version="2.0"><body><outline text="Water"><outline text="Sahel"><outline text="Mali">
          <outline text="Desk" xmlUrl="https://example.org/Desk"/></outline></outline></outline></body></opml>`,
      );
      expect(others).toEqual([]);
      const opml = exported(['Desk', first?.categories ?? []], ['Log', ['Lakes', 'Mali']]);
      expect(readBack(opml)).toEqual([
        ['Desk', ['Water', 'Sahel', 'Mali']],
        ['Log', ['Lakes', 'Mali']],
      ]);
      expect(opml).toContain('category="Water,Sahel,Mali"');
      expect(opml.match(/<outline text="Mali"/g)).toHaveLength(1);
    });

    it('with folders whose names a list of categories cannot hold', () => {
      const categories = ['Rain, wind', 'Radio/TV', 'Mali'];
      const opml = exported(['Desk', categories], ['Log', ['Rain, wind']]);
      expect(readBack(opml)).toEqual([
        ['Desk', categories],
        ['Log', ['Rain, wind']],
      ]);
    });
  });
});

describe('how a source is', () => {
  const state = (more: Partial<SourceState>): SourceState => ({
    ...freshSource(
      {
        id: 'a',
        url,
        title: 'Desk',
        topics: [],
        categories: [],
        fetchPages: 'teasers',
        intervalMinutes: null,
        headers: {},
        origin: 'owner',
      },
      now,
    ),
    ...more,
  });

  it.each([
    ['new', {}, 'new'],
    ['working', { lastSuccessAt: now }, 'ok'],
    ['failing once', { lastSuccessAt: now, failuresInRow: 1 }, 'ok'],
    [
      'failing again and again',
      { lastSuccessAt: daysAgo(2), failuresInRow: 5, lastFailure: 'it answered with status 500' },
      'failing',
    ],
    ['gone', { stopped: 'gone' }, 'stopped'],
    ['removed', { stopped: 'removed' }, 'removed'],
    ['never reached', { lastFailure: 'no such host', failuresInRow: 1 }, 'unreached'],
    ['silent beyond its habit', { lastSuccessAt: now, habitMinutes: 120, lastNewItemAt: daysAgo(4) }, 'silent'],
    ['silent by habit', { lastSuccessAt: now, habitMinutes: 7 * 24 * 60, lastNewItemAt: daysAgo(10) }, 'ok'],
  ] as const)('is seen: %s', (_name, more, kind) => {
    expect(sourceHealth(state(more), now).kind).toBe(kind);
  });

  it('is said in a sentence that tells what to do', () => {
    const failing = state({ lastSuccessAt: daysAgo(2), failuresInRow: 5, lastFailure: 'it answered with status 500' });
    expect(healthSentence(sourceHealth(failing, now))).toBe(
      'failing since 2026-11-20: it answered with status 500. Its server is in trouble; it is tried again.',
    );
  });
});
