import { expect, test } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import type { EditionStory } from '../../../functions/model/edition.ts';
import {
  articleMark,
  forgetMailed,
  memoryOf,
  type Seen,
  seenWith,
  unseenStories,
} from '../../../functions/send/seen.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { river } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';

const [sample] = sampleEdition(river, 1).stories;
const entry = (articleId: string, step?: number) => {
  return { ...sample!.entries[0]!, id: articleId, articleId, position: articleId, ...(step !== undefined && { step }) };
};
const story = (parts: Partial<EditionStory>): EditionStory => ({ ...sample!, id: 's', ...parts });
const had = (...articles: string[]) => [{ edition: 'lake/live-1', articles: articles.map(articleMark) }];
const told = (stories: readonly EditionStory[]) => stories.map(({ entries }) => entries.map(({ id }) => id));

test('a story that was had from another topic is not told again', () => {
  const stories = [story({ entries: [entry('a'), entry('b')] })];
  expect(unseenStories(stories, had('b'), 'river')).toEqual([]);
  expect(unseenStories(stories, had('b'), 'lake')).toEqual(stories);
});

test('of a story that went on, the steps are told that were not had from another topic', () => {
  const stories = [story({ entries: [entry('a', 1), entry('b', 1), entry('c', 0), entry('d', 2)] })];
  expect(told(unseenStories(stories, had('b'), 'river'))).toEqual([['c', 'd']]);
  expect(told(unseenStories(stories, had('c', 'd'), 'river'))).toEqual([['a', 'b']]);
  expect(unseenStories(stories, had('a', 'c', 'd'), 'river')).toEqual([]);
  expect(unseenStories(stories, had('b'), 'river')).toMatchObject([{ id: 's', title: sample!.title }]);
});

test('what is new in a story is told once, whichever of two topics had it first', () => {
  const goesOn = story({ update: true, began: '2026-03-01', entries: [entry('a')] });
  expect(unseenStories([goesOn], had('a'), 'river')).toEqual([]);
  expect(unseenStories([goesOn], had('z'), 'river')).toEqual([goesOn]);
});

test('a story that others took up comes back on each of its topics', () => {
  const takenUp = story({ update: true, entries: [entry('a')] });
  expect(unseenStories([takenUp], had('a'), 'river')).toEqual([takenUp]);
});

/** An edition that told of so many articles, each under a name of its own. */
const mailed = (name: string, count: number) => {
  const entries = Array.from({ length: count }, (_, at) => entry(`${name}-${at}`));
  return { ...sampleEdition(river, 1), stories: [story({ entries })], rest: [] };
};
const sizes = (seen: Seen) => seen.map(({ edition, articles }) => [edition, articles.length]);

test('what was mailed is remembered with its copies and with what did not fit, by the edition that mailed it', () => {
  const copy = { articleId: 'copy', url: null, title: 't', publisher: { name: 'C', domain: null }, published: null };
  const edition = {
    stories: [story({ entries: [{ ...entry('a'), alsoAt: [copy] }] })],
    rest: [story({ entries: [entry('b')] })],
  };
  expect(seenWith([], 'river/live-1', edition)).toEqual([{ edition: 'river/live-1', articles: ['a', 'copy', 'b'] }]);
});

test('the last 400 articles are remembered, the oldest forgotten first, and an edition once', () => {
  const three = ['one', 'two', 'three'].reduce<Seen>((seen, name) => seenWith(seen, name, mailed(name, 150)), []);
  expect(sizes(three)).toEqual([
    ['two', 150],
    ['three', 150],
  ]);
  expect(sizes(seenWith(three, 'four', mailed('four', 100)))).toEqual([...sizes(three), ['four', 100]]);
  expect(sizes(seenWith(three, 'two', mailed('two', 3)))).toEqual([
    ['three', 150],
    ['two', 3],
  ]);
  expect(sizes(seenWith(three, 'large', mailed('large', 500)))).toEqual([['large', 400]]);
});

test('an edition that was not mailed after all is forgotten, and no other', async () => {
  const records = recordsMemory({ clock: manualClock() });
  expect(await forgetMailed('r', 'river/live-1', { records })).toEqual([]);
  for (const name of ['river/live-1', 'lake/live-1']) {
    await records.write((await memoryOf('r', { records })).remember(name, mailed(name, 1)));
  }
  await records.write(await forgetMailed('r', 'river/live-1', { records }));
  expect(sizes((await memoryOf('r', { records })).seen)).toEqual([['lake/live-1', 1]]);
});
