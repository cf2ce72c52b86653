import { describe, expect, it } from 'vitest';
import { tellingOf, withDay } from '../../../functions/curate/stories/common-terms.ts';
import { localNews } from '../../local-news/reports.ts';
import { curationTable } from './curation-table.ts';

/** Events of each story, as a topic has them that knows nothing of the place. */
async function storiesOf(
  place: 'skarvik' | 'varn',
  when: (at: string) => { receivedAt: string; published: string | null },
) {
  const table = curationTable();
  const reports = localNews(place);
  for (const { title, text, at } of reports) await table.take({ title, text, ...when(at) });
  const entries = await table.entries();
  const stories = Map.groupBy(entries, ({ storyId }) => storyId);
  const events = (titles: readonly string[]) =>
    [...new Set(titles.map((title) => reports.find((report) => report.title === title)?.event ?? ''))].sort().join();
  return [...stories.values()].map((its) => events(its.map(({ title }) => title))).sort();
}

describe('ten days of one place, where every report names it and its mayor', () => {
  const events = ['ferry', 'fire', 'hospital', 'landslip', 'school'];

  it('become a story an event, though nobody says what is common there', async () => {
    expect(await storiesOf('skarvik', (at) => ({ receivedAt: at, published: at }))).toEqual(events);
  });

  it('do so undated too, from the days on which they come in', async () => {
    expect(await storiesOf('skarvik', (at) => ({ receivedAt: at, published: null }))).toEqual(events);
  });

  it('do so when all come in at once, from the days that they state', async () => {
    const receivedAt = '2026-04-01T06:00:00.000Z';
    expect(await storiesOf('skarvik', (at) => ({ receivedAt, published: at }))).toEqual(events);
  });

  it('in another place, too', async () => {
    expect(await storiesOf('varn', (at) => ({ receivedAt: at, published: at }))).toEqual([
      'buses',
      'dam',
      'mill',
      'wolf',
    ]);
  });
});

describe('how much a term tells', () => {
  it('is less, the more of the days around have it, and all where no other day has', () => {
    const telling = tellingOf(
      104,
      [100, 101, 102, 104],
      [
        ['place', [100, 101, 102, 104]],
        ['event', [102, 104]],
        ['new', [104]],
      ],
    );
    expect([...telling]).toEqual([
      ['place', 1 - 3 / 4.5],
      ['event', 1 - 1 / 4.5],
    ]);
  });

  it('is all for everything that comes on one day', () => {
    expect(tellingOf(100, [100], [['place', [100]]]).size).toBe(0);
  });

  it('is not said by days further away than a story may go on', () => {
    expect(tellingOf(100, [85, 115], [['place', [85, 115]]]).size).toBe(0);
    expect(tellingOf(100, [86, 114], [['place', [86, 114]]]).get('place')).toBeCloseTo(1 - 2 / 3.5);
  });
});

describe('the days kept', () => {
  it('are in order, each once, however they come', () => {
    expect([7, 3, 7, 5].reduce(withDay, [] as readonly number[])).toEqual([3, 5, 7]);
  });

  it('are the latest twenty-nine, and a list that does not change stays the same', () => {
    const days = Array.from({ length: 40 }, (_, at) => at).reduce(withDay, [] as readonly number[]);
    expect(days).toEqual(Array.from({ length: 29 }, (_, at) => at + 11));
    expect(withDay(days, 2)).toBe(days);
    expect(withDay(days, 20)).toBe(days);
  });
});
