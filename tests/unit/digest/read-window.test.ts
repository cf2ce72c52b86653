import { beforeAll, describe, expect, it } from 'vitest';
import { newestEntry, readStories, readWindow } from '../../../functions/digest/read-window.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';

const world = await mailWorld();
const at = (number: number) => `2026-03#${String(number).padStart(6, '0')}`;
const count = 250;

beforeAll(async () => {
  for (let number = 1; number <= count; number++) await addEntry(world, number, { story: number % 2 ? 'odd' : 'even' });
});

/** The numbers of the first and the last entry of a window, and how many there are. */
async function span(from: number | null, to: number | null, most?: number): Promise<readonly (number | undefined)[]> {
  const bounds = { from: from === null ? null : at(from), to: to === null ? null : at(to) };
  const entries = await readWindow({ topic: 'river', ...bounds }, world, most);
  const positions = entries.map(({ position }) => position);
  expect(positions).toEqual([...new Set(positions)].sort());
  return [positions[0], positions.at(-1)]
    .map((one) => (one === undefined ? undefined : Number(one.slice(-6))))
    .concat(positions.length);
}

describe('the entries of a window', () => {
  it.each([
    ['all', null, null, undefined, [1, 250, 250]],
    ['those behind a position, up to and including another', 40, 245, undefined, [41, 245, 205]],
    ['as many as a page has', 100, 200, undefined, [101, 200, 100]],
    ['the latest, where they are too many', null, null, 130, [121, 250, 130]],
    ['none behind the last', 250, null, undefined, [undefined, undefined, 0]],
    ['none between a position and itself', 7, 7, undefined, [undefined, undefined, 0]],
  ])('are %s', async (_, from, to, most, expected) => {
    expect(await span(from, to, most)).toEqual(expected);
  });

  it('end with the newest', async () => {
    expect((await newestEntry('river', world))?.position).toBe(at(count));
    expect(await newestEntry('lake', world)).toBeUndefined();
  });
});

describe('the stories of a window', () => {
  it('have all that came before, oldest first, however much that is', async () => {
    const inside = await readWindow({ topic: 'river', from: at(246), to: null }, world);
    const stories = await readStories('river', inside, world);
    const numbers = (entries: readonly { position: string }[]) =>
      entries.map(({ position }) => Number(position.slice(-6)));
    expect(stories.map(({ id, title }) => [id, title])).toEqual([
      ['odd', 'Headline 1'],
      ['even', 'Headline 2'],
    ]);
    expect(stories.map((story) => numbers(story.inside))).toEqual([
      [247, 249],
      [248, 250],
    ]);
    expect(numbers(stories[0]!.before)).toEqual(Array.from({ length: 123 }, (_, index) => 2 * index + 1));
    expect(numbers(stories[1]!.before)).toEqual(Array.from({ length: 123 }, (_, index) => 2 * index + 2));
  });

  it('are told as far as they are known, where the story itself is gone', async () => {
    const inside = [{ ...(await newestEntry('river', world))!, storyId: 'gone' }];
    expect(await readStories('river', inside, world)).toEqual([
      { id: 'gone', title: 'Headline 250', before: [], inside },
    ]);
  });
});
