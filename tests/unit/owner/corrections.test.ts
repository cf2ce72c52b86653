import { describe, expect, it } from 'vitest';
import { selectStories } from '../../../functions/digest/select-stories.ts';
import { correct } from '../../../functions/owner/corrections.ts';
import { copyOf, ownerTable, slug, texts } from './owner-table.ts';

const ferry = 'Ferry to Kessel stops';
const regatta = 'Sailors race round Kessel';
const secondRegatta = 'Yacht Heron takes';
const choir = 'Choir of Lindau';

const titles = (shown: readonly { title: string }[]) =>
  shown.map(({ title }) => title.split(' ').slice(0, 2).join(' '));

describe('an article that was dropped and belongs', () => {
  it('comes into the feed at once', async () => {
    const table = ownerTable();
    await table.drop(texts.choir);
    expect(await table.shown()).toEqual([]);
    await table.say('belongs', choir);
    expect(titles(await table.shown())).toEqual(['Choir of']);
  });

  it('is an example from then on', async () => {
    const table = ownerTable();
    await table.drop(texts.choir);
    await table.say('belongs', choir);
    await table.drop(texts.secondChoir);
    await table.drop(texts.regatta);
    expect((await table.judgementOf('Choir of Lindau sings')).value.verdict).toBe('kept');
    const without = ownerTable();
    await without.drop(texts.secondChoir);
    expect((await without.judgementOf('Choir of Lindau sings')).value.verdict).toBe('dropped');
  });

  it('leaves the feed when that is taken back, and does not come again with an old message', async () => {
    const table = ownerTable();
    await table.drop(texts.ferry);
    await table.drop(texts.choir);
    const before = await table.shown();
    await table.say('belongs', choir);
    await table.takeBack(choir);
    expect(await table.shown()).toEqual(before);
    expect((await table.judgementOf(choir)).value.verdict).toBe('dropped');
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual(before);
    await table.say('belongs', choir);
    expect(titles(await table.shown())).toEqual(['Choir of', 'Ferry to']);
    expect(await table.entries()).toHaveLength(2);
  });
});

describe('an article that was kept and does not belong', () => {
  it('leaves the feed, keeps its place, and stays out whatever is delivered again', async () => {
    const table = ownerTable();
    await table.drop(texts.ferry);
    await table.drop(texts.regatta);
    const places = (await table.entries()).map(({ id, position }) => [id, position]);
    await table.say('does-not-belong', regatta);
    expect(titles(await table.shown())).toEqual(['Ferry to']);
    await table.deliverAllAgain();
    expect(titles(await table.shown())).toEqual(['Ferry to']);
    expect((await table.entries()).map(({ id, position }) => [id, position])).toEqual(places);
  });

  it('stays out when it arrives in a changed version', async () => {
    const table = ownerTable();
    const url = 'https://paper.example/regatta';
    await table.drop(texts.regatta, { url });
    await table.say('does-not-belong', regatta);
    await table.drop(`${texts.regatta}\n\nThe next race is in September.`, {
      url,
      receivedAt: '2026-03-03T08:00:00.000Z',
    });
    expect(await table.shown()).toEqual([]);
    await table.takeBack(regatta);
    expect(titles(await table.shown())).toEqual(['Sailors race']);
    expect((await table.entries())[0]?.updated).toBe('2026-03-03T08:00:00.000Z');
  });

  it('teaches that its like does not belong either, while what is like the examples stays', async () => {
    const kept = ownerTable();
    await kept.drop(texts.secondRegatta);
    expect((await kept.judgementOf(secondRegatta)).value.verdict).toBe('kept');

    const table = ownerTable();
    await table.drop(texts.regatta);
    await table.say('does-not-belong', regatta);
    await table.drop(texts.secondRegatta);
    await table.drop(texts.ferry);
    const judged = (await table.judgementOf(secondRegatta)).value as { verdict: string; why?: { term: string }[] };
    expect(judged.verdict).toBe('dropped');
    expect(judged.why?.map(({ term }) => term).join(' ')).toContain('like “Sailors race round Kessel');
    expect((await table.judgementOf(ferry)).value.verdict).toBe('kept');
  });

  it('comes back where it was when that is taken back', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta);
    await table.drop(texts.ferry);
    const before = await table.entries();
    await table.say('does-not-belong', regatta);
    await table.takeBack(regatta);
    expect(await table.entries()).toEqual(before);
    expect(titles(await table.shown())).toEqual(['Ferry to', 'Sailors race']);
  });
});

describe('an article that is taken out', () => {
  it('stays out, as its copies do, teaches nothing, and comes back when that is taken back', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta);
    await table.say('take-out', regatta);
    await table.drop(texts.secondRegatta);
    await table.drop(copyOf(texts.regatta).replace('Sailors race', 'Crews race'));
    await table.deliverAllAgain();
    expect(titles(await table.shown())).toEqual(['Yacht Heron']);
    await table.takeBack(regatta);
    expect(titles(await table.shown())).toEqual(['Yacht Heron', 'Sailors race']);
  });
});

