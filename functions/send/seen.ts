import type { Edition, EditionStory } from '../model/edition.ts';

/** Articles that a reader of several topics was mailed, latest last; by the edition that mailed them. */
export type Seen = readonly { readonly edition: string; readonly articles: readonly string[] }[];

const seenArticlesMax = 400;

/** Stories of an edition that the reader has not had from another one. A story that comes back as an update stays. */
export function unseenStories(stories: readonly EditionStory[], seen: Seen, edition: string): readonly EditionStory[] {
  const had = new Set(seen.filter((one) => one.edition !== edition).flatMap(({ articles }) => articles));
  return stories.filter(
    (story) => story.update || !story.entries.some(({ articleId }) => had.has(articleMark(articleId))),
  );
}

/** What the reader has seen once this edition is mailed; bounded, the oldest forgotten first. */
export function seenWith(seen: Seen, edition: string, mailed: Pick<Edition, 'stories' | 'rest'>): Seen {
  const articles = [...mailed.stories, ...mailed.rest].flatMap(articlesOf).map(articleMark).slice(0, seenArticlesMax);
  const kept: { edition: string; articles: readonly string[] }[] = [{ edition, articles }];
  let room = seenArticlesMax - articles.length;
  for (const one of seen.filter((other) => other.edition !== edition).toReversed()) {
    room -= one.articles.length;
    if (room < 0) break;
    kept.unshift(one);
  }
  return kept;
}

function articlesOf(story: EditionStory): readonly string[] {
  return story.entries.flatMap((entry) => [entry.articleId, ...entry.alsoAt.map(({ articleId }) => articleId)]);
}

/** Enough of a hash to tell a few hundred articles apart. */
export function articleMark(articleId: string): string {
  return articleId.slice(0, 12);
}
