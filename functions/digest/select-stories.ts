import type { EditionEntry, EditionStory } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';

/** The entries of one story, oldest first: those of the window, and those that came before it. */
export interface StoryInWindow {
  readonly id: string;
  readonly title: string;
  readonly before: readonly Entry[];
  readonly inside: readonly Entry[];
}

/**
 * A story that went out before comes back when this many outlets of their own have reported it.
 * The entry that makes the number full falls into exactly one window, whatever windows a reader has
 * had before, so nobody gets the same update twice and nothing must be remembered about it.
 */
export const updateOutletsMin = 4;

/** As many as a mail names beside a story. */
const earlierEntriesMax = 8;

/** What an edition says: new stories, and those that have grown; most widely covered first, then newest. */
export function selectStories(stories: readonly StoryInWindow[]): readonly EditionStory[] {
  return stories
    .map(asEditionStory)
    .filter((story) => story !== null)
    .sort((a, b) => coverage(b) - coverage(a) || compare(newest(b), newest(a)) || compare(a.id, b.id));
}

function asEditionStory(story: StoryInWindow): EditionStory | null {
  const before = story.before.filter(isNews);
  const inside = story.inside.filter(isNews);
  if (inside.length === 0) return null;
  const update = before.length > 0;
  if (update && !(outlets(before) < updateOutletsMin && outlets([...before, ...inside]) >= updateOutletsMin))
    return null;
  const earlier = before.slice(-earlierEntriesMax).reverse().map(editionEntry);
  const entries = leadFirst(inside).map(editionEntry);
  return { id: story.id, title: titleOf(story), update, entries, ...(update && { earlier }) };
}

/** A story is called as its first entry was, unless that one was taken out. */
function titleOf({ title, before, inside }: StoryInWindow): string {
  const shown = [...before, ...inside].filter(({ withdrawn }) => withdrawn === undefined);
  const fromWithdrawn = shown.length < before.length + inside.length && shown.every((entry) => entry.title !== title);
  return fromWithdrawn ? (shown[0]?.title ?? title) : title;
}

/** Neither the past of a new source, nor taken out by the owner. */
function isNews({ mailable, withdrawn }: Entry): boolean {
  return mailable && withdrawn === undefined;
}

/** The entry with the most copies elsewhere stands for the story; among equals, the first to report. */
function leadFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => b.alsoAt.length - a.alsoAt.length || compare(a.position, b.position));
}

function outlets(entries: readonly Entry[]): number {
  return new Set(entries.map((entry) => entry.publisher.domain ?? entry.publisher.name ?? entry.id)).size;
}

function coverage(story: EditionStory): number {
  return story.entries.reduce((sum, entry) => sum + 1 + entry.alsoAt.length, 0);
}

function newest(story: EditionStory): string {
  return story.entries.reduce((latest, { position }) => (position > latest ? position : latest), '');
}

function editionEntry(entry: Entry): EditionEntry {
  return {
    id: entry.id,
    articleId: entry.articleId,
    position: entry.position,
    title: entry.title,
    url: entry.url,
    publisher: entry.publisher,
    published: entry.published,
    firstSeen: entry.firstSeen,
    summary: entry.summary,
    image: entry.image,
    alsoAt: entry.alsoAt,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
