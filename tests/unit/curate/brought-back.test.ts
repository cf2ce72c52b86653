import { expect, it } from 'vitest';
import { bridge, type Item, newsroom, strike } from './newsroom.ts';

const desk = 'https://desk.example/feed';
const strikes = 'https://strikes.desk.example/feed';
const item: Item = {
  title: 'Dockers walk out',
  link: 'https://desk.example/strike',
  date: 'Mon, 02 Mar 2026 06:00:00 GMT',
  text: strike,
};
const corrected: Item = { ...item, text: `${strike} The talks were called off.` };

/** Which of the versions the topic shows after each list that a feed has, with another item beside them each time. */
async function shownAfter(room: ReturnType<typeof newsroom>, lists: readonly (readonly Item[])[], feeds = [desk]) {
  const shown: string[] = [];
  for (const [at, list] of lists.entries()) {
    await room.feed(feeds[at % feeds.length]!, [
      ...list,
      { title: `Bridge ${at}`, link: `https://desk.example/${at}`, text: bridge },
    ]);
    await room.takeIn();
    const entry = (await room.entries()).find(({ title }) => title === item.title)!;
    shown.push((await room.article(entry)).text.endsWith('called off.') ? 'corrected' : 'first');
  }
  return shown;
}

it('shows the words that an outlet brings back', async () => {
  const shown = await shownAfter(newsroom(), [[item], [corrected], [item], [corrected], [corrected]]);
  expect(shown).toEqual(['first', 'corrected', 'first', 'corrected', 'corrected']);
});

it('shows them where the outlet has two feeds, whichever of them said what first', async () => {
  const lists = [[item], [item], [corrected], [corrected], [item], [item], [item], [item]];
  for (const feeds of [
    [desk, strikes],
    [desk, strikes, strikes, desk],
  ]) {
    const shown = await shownAfter(newsroom(), lists, feeds);
    expect(shown.slice(0, 4)).toEqual(['first', 'first', 'corrected', 'corrected']);
    expect(shown.slice(5)).toEqual(['first', 'first', 'first']);
  }
});

it('does not go to and fro between two feeds of an outlet that go on saying each its own', async () => {
  const lists = [[item], [corrected], [item], [corrected], [item], [corrected]];
  expect(new Set((await shownAfter(newsroom(), lists, [desk, strikes])).slice(1))).toEqual(new Set(['corrected']));
});

it('changes nothing for what comes late of the time before', async () => {
  const room = newsroom();
  await shownAfter(room, [[item], [corrected]]);
  await room.feed(desk, [item]);
  const late = await room.takeIn(() => []);
  await shownAfter(room, [[{ ...item, text: `${strike} The talks go on.` }]]);
  const before = await room.entries();
  await room.deliver(late);
  expect(await room.entries()).toEqual(before);
});

it('does not go to and fro between two items of a feed that have one name', async () => {
  const both = [
    { ...item, guid: '1' },
    { ...corrected, guid: '1' },
  ];
  const shown = await shownAfter(newsroom(), [both, both, both]);
  expect(new Set(shown).size).toBe(1);
});
