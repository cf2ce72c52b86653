import { type AlsoAt, alsoAtMax, type Entry } from '../../model/entry.ts';

/** What an entry lists: the article that it shows, and its copies. */
export function articlesOf(entry: Entry): readonly AlsoAt[] {
  const { articleId, articleKey, url, title, publisher, published } = entry;
  const heard = entry.voice === undefined ? {} : { voice: entry.voice };
  return [{ articleId, articleKey, url, title, publisher, published, ...heard }, ...entry.alsoAt];
}

/** An entry with all articles of another among its copies, as they are now; itself when it has them. What it shows stays. */
export function withArticles(entry: Entry, other: Entry): Entry {
  const added = articlesOf(other).filter(({ articleId }) => articleId !== entry.articleId);
  const known = entry.alsoAt.map((copy) => added.find(({ articleId }) => articleId === copy.articleId) ?? copy);
  const fresh = added.filter((one) => known.every((copy) => copy.articleId !== one.articleId));
  const alsoAt = [...known, ...fresh].slice(0, alsoAtMax);
  return JSON.stringify(alsoAt) === JSON.stringify(entry.alsoAt) ? entry : { ...entry, alsoAt };
}

/** An entry without these articles among its copies; itself when it has none of them. */
export function withoutArticles(entry: Entry, others: readonly Pick<AlsoAt, 'articleId'>[]): Entry {
  const gone = new Set(others.map(({ articleId }) => articleId));
  const alsoAt = entry.alsoAt.filter(({ articleId }) => !gone.has(articleId));
  return alsoAt.length === entry.alsoAt.length ? entry : { ...entry, alsoAt };
}
