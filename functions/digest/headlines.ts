import type { EditionEntry, EditionStory } from '../model/edition.ts';

/** The headline that stands for a story. */
export function headline(story: EditionStory): string {
  return story.entries[0]?.title ?? story.title;
}

/** The entries that lead the further steps of a story, as they came. */
export function headsOf({ entries }: EditionStory): readonly EditionEntry[] {
  return entries.filter(({ step }, at) => at > 0 && step !== entries[at - 1]?.step);
}
