import { limits } from '../limits.ts';
import type { Edition, EditionStory } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import { composeEdition, type EditionFrame } from './compose-edition.ts';
import { excerptOf } from './excerpt.ts';
import { readStories, readWindow } from './read-window.ts';
import { selectStories } from './select-stories.ts';

/**
 * The edition of a window of a topic's entries, read from records and articles; null when it holds no news. Which of its
 * entries count as news may be said by giving them otherwise than they are kept.
 */
export async function buildEdition(
  topic: TopicNames,
  frame: EditionFrame,
  needs: Pick<Ports, 'records' | 'blobs'>,
  given: (entry: Entry) => Entry = (entry) => entry,
): Promise<Edition | null> {
  const entries = await readWindow({ topic: topic.slug, from: frame.from, to: frame.to }, needs);
  const inWindow = await readStories(topic.slug, entries, needs);
  const stories = selectStories(inWindow.map((story) => ({ ...story, inside: story.inside.map(given) })));
  const shown = stories.slice(0, limits.editionStoriesMax);
  const articleKeys = new Map(entries.map((entry) => [entry.position, entry.articleKey]));
  const excerpted = await Promise.all(shown.map((story) => withExcerpt(story, articleKeys, needs)));
  return composeEdition(topic, frame, [...excerpted, ...stories.slice(limits.editionStoriesMax)]);
}

/** Gives the entry that stands for a story something to say, where its source has no summary. */
async function withExcerpt(
  story: EditionStory,
  articleKeys: ReadonlyMap<Entry['position'], string>,
  needs: Pick<Ports, 'blobs'>,
): Promise<EditionStory> {
  const [lead, ...others] = story.entries;
  const key = lead === undefined ? undefined : articleKeys.get(lead.position);
  const article = key === undefined ? undefined : await readArticle(key, needs);
  if (lead === undefined || article === undefined) return story;
  return { ...story, entries: [{ ...lead, summary: excerptOf({ ...article, summary: lead.summary }) }, ...others] };
}
