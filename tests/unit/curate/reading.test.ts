import { describe, expect, it } from 'vitest';
import { entryId, storyId } from '../../../functions/curate/entry-ids.ts';
import { type PostingList, postingsMax, rankPostings, withPosting } from '../../../functions/curate/judge/postings.ts';
import { nextPosition } from '../../../functions/curate/positions.ts';
import { namesOf } from '../../../functions/curate/stories/names.ts';
import { weekdaysOf } from '../../../functions/text/weekdays.ts';
import { words } from '../../../functions/text/words.ts';

describe('names', () => {
  it('are words with a capital inside a sentence', () => {
    const text = 'Rain fell. The captain, Ines Halvorsen, left Marrow. Halvorsen slept.\nHeadline words here';
    expect([...namesOf(text)]).toEqual([
      ['ines', 1],
      ['halvorsen', 2],
      ['marrow', 1],
    ]);
  });

  it('take no time to find in a text of one endless word or of capitals only', () => {
    expect(namesOf('A'.repeat(200_000)).size).toBeLessThanOrEqual(96);
    expect(namesOf('«'.repeat(200_000)).size).toBe(0);
  });
});

describe('days of the week', () => {
  it.each([
    ['on Friday and again on Sunday', [0, 5]],
    ['vendredi à Paris', [5]],
    ['el miércoles', [3]],
    ['يوم الثلاثاء', [2]],
    ['some day', []],
  ])('are read in %s', (text, days) => {
    expect(weekdaysOf(words(text))).toEqual(days);
  });

  it('count only near the beginning', () => {
    expect(weekdaysOf([...Array.from({ length: 200 }, () => 'word'), 'monday'])).toEqual([]);
  });
});

describe('ids', () => {
  it('are the same for the same name and differ between an entry and its story', () => {
    expect(entryId('link:a')).toBe(entryId('link:a'));
    expect(entryId('link:a')).not.toBe(entryId('link:b'));
    expect(entryId('link:a')).not.toContain(storyId(entryId('link:a')));
  });
});

describe('positions', () => {
  it('count up within a month and begin again in the next', () => {
    const first = nextPosition(undefined, '2026-03-31T23:00:00.000Z');
    const second = nextPosition(first.counter, '2026-03-31T23:30:00.000Z');
    const third = nextPosition(second.counter, '2026-04-01T00:00:00.000Z');
    expect([first, second, third].map(({ position }) => position)).toEqual([
      '2026-03#000001',
      '2026-03#000002',
      '2026-04#000001',
    ]);
  });

  it('end before they would no longer sort', () => {
    expect(() => nextPosition({ month: '2026-03', count: 999_999 }, '2026-03-31T00:00:00.000Z')).toThrow(RangeError);
  });
});

describe('postings', () => {
  const posting = (id: string, seen: string) => ({ id, seen, weight: 1 });

  it('keep the newest, each once, and none from before the window', () => {
    let list: PostingList | undefined;
    for (let n = 0; n < 2 * postingsMax; n++) list = withPosting(list, posting(`a${n}`, '2026-03-02'), '2026-03-01');
    expect(list?.postings).toHaveLength(postingsMax);
    expect(list?.postings[0]?.id).toBe(`a${2 * postingsMax - 1}`);
    list = withPosting(list, posting('a60', '2026-04-02'), '2026-04-01');
    expect(list.postings).toEqual([posting('a60', '2026-04-02')]);
  });

  it('rank what shares the rarer list first', () => {
    const common = { postings: ['a', 'b', 'c', 'd'].map((id) => posting(id, '2026-03-02')) };
    const rare = { postings: [posting('d', '2026-03-02')] };
    const lists = [common, rare, undefined].map((list) => ({ weight: 1, list }));
    expect(rankPostings(lists, '2026-03-01', 2)).toEqual(['d', 'a']);
    expect(rankPostings(lists, '2026-03-03', 2)).toEqual([]);
  });
});
