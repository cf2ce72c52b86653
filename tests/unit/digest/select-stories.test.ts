import { describe, expect, it } from 'vitest';
import { type StoryInWindow, selectStories } from '../../../functions/digest/select-stories.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';

const world = await mailWorld();
const entry = (number: number, parts: Partial<Entry> = {}): Promise<Entry> => addEntry(world, number, parts);
const story = (id: string, before: readonly Entry[], inside: readonly Entry[]): StoryInWindow => {
  return { id, title: id, before, inside };
};

describe('the stories of an edition', () => {
  it('come most widely covered first, then newest first', async () => {
    const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map((number) => entry(number)));
    const order = selectStories([story('old', [], [a!]), story('new', [], [d!]), story('wide', [], [b!, c!])]);
    expect(order.map(({ id }) => id)).toEqual(['wide', 'new', 'old']);
  });

  it('leave out what was there before a source was met', async () => {
    expect(selectStories([story('past', [], [await entry(1, { mailable: false })])])).toEqual([]);
  });

  it('come once though they grow a little', async () => {
    expect(selectStories([story('s', [await entry(1)], [await entry(2)])])).toEqual([]);
  });

  it('do not come again for what an entry that was told is a copy of, by the owner’s word', async () => {
    const [mailed, other] = [await entry(1, { withdrawn: 'a', copyOf: '2026-03#000002' }), await entry(2)];
    expect(selectStories([story('s', [mailed], [other])])).toEqual([]);
    const muchLater = { ...other, firstSeen: '2026-03-20T06:00:00.000Z', publisher: mailed.publisher };
    expect(selectStories([story('s', [mailed], [muchLater])])).toEqual([]);
    const together = selectStories([story('s', [], [mailed, other])]);
    expect(together.map(({ update, entries }) => [update, entries.map(({ id }) => id)])).toEqual([[false, [other.id]]]);
  });

  it('come back once, as an update, when the fourth outlet takes them up', async () => {
    const entries = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => entry(number)));
    const windows = [1, 2, 3, 4, 5, 6].map((end) =>
      selectStories([story('s', entries.slice(0, end - 1), [entries[end - 1]!])]),
    );
    expect(windows.map((stories) => stories.map(({ update }) => update))).toEqual([[false], [], [], [true], [], []]);
  });

  it('name beside an update what came before it, latest first, for some of it was in no mail', async () => {
    const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map((number) => entry(number)));
    expect(selectStories([story('s', [a!, b!, c!], [d!])])[0]?.earlier?.map(({ id }) => id)).toEqual([
      c!.id,
      b!.id,
      a!.id,
    ]);
    expect(selectStories([story('s', [], [a!, b!])])[0]).not.toHaveProperty('earlier');
  });

  it('do not tell of a correction of what is in another story again, by the owner’s word', async () => {
    const [apart, other] = [await entry(1), await entry(2)];
    const notice = await entry(3, { withdrawn: 'n', noticeOf: { id: apart.id, position: apart.position } });
    expect(selectStories([story('s', [other], [notice])])).toEqual([]);
    expect(selectStories([story('s', [apart], [notice])])).toHaveLength(1);
  });

  it('are led by the report that most others copied', async () => {
    const copy = { articleId: 'c', url: null, title: 'c', publisher: { name: 'C', domain: null }, published: null };
    const [first, copied] = [await entry(1), await entry(2, { alsoAt: [copy] })];
    expect(selectStories([story('s', [], [first, copied])])[0]?.entries[0]?.id).toBe(copied.id);
  });

  it('are called as their first entry was, but not as one that was taken out', async () => {
    const [first, second] = [await entry(1), await entry(2)];
    const titleOf = (before: readonly Entry[], inside: readonly Entry[], title = first.title) =>
      selectStories([{ id: 's', title, before, inside }])[0]?.title;
    expect(titleOf([], [first, second])).toBe('Headline 1');
    expect(titleOf([], [{ ...first, withdrawn: 'a' }, second])).toBe('Headline 2');
    expect(titleOf([], [{ ...first, retracted: true }, second])).toBe('Headline 2');
    // A title that none of them has, for the first one has been changed since, stays while they all are shown.
    expect(titleOf([], [first, second], 'As it was')).toBe('As it was');
    expect(titleOf([], [first, { ...second, withdrawn: 'a' }])).toBe('Headline 1');
  });

  it('name what came before without what is told as corrected now', async () => {
    const [wrong, other, third] = [await entry(1), await entry(2), await entry(3)];
    const noticeOf = { id: wrong.id, position: wrong.position };
    const notice = await entry(4, { withdrawn: 'n', noticeOf });
    const [told] = selectStories([story('s', [wrong, other], [notice])]);
    expect(told?.entries.map(({ id }) => id)).toEqual([wrong.id]);
    expect(told?.earlier?.map(({ id }) => id)).toEqual([other.id]);
    const wider = selectStories([story('s', [wrong, other, notice, third], [await entry(5)])])[0];
    expect(wider?.earlier?.map(({ position }) => position)).toEqual([third, other, wrong].map((one) => one.position));
  });

  it('tell what a site corrected at another address once', async () => {
    const wrong = await entry(1);
    const right = await entry(2, { title: 'Correction: Headline 1', setsRight: wrong.position });
    const [told] = selectStories([story('s', [], [wrong, right])]);
    expect(told?.entries.map(({ id }) => id)).toEqual([right.id]);
  });
});
