import type { EditionEntry, EditionStory } from '../model/edition.ts';

/** The headline that stands for a story. */
export function headline(story: EditionStory): string {
  return story.entries[0]?.title ?? story.title;
}

/** The entries that lead the further steps of a story, as they came. */
export function headsOf({ entries }: EditionStory): readonly EditionEntry[] {
  const isHead = ({ step }: EditionEntry, at: number) => at > 0 && step !== entries[at - 1]?.step;
  return entries.filter(isHead).toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0));
}