describe('a copy that is taken out', () => {
  const receivedAt = '2026-03-03T08:00:00.000Z';

  it('goes alone, stays out when it changes, and comes back when that is taken back', async () => {
    const table = ownerTable();
    const url = 'https://paper.example/ferry';
    const copy = copyOf(texts.ferry).replace('stops for the winter', 'halts');
    const dated = (text: string, day: number) => text.replace('\n\n', `\n\nPublished: ${day} February 2026\n\n`);
    await table.drop(dated(texts.ferry, 27));
    await table.drop(copy, { url });
    expect(await table.shown()).toMatchObject([{ copies: 1 }]);
    await table.say('take-out', 'Ferry to Kessel halts');
    expect(await table.shown()).toMatchObject([{ copies: 0 }]);
    await table.drop(dated(copy, 26), { url, receivedAt });
    await table.deliverAllAgain();
    expect(await table.shown()).toMatchObject([{ title: 'Ferry to Kessel stops for the winter', copies: 0 }]);
    await table.takeBack('Ferry to Kessel halts');
    expect(await table.shown()).toMatchObject([{ copies: 1 }]);
  });
});

describe('a copy of which it is said that it does not belong', () => {
  it('stays, for all of its entry would go; who says it is told of what to say it', async () => {
    const table = ownerTable();
    await table.drop(texts.ferry);
    await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'));
    const outcome = await table.say('does-not-belong', 'Ferry to Kessel halts');
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('copy of “Ferry to Kessel stops'),
    });
    expect(await table.shown()).toMatchObject([{ copies: 1 }]);
  });
});

