import { describe, expect, it } from 'vitest';
import { bridge, newsroom, strike } from './newsroom.ts';

const desk = 'https://desk.example/feed';
const early = 'Mon, 02 Mar 2026 06:00:00 GMT';
const later = 'Mon, 02 Mar 2026 07:30:00 GMT';
const latest = 'Mon, 02 Mar 2026 08:02:00 GMT';
const item = { title: 'Dockers walk out', link: 'https://desk.example/strike', text: strike };

/** What a feed lists at each asking, and the entries after each. */
async function asked(...lists: readonly (typeof item & { readonly date?: string; readonly guid?: string })[]) {
  const room = newsroom();
  const after = [];
  for (const list of lists) {
    await room.feed(desk, [list]);
    await room.takeIn();
    after.push(await room.entries());
  }
  return after;
}

describe('an article that is given a later date at each asking', () => {
  it('leaves its entry as it was', async () => {
    const [first, second, third] = await asked(
      { ...item, date: early },
      { ...item, date: later },
      { ...item, date: latest },
    );
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('leaves its entry as it was where its guid changes too', async () => {
    const [first, second] = await asked({ ...item, date: early, guid: '1' }, { ...item, date: later, guid: '2' });
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });

  it('is brought up to date when its words change, and keeps its date', async () => {
    const more = { ...item, text: `${strike} The talks were called off.` };
    const [first, second, third] = await asked(
      { ...item, date: early },
      { ...more, date: later },
      { ...more, date: latest },
    );
    expect(second?.[0]?.articleVersion).not.toBe(first?.[0]?.articleVersion);
    expect(second?.[0]?.published).toBe('2026-03-02T06:00:00.000Z');
    expect(third).toEqual(second);
  });

  it('is shown under the date that it had when its words are brought back', async () => {
    const other = { ...item, text: bridge };
    const [first, , third] = await asked(
      { ...item, date: early },
      { ...other, date: later },
      { ...item, date: latest },
    );
    expect(third?.[0]?.summary).toBe(first?.[0]?.summary);
    expect(third?.[0]?.published).toBe(first?.[0]?.published);
  });

  it('leaves the copy that it is of another entry as it was', async () => {
    const room = newsroom();
    await room.feed('https://first.example/feed', [{ ...item, link: 'https://first.example/strike', date: early }]);
    await room.takeIn();
    await room.feed(desk, [{ ...item, date: later }]);
    await room.takeIn();
    const before = await room.entries();
    expect(before[0]?.alsoAt).toHaveLength(1);
    await room.feed(desk, [{ ...item, date: latest }]);
    await room.takeIn();
    expect(await room.entries()).toEqual(before);
  });
});

it('an article keeps the date that was stated when a later version states none', async () => {
  const [first, second] = await asked({ ...item, date: early }, { ...item, title: 'Dockers walk out of talks' });
  expect(second?.[0]?.title).not.toBe(first?.[0]?.title);
  expect(second?.[0]?.published).toBe('2026-03-02T06:00:00.000Z');
});

describe('an article whose words stay', () => {
  it('takes the first date that is stated, and an earlier one', async () => {
    const [none, first, second] = await asked(item, { ...item, date: later }, { ...item, date: early });
    expect(none?.[0]?.published).toBeNull();
    expect(first?.[0]?.published).toBe('2026-03-02T07:30:00.000Z');
    expect(second?.[0]?.published).toBe('2026-03-02T06:00:00.000Z');
  });
});
