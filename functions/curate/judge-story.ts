import { limits } from '../limits.ts';
import type { StatedDate } from '../model/article.ts';
import type { Instant } from '../ports.ts';
import type { ComparedReport, KnownReport } from './stored-report.ts';
import { cosine } from './story-terms.ts';

/** Similarity from which two reports are about one event. */
export const storySimilarityMin = 0.25;

const dayMs = 24 * 60 * 60 * 1000;

export interface StoryVerdict {
  readonly storyId: string;
  readonly similarity: number;
  readonly nearest: KnownReport;
}

export interface Dated {
  readonly firstSeen: Instant;
  readonly published: StatedDate | null;
}

/** How alike two reports are, 0 to 1: what they name and count, said in whatever words. */
export function reportSimilarity(a: ComparedReport, b: ComparedReport): number {
  return cosine(a.terms, b.terms);
}

/** The stories near a report, nearest first; the first one is its own if it is near enough. */
export function rankStories(report: ComparedReport, dated: Dated, known: readonly KnownReport[]): StoryVerdict[] {
  const byStory = new Map<string, StoryVerdict>();
  for (const candidate of known) {
    if (daysApart(dated, candidate) > limits.storyWindowDays) continue;
    const similarity = reportSimilarity(report, candidate.report);
    const best = byStory.get(candidate.storyId);
    if (best === undefined || similarity > best.similarity) {
      byStory.set(candidate.storyId, { storyId: candidate.storyId, similarity, nearest: candidate });
    }
  }
  return [...byStory.values()].sort((a, b) => b.similarity - a.similarity);
}

/**
 * Days between two reports: between their stated dates when both have one, else between their arrivals.
 * A stated date beside an absent one says nothing, for an undated report may be as old.
 */
export function daysApart(a: Dated, b: Dated): number {
  const [from, to] =
    a.published !== null && b.published !== null ? [a.published, b.published] : [a.firstSeen, b.firstSeen];
  return Math.abs(Date.parse(from) - Date.parse(to)) / dayMs;
}
