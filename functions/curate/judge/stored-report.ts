import { limits } from '../../limits.ts';
import type { Instant } from '../../ports.ts';
import { shinglesFromText, shinglesToText } from '../copies/shingles.ts';
import type { Report, Wording } from './report.ts';

/** What became of a report. */
export interface Placed {
  readonly articleId: string;
  /** Position of the entry that shows it or that it was folded into. */
  readonly entry: string;
  /** The story that it was taken into; absent in records of before this was kept. */
  readonly storyId?: string;
  readonly firstSeen: Instant;
}

/** What tells copies, as a record keeps it, with what the article became. */
export interface StoredReport extends Placed {
  readonly title: string;
  /** Absent in records of before these were kept. */
  readonly site?: string;
  readonly beginning?: readonly number[];
  readonly wordsCount: number;
  readonly shingles: string;
  readonly shinglesUpTo: number;
  readonly wording: Wording | null;
}

/** A report as its record keeps it, its title cut to 300 UTF-16 units. */
export function storeReport(report: Report, placed: Placed): StoredReport {
  return {
    ...placed,
    title: report.title.slice(0, limits.recordTitleCharsMax),
    site: report.site,
    beginning: report.beginning,
    wordsCount: report.wordsCount,
    shingles: shinglesToText(report.shingles),
    shinglesUpTo: report.shingles.keptUpTo,
    wording: report.wording,
  };
}

/** What tells whether two texts are copies. */
export type ComparedReport = Pick<Report, 'title' | 'site' | 'beginning' | 'wordsCount' | 'shingles' | 'wording'>;

/** A report that was judged before. */
export interface KnownReport extends Placed {
  readonly report: ComparedReport;
}

/** The report that a record keeps, ready to be compared with. */
export function knownReport(stored: StoredReport): KnownReport {
  return {
    articleId: stored.articleId,
    entry: stored.entry,
    ...(stored.storyId !== undefined && { storyId: stored.storyId }),
    firstSeen: stored.firstSeen,
    report: {
      title: stored.title,
      site: stored.site ?? '',
      beginning: stored.beginning ?? [],
      wordsCount: stored.wordsCount,
      shingles: shinglesFromText(stored.shingles, stored.shinglesUpTo),
      wording: stored.wording,
    },
  };
}
