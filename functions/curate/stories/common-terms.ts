import { dayMs } from '../../instant.ts';
import { limits } from '../../limits.ts';
import type { PostingList } from '../judge/postings.ts';
import type { Dated } from './story-profile.ts';
import type { StoryTerms } from './story-terms.ts';

/** Days, as numbers since 1970, that a topic's articles are of; of a term, those of the articles that it stands out in. */
export type Days = readonly number[];

/** The record of one term: the stories that it stands out in, and the days. */
export interface TermPostings extends PostingList {
  readonly days?: Days;
}

/** Days kept: a window before and after the latest, for archives come in backwards. */
const daysKept = 2 * limits.storyWindowDays + 1;

/** As many days more as there were, so that one day before says little, and nothing is quite without a say. */
const daysDoubted = 1.5;

/** The day that an article states or, where it states none or one that lay ahead, came in on. */
export function dayOf({ firstSeen, published }: Dated): number {
  return Math.floor(Date.parse(published !== null && published < firstSeen ? published : firstSeen) / dayMs);
}

/** The days with one more, oldest first; the same list when it has that one, or when that one is too old to be kept. */
export function withDay(days: Days, day: number): Days {
  if (days.includes(day)) return days;
  const kept = [...days, day].sort((a, b) => a - b).slice(-daysKept);
  return kept.includes(day) ? kept : days;
}

/**
 * How much terms tell of a topic's events, 0 to 1, from the days around an article's own: what stands out in articles of
 * most days (the place, its mayor) tells none apart, while an event's own terms come and go with it. Counted by days,
 * so that the one event of which twenty reports come at once is not taken for the topic; the own day says nothing yet.
 * Terms that no other day has are left out: they tell all they can.
 */
export function tellingOf(
  day: number,
  topicDays: Days,
  daysOfTerms: readonly (readonly [term: string, days: Days])[],
): ReadonlyMap<string, number> {
  const around = topicDays.filter((other) => other !== day && Math.abs(other - day) <= limits.storyWindowDays);
  const telling = new Map<string, number>();
  for (const [term, days] of daysOfTerms) {
    const having = around.filter((other) => days.includes(other)).length;
    if (having > 0) telling.set(term, 1 - having / (around.length + daysDoubted));
  }
  return telling;
}

/** The vector for a comparison in which each term counts for what it tells: a cosine multiplies two weights. */
export function byTelling(terms: StoryTerms, telling: ReadonlyMap<string, number>): StoryTerms {
  if (telling.size === 0) return terms;
  return terms.map((one) => {
    const tells = telling.get(one[0]);
    return tells === undefined ? one : [one[0], one[1] * Math.sqrt(tells)];
  });
}
