import { expect, test } from 'vitest';
import { articlesOf, withArticles, withoutArticles } from '../../../functions/curate/corrections/pair-articles.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';

const world = await mailWorld();

test('an article is listed with who was heard last for it, where anybody was', async () => {
  const voice = { receivedAt: '2026-03-02T06:00:00.000Z', teller: 'desk.example', entitled: true };
  const entry = await addEntry(world, 1);
  const shown = {
    articleId: entry.articleId,
    articleKey: entry.articleKey,
    url: entry.url,
    title: entry.title,
    publisher: entry.publisher,
    published: entry.published,
  };
  // A field without a value is none that a store would keep.
  expect(articlesOf(entry)).toStrictEqual([shown]);
  expect(articlesOf({ ...entry, voice })).toStrictEqual([{ ...shown, voice }]);
});

test('an entry lists the articles of another once, as they are now, and without them is as it was', async () => {
  const [entry, other] = [await addEntry(world, 2), await addEntry(world, 3)];
  const both = withArticles(entry, other);
  expect(both.alsoAt).toEqual(articlesOf(other));
  expect(withArticles(both, other)).toBe(both);
  const renamed = withArticles(both, { ...other, title: 'Changed' });
  expect(renamed.alsoAt.map(({ title }) => title)).toEqual(['Changed']);
  expect(withoutArticles(renamed, articlesOf(other))).toEqual(entry);
  expect(withoutArticles(entry, articlesOf(other))).toBe(entry);
});
