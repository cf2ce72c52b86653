import { dayMs } from '../../instant.ts';
import { limits } from '../../limits.ts';
import type { StatedDate } from '../../model/article.ts';
import type { Instant } from '../../ports.ts';
import { addTerms, type StoryTerms } from './story-terms.ts';

/** Terms kept of a story: those that its reports agree on. */
const storyTermsMax = 150;

/** What a story is about, summed over its reports as they came in. */
export interface StoryProfile {
  readonly storyId: string;
  /** Title of its first entry. */
  readonly title: string;
  readonly reports: number;
  /** Sum of the reports' vectors. */
  readonly terms: StoryTerms;
  /** Reports that name each day of the week (Sunday first), and reports that name any. */
  readonly weekdays: readonly number[];
  readonly reportsWithWeekday: number;
  /** First and last stated publication. */
  readonly published: { readonly from: StatedDate; readonly to: StatedDate } | null;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** What each of the latest reports was the first to say, oldest first. */
  readonly additions?: readonly Addition[];
}

/** What a report was the first of its story to say. */
export interface Addition {
  /** Position of its entry. */
  readonly position: string;
  readonly terms: readonly string[];
}

/** A report, as far as its story goes. */
export interface StoryReport {
  readonly title: string;
  readonly terms: StoryTerms;
  readonly weekdays: readonly number[];
}

export interface Dated {
  readonly firstSeen: Instant;
  readonly published: StatedDate | null;
}

/** The profile of a story with one more report; of a new story when there is none yet. */
export function growProfile(
  profile: StoryProfile | undefined,
  storyId: string,
  report: StoryReport,
  dated: Dated,
): StoryProfile {
  const before = profile ?? {
    storyId,
    title: report.title.slice(0, limits.recordTitleCharsMax),
    reports: 0,
    terms: [],
    weekdays: [0, 0, 0, 0, 0, 0, 0],
    reportsWithWeekday: 0,
    published: null,
    firstSeen: dated.firstSeen,
    lastSeen: dated.firstSeen,
  };
  return {
    ...before,
    reports: before.reports + 1,
    terms: addTerms(before.terms, report.terms, storyTermsMax),
    weekdays: before.weekdays.map((count, day) => count + (report.weekdays.includes(day) ? 1 : 0)),
    reportsWithWeekday: before.reportsWithWeekday + (report.weekdays.length > 0 ? 1 : 0),
    published: widen(before.published, dated.published),
    firstSeen: dated.firstSeen < before.firstSeen ? dated.firstSeen : before.firstSeen,
    lastSeen: dated.firstSeen > before.lastSeen ? dated.firstSeen : before.lastSeen,
  };
}

/** Where a report stands in time beside a story. */
export interface TimeBeside {
  /** From the report to the nearest end of the story; 0 within it. */
  readonly daysApart: number;
  /** From the first to the last of the story's reports, if this were one. */
  readonly spanDays: number;
}

/**
 * Time between a report and a story: by the stated dates when both have some, else by the arrivals.
 * A stated date beside an absent one says nothing, for an undated report may be as old.
 */
export function timeBeside(dated: Dated, profile: StoryProfile): TimeBeside {
  const stated = dated.published !== null && profile.published !== null;
  const at = Date.parse(stated ? (dated.published ?? '') : dated.firstSeen);
  const from = Date.parse(stated ? (profile.published?.from ?? '') : profile.firstSeen);
  const to = Date.parse(stated ? (profile.published?.to ?? '') : profile.lastSeen);
  return {
    daysApart: Math.max(0, from - at, at - to) / dayMs,
    spanDays: (Math.max(to, at) - Math.min(from, at)) / dayMs,
  };
}

/** -1 when no report of the story names a day that this one names, 1 when all do, 0 when either names none. */
export function weekdayAgreement(report: StoryReport, profile: StoryProfile): number {
  if (report.weekdays.length === 0 || profile.reportsWithWeekday === 0) return 0;
  const most = Math.max(...report.weekdays.map((day) => profile.weekdays[day] ?? 0));
  return (2 * most) / profile.reportsWithWeekday - 1;
}

function widen(range: StoryProfile['published'], date: StatedDate | null): StoryProfile['published'] {
  if (date === null) return range;
  if (range === null) return { from: date, to: date };
  return { from: date < range.from ? date : range.from, to: date > range.to ? date : range.to };
}
