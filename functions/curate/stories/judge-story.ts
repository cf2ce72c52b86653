import { limits } from '../../limits.ts';
import { storyEntriesMax } from '../../model/entry.ts';
import { byTelling } from './common-terms.ts';
import {
  type Dated,
  growProfile,
  type StoryProfile,
  type StoryReport,
  timeBeside,
  weekdayAgreement,
} from './story-profile.ts';
import { cosineWith } from './story-terms.ts';

/** Similarity from which a report is about a story's event. One value for all topics and languages. */
export const storySimilarityMin = 0.25;

/** How far days of the week named in common, or none in common, move the similarity: up or down by this share at most. */
const weekdayShare = 0.1;

/**
 * One term alone makes no story, for a town's name is all that two events of it may share: it adds at most this to the
 * similarity, and less to that of what comes so many days after the story's last report.
 */
const oneTermMost = 0.24;
const freshDaysMax = 2;
const oneTermLaterMost = 0.2;

/**
 * A report that is near to two stories which have next to nothing in common, and hardly nearer to one, tells of all that
 * goes on (a situation report, the week in brief): it is of neither.
 */
const asNearShare = 0.8;
const unrelatedSimilarityMax = 0.15;

export interface StoryVerdict {
  readonly profile: StoryProfile;
  readonly similarity: number;
  /** The most that one term could add to it. */
  readonly oneTermMax: number;
}

/** How alike a report and a story are, 0 to about 1: what they name, said in whatever words, and on which days. */
export function storySimilarity(report: StoryReport, profile: StoryProfile): number {
  return similarityTo(report, new Map())(profile);
}

function similarityTo(
  report: StoryReport,
  telling: ReadonlyMap<string, number>,
): (profile: StoryProfile, oneTermMax?: number) => number {
  const likeness = cosineWith(byTelling(report.terms, telling));
  return (profile, oneTermMax) =>
    likeness(byTelling(profile.terms, telling), oneTermMax) * (1 + weekdayShare * weekdayAgreement(report, profile));
}

/** How alike two reports are, on the same scale. */
export function reportSimilarity(a: StoryReport, b: StoryReport): number {
  const dated = { firstSeen: '', published: null };
  return storySimilarity(a, growProfile(undefined, '', b, dated));
}

/**
 * The stories near a report, nearest first; those too far away in time, or full, are left out.
 * `telling` is how much some of its terms tell in this topic, 0 to 1.
 */
export function rankStories(
  report: StoryReport,
  dated: Dated,
  profiles: readonly StoryProfile[],
  telling: ReadonlyMap<string, number> = new Map(),
): StoryVerdict[] {
  const similarity = similarityTo(report, telling);
  return profiles
    .filter((profile) => mayTake(profile, dated))
    .map((profile) => {
      const oneTermMax = timeBeside(dated, profile).daysApart > freshDaysMax ? oneTermLaterMost : oneTermMost;
      return { profile, oneTermMax, similarity: similarity(profile, oneTermMax) };
    })
    .sort((a, b) => b.similarity - a.similarity || (a.profile.storyId < b.profile.storyId ? -1 : 1));
}

/** The story that a report is of: the nearest, if it is near enough, unless the report is a round-up. */
export function chooseStory(ranked: readonly StoryVerdict[]): StoryVerdict | null {
  const [nearest] = ranked;
  return nearest === undefined || nearest.similarity < storySimilarityMin || isRoundUp(ranked) ? null : nearest;
}

/** Whether a report is as near to two stories that have nothing to do with each other. */
export function isRoundUp([nearest, next]: readonly StoryVerdict[]): boolean {
  if (nearest === undefined || next === undefined) return false;
  if (next.similarity < Math.max(storySimilarityMin, asNearShare * nearest.similarity)) return false;
  return cosineWith(nearest.profile.terms)(next.profile.terms) < unrelatedSimilarityMax;
}

/** The window alone bounds nothing: a report every few days would stretch a story for ever. */
function mayTake(profile: StoryProfile, dated: Dated): boolean {
  if (profile.reports >= storyEntriesMax) return false;
  const { daysApart, spanDays } = timeBeside(dated, profile);
  return daysApart <= limits.storyWindowDays && spanDays <= limits.storySpanDaysMax;
}
