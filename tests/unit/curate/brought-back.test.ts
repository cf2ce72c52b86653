import { expect, it } from 'vitest';
import { bridge, type Item, newsroom, strike } from './newsroom.ts';

const desk = 'https://desk.example/feed';
const item: Item = {
  title: 'Dockers walk out',
  link: 'https://desk.example/strike',
  date: 'Mon, 02 Mar 2026 06:00:00 GMT',
  text: strike,
};
const corrected: Item = { ...item, text: `${strike} The talks were called off.` };

/** Which of the versions the topic shows after each list that the feed has, with another item beside them each time. */
async function shownAfter(room: ReturnType<typeof newsroom>, lists: readonly (readonly Item[])[]) {
  const shown: string[] = [];
  for (const [at, list] of lists.entries()) {
    await room.feed(desk, [...list, { title: `Bridge ${at}`, link: `https://desk.example/${at}`, text: bridge }]);
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
