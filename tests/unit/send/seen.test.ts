import { expect, test } from 'vitest';
import type { EditionStory } from '../../../functions/model/edition.ts';
import { articleMark, unseenStories } from '../../../functions/send/seen.ts';
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
