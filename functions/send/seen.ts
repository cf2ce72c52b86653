import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import type { Edition, EditionEntry, EditionStory } from '../model/edition.ts';
import type { Ports, RecordWrite } from '../ports.ts';

/** Articles that a reader of several topics was mailed, latest last; by the edition that mailed them: `<topic>/<edition>`. */
export type Seen = readonly { readonly edition: string; readonly articles: readonly string[] }[];

const seenArticlesMax = 400;

/**
 * Stories that the reader has not had from another topic, and of a story that went on the steps that the reader has not:
 * within one topic the windows of editions see to that. A story that comes back because others took it up stays.
 */
export function unseenStories(stories: readonly EditionStory[], seen: Seen, topic: string): readonly EditionStory[] {
  const had = new Set(
    seen.filter(({ edition }) => !edition.startsWith(`${topic}/`)).flatMap(({ articles }) => articles),
  );
  const isHad = ({ articleId }: EditionEntry) => had.has(articleMark(articleId));
  return stories.flatMap((story) => {
    if (!story.entries.some(isHad) || (story.update && story.began === undefined)) return [story];
    const hadSteps = new Set(story.entries.filter(isHad).map(({ step }) => step));
    const entries = story.entries.filter(({ step }) => !hadSteps.has(step));
    return entries.length === 0 ? [] : [{ ...story, entries }];
  });
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

/** What a reader was mailed, with the write that adds an edition to it. */
export interface MailMemory {
  readonly seen: Seen;
  readonly remember: (edition: string, mailed: Edition) => readonly RecordWrite[];
}

/** For a reader of one topic, of whom nothing has to be remembered. */
export const noMemory: MailMemory = { seen: [], remember: () => [] };

/** For a reader of several topics. */
export async function memoryOf(subscriber: string, { records }: Pick<Ports, 'records'>): Promise<MailMemory> {
  const key = recordKeys.seen(subscriber);
  const record = await records.get(key);
  const seen = (record?.value as Seen | undefined) ?? [];
  return {
    seen,
    remember: (edition, mailed) => [
      { kind: 'put', key, value: seenWith(seen, edition, mailed), expect: asRead(record) },
    ],
  };
}

/** The write that forgets an edition that was not mailed after all. */
export async function forgetMailed(
  subscriber: string,
  edition: string,
  { records }: Pick<Ports, 'records'>,
): Promise<readonly RecordWrite[]> {
  const key = recordKeys.seen(subscriber);
  const record = await records.get(key);
  if (record === undefined) return [];
  const value = (record.value as Seen).filter((one) => one.edition !== edition);
  return [{ kind: 'put', key, value, expect: { version: record.version } }];
}
