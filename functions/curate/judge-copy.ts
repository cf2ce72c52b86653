import { type Overlap, overlapOf } from './shingles.ts';
import type { ComparedReport, KnownReport } from './stored-report.ts';

/** Share of the smaller text that must be in the other. */
const containmentMin = 0.55;
/** Below this many shingles, chance and set phrases weigh too much, so more of the text must be the same. */
const shortShingles = 40;
const shortContainmentMin = 0.8;
/** Share of the smaller text's figures and names that must be in the other: a set text with other figures is other news. */
const figuresShareMin = 0.7;
const namesShareMin = 0.7;

export interface CopyVerdict {
  readonly copy: boolean;
  readonly overlap: Overlap;
  /** Shares of the smaller text's figures and names that the other has too; 1 where it has none. */
  readonly figures: number;
  readonly names: number;
}

/** Whether two texts are one article: most of the smaller one is in the other, its figures and names too. */
export function judgeCopy(a: ComparedReport, b: ComparedReport): CopyVerdict {
  const overlap = overlapOf(a.shingles, b.shingles);
  const [small, large] = a.shingles.hashes.length <= b.shingles.hashes.length ? [a, b] : [b, a];
  const figures = shareIn(small.figures, large.figures);
  const names = shareIn(small.names, large.names);
  const needed = overlap.smaller < shortShingles ? shortContainmentMin : containmentMin;
  const copy = overlap.containment >= needed && figures >= figuresShareMin && names >= namesShareMin;
  return { copy, overlap, figures, names };
}

/** The known article that a new one is a copy of, if any: the one most of which is the same, the older one if equal. */
export function chooseOriginal(
  report: ComparedReport,
  known: readonly KnownReport[],
): { readonly known: KnownReport; readonly verdict: CopyVerdict } | null {
  let best: { readonly known: KnownReport; readonly verdict: CopyVerdict } | null = null;
  for (const candidate of known) {
    const verdict = judgeCopy(report, candidate.report);
    if (!verdict.copy) continue;
    if (best === null || verdict.overlap.containment > best.verdict.overlap.containment) {
      best = { known: candidate, verdict };
    }
  }
  return best;
}

function shareIn(some: readonly string[], all: readonly string[]): number {
  if (some.length === 0) return 1;
  const within = new Set(all);
  return some.filter((item) => within.has(item)).length / some.length;
}