describe('an article that was folded and is no copy', () => {
  const folded = async () => {
    const table = ownerTable();
    await table.drop(texts.ferry);
    await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'));
    expect((await table.judgementOf('Ferry to Kessel halts')).value.verdict).toBe('folded');
    expect(await table.shown()).toMatchObject([{ copies: 1 }]);
    return table;
  };

  it('becomes an entry of its own and is not folded again', async () => {
    const table = await folded();
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    const apart = [
      { title: 'Ferry to Kessel halts', copies: 0 },
      { title: 'Ferry to Kessel stops for the winter', copies: 0 },
    ];
    expect(await table.shown()).toEqual(apart);
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual(apart);
    const ids = (await table.entries()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('gives the entry back to the article it was shown in place of', async () => {
    const table = ownerTable();
    const dated = (text: string, date: string) => text.replace('\n\n', `\n\n${date}\n\n`);
    await table.drop(dated(texts.ferry, '2 March 2026'));
    await table.drop(dated(copyOf(texts.ferry).replace('stops for the winter', 'halts'), '1 March 2026'));
    expect(await table.shown()).toEqual([{ title: 'Ferry to Kessel halts', copies: 1 }]);
    const [first] = await table.entries();
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    const [original, apart] = await table.entries();
    expect(original).toMatchObject({ id: first?.id, title: 'Ferry to Kessel stops for the winter', alsoAt: [] });
    expect(apart).toMatchObject({ title: 'Ferry to Kessel halts', alsoAt: [] });
    await table.deliverAllAgain();
    expect(await table.entries()).toEqual([original, apart]);
  });

  it('leaves its id to the copy that stays where it was itself the first', async () => {
    const table = await folded();
    const [first] = await table.entries();
    await table.say('not-a-copy', 'Ferry to Kessel stops for the winter');
    const [stays, apart] = await table.entries();
    expect(stays).toMatchObject({ id: first?.id, title: 'Ferry to Kessel halts', alsoAt: [] });
    expect(apart?.title).toBe('Ferry to Kessel stops for the winter');
    expect(apart?.id).not.toBe(first?.id);
    await table.deliverAllAgain();
    expect(await table.entries()).toEqual([stays, apart]);
  });

  it('is folded again when that is taken back, and gets its own entry back when it is said once more', async () => {
    const table = await folded();
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    await table.takeBack('Ferry to Kessel halts');
    expect(await table.shown()).toEqual([{ title: 'Ferry to Kessel stops for the winter', copies: 1 }]);
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual([{ title: 'Ferry to Kessel stops for the winter', copies: 1 }]);
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    expect(await table.shown()).toMatchObject([{ copies: 0 }, { copies: 0 }]);
    expect(await table.entries()).toHaveLength(2);
  });
});

describe('an article that the owner took out', () => {
  it('is in no edition, and names no story', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta);
    await table.drop(texts.ferry);
    await table.say('does-not-belong', regatta);
    const entries = await table.entries();
    const together = { id: 's', title: entries[0]?.title ?? '', before: [], inside: entries };
    const [story] = selectStories([together]);
    expect(story).toMatchObject({ title: entries[1]?.title, entries: [{ id: entries[1]?.id }] });
    expect(selectStories([{ ...together, inside: entries.slice(0, 1) }])).toEqual([]);
  });
});

describe('the counts of days', () => {
  const late = { receivedAt: '2026-03-02T23:59:00.000Z' };
  const entriesPerDay = async ({ needs }: ReturnType<typeof ownerTable>) =>
    (await needs.records.list(`days/${slug}`, { limit: 10 })).map(({ sort, value }) => [
      sort,
      (value as { entries: number }).entries,
    ]);

  it('leave out what the owner took out, once, on the day on which it came', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta, late);
    await table.drop(texts.ferry, { receivedAt: '2026-03-03T08:00:00.000Z' });
    await table.say('does-not-belong', regatta);
    await table.deliverAllAgain();
    expect(await entriesPerDay(table)).toEqual([
      ['2026-03-02', 0],
      ['2026-03-03', 1],
    ]);
    await table.takeBack(regatta);
    await table.deliverAllAgain();
    expect(await entriesPerDay(table)).toEqual([
      ['2026-03-02', 1],
      ['2026-03-03', 1],
    ]);
  });

  it('stay with the day when a changed version came on another one', async () => {
    const table = ownerTable();
    const url = 'https://paper.example/regatta';
    await table.drop(texts.regatta, { ...late, url });
    await table.drop(`${texts.regatta}\n\nThe next race is in September.`, {
      url,
      receivedAt: '2026-03-03T08:00:00.000Z',
    });
    await table.say('does-not-belong', regatta);
    expect(await entriesPerDay(table)).toEqual([['2026-03-02', 0]]);
  });

  it('are lowered by a copy that goes, alone, with its entry, or for an entry of its own', async () => {
    const table = ownerTable();
    await table.drop(texts.ferry, late);
    await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'), late);
    const counted = async () =>
      (await table.needs.records.list(`days/${slug}`, { limit: 10 })).map(({ value }) => value);
    const both = [{ entries: 1, copies: 1 }];
    expect(await counted()).toEqual(both);
    for (const [kind, title, then] of [
      ['take-out', 'Ferry to Kessel halts', { entries: 1, copies: 0 }],
      ['not-a-copy', 'Ferry to Kessel halts', { entries: 2, copies: 0 }],
      ['take-out', 'Ferry to Kessel stops', { entries: 0, copies: 0 }],
    ] as const) {
      await table.say(kind, title);
      expect(await counted()).toEqual([then]);
      await table.takeBack(title);
      expect(await counted()).toEqual(both);
    }
  });

  it('follow what was let in or set apart, and is taken back', async () => {
    const table = ownerTable();
    await table.drop(texts.choir, late);
    await table.drop(texts.ferry, late);
    await table.drop(copyOf(texts.ferry).replace('stops', 'halts'), late);
    const count = async () => (await entriesPerDay(table))[0]?.[1];
    expect(await count()).toBe(1);
    await table.say('belongs', choir);
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    expect(await count()).toBe(3);
    await table.takeBack(choir);
    await table.takeBack('Ferry to Kessel halts');
    await table.deliverAllAgain();
    expect(await count()).toBe(1);
    await table.say('not-a-copy', 'Ferry to Kessel halts');
    expect(await count()).toBe(2);
  });
});

describe('a crash', () => {
  it('between what is said and what follows loses nothing: any later message of the article brings it about', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta);
    const { receivedAt, value } = await table.judgementOf(regatta);
    const meant = { topic: slug, articleKey: value.articleKey, judged: { receivedAt, value } };
    // The message that comes with the outcome is lost.
    expect((await correct(meant, 'does-not-belong', table.needs)).kind).toBe('done');
    expect(await table.shown()).toHaveLength(1);
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual([]);
  });
});

describe('what the owner says', () => {
  it('is refused, with the reason, where it does not fit', async () => {
    const table = ownerTable();
    await table.drop(texts.choir);
    await table.drop(texts.ferry);
    expect(await table.say('does-not-belong', choir)).toMatchObject({ kind: 'refused' });
    expect(await table.say('not-a-copy', ferry)).toMatchObject({ kind: 'refused' });
    expect(await table.takeBack(ferry)).toMatchObject({ kind: 'refused' });
    await table.say('belongs', choir);
    expect(await table.say('does-not-belong', choir)).toMatchObject({ kind: 'refused' });
  });

  it('changes no verdict before anything is said, and none once all is taken back', async () => {
    const table = ownerTable();
    await table.drop(texts.regatta);
    await table.say('does-not-belong', regatta);
    await table.takeBack(regatta);
    await table.drop(texts.secondRegatta);
    expect((await table.judgementOf(secondRegatta)).value.verdict).toBe('kept');
  });
});
