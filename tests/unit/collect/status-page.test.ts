import { expect, it } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { putSource } from '../../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { showStatus } from '../../../functions/collect/status-page.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

it('puts the sources that need a look first, and shows no address whole', async () => {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const needs = {
    clock,
    records: recordsMemory({ clock }),
    settings: { baseUrl: 'http://localhost', siteName: 'News' },
  };
  await putSource({ url: 'https://a.example.org/feed?key=secret', title: 'A <b>' }, needs);
  await putSource({ url: 'https://c.example.org/feed?key=secret' }, needs);
  const failing = 'https://b.example.org/feed';
  await putSource({ url: failing, title: 'B' }, needs);
  const record = (await readSource(sourceIdOf(failing), needs))!;
  await needs.records.write(
    sourceWrites(record, { ...record.value, failuresInRow: 4, lastFailure: 'it answered with status 500' }),
  );
  const silent = (await readSource(sourceIdOf('https://c.example.org/feed?key=secret'), needs))!;
  const habit = { lastSuccessAt: clock.now(), lastNewItemAt: '2026-11-01T06:00:00.000Z', habitMinutes: 720 };
  await needs.records.write(sourceWrites(silent, { ...silent.value, ...habit }));
  const { response } = await showStatus(undefined, needs);
  const text = await response.text();
  expect(response.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
  expect(text).toContain('2 of 3 need a look.');
  expect(text).toContain('<strong>nothing new since 2026-11-01');
  expect(text.indexOf('b.example.org')).toBeLessThan(text.indexOf('a.example.org'));
  expect(text).toContain('A &lt;b&gt;');
  expect(text.match(/(?:never|last) reached/g)).toEqual(['never reached', 'last reached']);
  expect(text).not.toContain('secret');
});
