import type { StatedDate } from '../model/article.ts';
import type { Instant } from '../ports.ts';
import type { Report } from './report.ts';
import { shinglesFromText, shinglesToText } from './shingles.ts';
import type { TermVector } from './story-terms.ts';

/** A report as a record keeps it, with what it became. */
export interface StoredReport {
  readonly articleId: string;
  /** Position of the entry that shows it or that it was folded into. */
  readonly entry: string;
  readonly storyId: string;
  readonly firstSeen: Instant;
  readonly published: StatedDate | null;
  readonly title: string;
  readonly wordsCount: number;
  readonly shingles: string;
  readonly shinglesUpTo: number;
  readonly figures: readonly string[];
  readonly names: readonly string[];
  readonly terms: TermVector;
}

export interface Placed {
  readonly articleId: string;
  readonly entry: string;
  readonly storyId: string;
  readonly firstSeen: Instant;
  readonly published: StatedDate | null;
}

export function storeReport(report: Report, placed: Placed): StoredReport {
  return {
    ...placed,
    title: report.title.slice(0, 300),
    wordsCount: report.wordsCount,
    shingles: shinglesToText(report.shingles),
    shinglesUpTo: report.shingles.keptUpTo,
    figures: report.figures,
    names: report.names,
    terms: report.terms,
  };
}

/** What of a report can be compared; its anchors are not kept, for they are only used to find it. */
export type ComparedReport = Omit<Report, 'anchors'>;

/** A report that was judged before. */
export interface KnownReport extends Placed {
  readonly report: ComparedReport;
}

export function knownReport(stored: StoredReport): KnownReport {
  return {
    articleId: stored.articleId,
    entry: stored.entry,
    storyId: stored.storyId,
    firstSeen: stored.firstSeen,
    published: stored.published,
    report: {
      title: stored.title,
      wordsCount: stored.wordsCount,
      shingles: shinglesFromText(stored.shingles, stored.shinglesUpTo),
      figures: stored.figures,
      names: stored.names,
      terms: stored.terms,
    },
  };
}
