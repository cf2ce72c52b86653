import { describe, expect, it } from 'vitest';
import { budgetText, curationTable, ferryOtherWords, ferryText, monday, tuesday, wednesday } from './curation-table.ts';

const teaser =
  'Our correspondents on the coast: what happened today, what it means for the islands, and what comes next.';
const first = { title: 'Diary: Monday', identities: ['link:https://a.example/1'], receivedAt: monday };
const soon = '2026-03-02T08:05:00.000Z';
const second = { title: 'Diary: Tuesday', identities: ['link:https://a.example/2'], receivedAt: tuesday };

async function titlesOf(table: ReturnType<typeof curationTable>) {
  return (await table.entries()).map(({ title, alsoAt }) => [title, ...alsoAt.map((copy) => copy.title)]);
}

describe('an article that was folded in by words that are not its own', () => {
  it('is news once its text is there', async () => {
    const table = curationTable();
    await table.take({ ...first, text: teaser });
    await table.take({ ...first, text: `${teaser} ${ferryText}`, source: 'pages', receivedAt: soon });
    await table.take({ ...second, text: teaser });
    expect(await titlesOf(table)).toEqual([['Diary: Monday', 'Diary: Tuesday']]);
    const page = { ...second, text: `${teaser} ${budgetText}`, source: 'pages', receivedAt: wednesday };
    const key = await table.take(page);
    expect(await titlesOf(table)).toEqual([['Diary: Monday'], ['Diary: Tuesday']]);
    const before = await table.everything();
    await table.send(key);
    await table.take({ ...second, text: teaser, receivedAt: wednesday });
    expect(await table.everything()).toBe(before);
    await table.take({ ...page, text: `${page.text} Both sides meet again.`, receivedAt: '2026-03-05T08:00:00.000Z' });
    expect(await titlesOf(table)).toEqual([['Diary: Monday'], ['Diary: Tuesday']]);
  });

  it('stays a copy where its text is that of the article shown', async () => {
    const table = curationTable();
    await table.take({ ...first, text: `${teaser} ${ferryText}` });
    await table.take({ ...second, text: teaser });
    await table.take({ ...second, text: `${teaser} ${ferryText}`, source: 'pages', receivedAt: wednesday });
    expect(await titlesOf(table)).toEqual([['Diary: Monday', 'Diary: Tuesday']]);
  });

  it('stays a copy where less is left of it', async () => {
    const table = curationTable();
    await table.take({ ...first, text: ferryText });
    await table.take({ ...second, text: ferryText });
    await table.take({
      ...second,
      text: 'Read all of it in the app, with a map of the shoals.',
      receivedAt: wednesday,
    });
    expect(await titlesOf(table)).toEqual([['Diary: Monday', 'Diary: Tuesday']]);
  });

  it('stays a copy where it changes little, whatever has become of the article shown', async () => {
    const table = curationTable();
    await table.take({ ...first, text: ferryText });
    await table.take({ ...second, text: ferryText });
    await table.take({ ...first, text: ferryOtherWords, receivedAt: tuesday });
    await table.take({ ...second, text: `${ferryText} Signed.`, receivedAt: wednesday });
    expect(await titlesOf(table)).toEqual([['Diary: Monday', 'Diary: Tuesday']]);
  });
});

describe('a headline without a text', () => {
  const headline = { title: 'Earthquake shakes the island of Tessel', text: '' };

  it('is a copy of another on the same days, and news when it comes back later', async () => {
    const table = curationTable();
    for (const receivedAt of [monday, tuesday, '2026-03-20T08:00:00.000Z'])
      await table.take({ ...headline, receivedAt });
    expect((await table.entries()).map(({ alsoAt }) => alsoAt.length)).toEqual([1, 0]);
  });
});
