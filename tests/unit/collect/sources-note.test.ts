import { expect, it } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { putSource } from '../../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { sourcesNote } from '../../../functions/collect/sources-note.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

it('tells the owner which sources of a topic fail, and of no others', async () => {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const needs = { clock, records: recordsMemory({ clock }), settings: { baseUrl: 'https://news.example.org' } };
  const url = 'https://b.example.org/feed';
  await putSource({ url, title: 'B', topics: ['mali'] }, needs);
  await putSource({ url: 'https://a.example.org/feed', title: 'A', topics: ['mali'] }, needs);
  expect(await sourcesNote('mali', needs)).toBeNull();
  const record = (await readSource(sourceIdOf(url), needs))!;
  const failing = {
    failuresInRow: 4,
    lastFailure: 'it answered with status 500',
    lastSuccessAt: '2026-11-20T06:00:00.000Z',
  };
  await needs.records.write(sourceWrites(record, { ...record.value, ...failing }));
  expect(await sourcesNote('mali', needs)).toBe(
    'For you as the owner:\nB: failing since 2026-11-20: it answered with status 500. Its server is in trouble; it is tried again.\nhttps://news.example.org/status says how all sources are.',
  );
  expect(await sourcesNote('sahel', needs)).toBeNull();
});

it.each([
  [
    'is silent beyond its habit',
    { lastSuccessAt: '2026-11-22T05:00:00.000Z', lastNewItemAt: '2026-11-01T06:00:00.000Z', habitMinutes: 720 },
    'B: nothing new since 2026-11-01, though it usually has something every 12 hours.',
  ],
  ['is gone', { stopped: 'gone', lastFailure: 'it is gone' } as const, 'B: no longer polled: it is gone.'],
])('tells the owner of a source that %s', async (_what, known, words) => {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const needs = { clock, records: recordsMemory({ clock }), settings: { baseUrl: 'https://news.example.org' } };
  const url = 'https://b.example.org/feed';
  await putSource({ url, title: 'B', topics: ['mali'] }, needs);
  const record = (await readSource(sourceIdOf(url), needs))!;
  await needs.records.write(sourceWrites(record, { ...record.value, ...known }));
  expect(await sourcesNote('mali', needs)).toContain(words);
});
