import { describe, expect, it } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { postingsMax, withPosting } from '../../../functions/curate/judge/postings.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { curationTable, ferryOtherWords, ferryText, topic } from './curation-table.ts';

const posting = (id: string, seen: string) => ({ id, seen, weight: 1 });
const since = '2026-03-01';

describe('a list of postings', () => {
  it('keeps when a story was last added to, whatever comes in late', () => {
    const list = withPosting({ postings: [posting('a', '2026-03-20')] }, posting('a', '2026-03-02'), since);
    expect(list.postings).toEqual([posting('a', '2026-03-20')]);
  });

  it('keeps the newest when it is full, not what came in last', () => {
    const days = Array.from({ length: postingsMax }, (_, at) => posting(`story ${at}`, '2026-03-20'));
    expect(withPosting({ postings: days }, posting('late', '2026-03-02'), since).postings).toEqual(days);
    const fresh = posting('fresh', '2026-03-21');
    expect(withPosting({ postings: days }, fresh, since).postings).toEqual([fresh, ...days.slice(0, -1)]);
  });
});

const maidenVoyage = `Aurelia, a ferry of Northline for 212 people, sailed from Marrow to Tessel for the first time. Past the
Grey Shoals Captain Ines Halvorsen let a child do the steering.`;

describe('an article that was received weeks ago', () => {
  it('does not take away what the articles of these days are found by', async () => {
    const records = recordsMemory({ clock: { now: () => '2026-03-25T08:00:00.000Z' } });
    const table = curationTable(() => records);
    await table.take({ text: ferryText, receivedAt: '2026-03-24T08:00:00.000Z' });
    // The owner lets it in late.
    await table.take({ text: maidenVoyage, receivedAt: '2026-03-02T08:00:00.000Z' });
    await table.take({ text: ferryOtherWords, receivedAt: '2026-03-25T08:00:00.000Z' });
    const entries = (await records.list(`entries/${topic}`, { limit: 9 })).map(({ value }) => value as Entry);
    const [ferry, voyage, other] = entries.map(({ storyId }) => storyId);
    expect(voyage).not.toBe(ferry);
    expect(other).toBe(ferry);
  });
});
