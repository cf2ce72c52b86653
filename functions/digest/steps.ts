import { hourMs } from '../instant.ts';
import type { Entry } from '../model/entry.ts';
import { corrects, repeatedShareMin, type Telling } from './developments.ts';

/** What comes so long after a step began, and says more than the story had said, is told by a headline of its own. */
const laterHoursMin = 6;

/** A step that a story made, or what one outlet says beside it. */
export type Beginning = 'step' | 'beside';

/**
 * The entries of a window, oldest first, that are told by a headline of their own, by position.
 * A story goes on with the entry that was the first to say what makes it go on, where that one is in the window and was
 * told of by none. What one outlet alone says more, hours later, makes no mail; in one that is sent it is not passed over.
 */
export function beginningsOfSteps(
  inside: readonly Entry[],
  told: ReadonlyMap<string, Telling>,
): ReadonlyMap<string, Beginning> {
  const beginnings = new Map<string, Beginning>();
  /** When the step began; null before anything was told. */
  let began: string | null = null;
  let untold: Entry[] = [];
  for (const entry of inside) {
    const telling = told.get(entry.position);
    if (telling === undefined) {
      untold.push(entry);
      if (began === null || !saysMoreLater(entry, began)) continue;
      beginnings.set(entry.position, 'beside');
      began = entry.firstSeen;
      continue;
    }
    if (telling === 'goes on') {
      const saidFirst = untold.find(({ position }) => isRepeated(position, entry));
      const head = corrects(entry) ? entry : (saidFirst ?? entry);
      beginnings.set(head.position, 'step');
    }
    if (began === null || telling === 'goes on') began = entry.firstSeen;
    untold = [];
  }
  return beginnings;
}

function isRepeated(position: string, { joined }: Entry): boolean {
  return (joined?.repeats ?? []).some((repeat) => repeat.position === position && repeat.share >= repeatedShareMin);
}

function saysMoreLater({ joined, firstSeen }: Entry, began: string): boolean {
  return joined?.adds === true && Date.parse(firstSeen) - Date.parse(began) >= laterHoursMin * hourMs;
}
