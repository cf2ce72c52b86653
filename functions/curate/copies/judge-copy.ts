import { isCorrection } from '../../text/correction.ts';
import { isDayOfWeek } from '../../text/weekdays.ts';
import type { ComparedReport, KnownReport } from '../judge/stored-report.ts';
import { type Overlap, overlapOf, shareIn } from './shingles.ts';

/** Share of the smaller text that must be in the other. */
const containmentMin = 0.55;
/** Below this many shingles, chance and set phrases weigh too much, so more of the text must be the same. */
const shortShingles = 40;
const shortContainmentMin = 0.8;
/** Shares of the figures and names of a short text that must be in the other: a set text with others is other news. */
const figuresShareMin = 0.8;
const namesShareMin = 0.8;
/** Two texts of a few lines that differ in length by less than this factor must agree both ways, unless one is the other cut. */
const likeLength = 1.4;
const fewLinesShingles = 60;
const cutContainmentMin = 0.95;
/** Share of the smaller text from which two reports are made after one pattern. */
const patternContainmentMin = 0.3;
/** Of 120 pairs of reports of one event that have so much in common (ECB+) 3 have no more of their names in common. */
const kindNamesShareMax = 0.5;
/** Two texts that have less than this in common have nothing to do with each other. */
const unrelatedContainmentMax = 0.1;

export interface CopyVerdict {
  readonly copy: boolean;
  readonly overlap: Overlap;
  /** Shares of the figures and names that the other text has too; null where a text is too long to need it. */
  readonly wording: { readonly figures: number; readonly names: number } | null;
  /** One says that it corrects, the other does not: it says otherwise what the correction is about, however much is the same. */
  readonly corrects: boolean;
}

/** Whether two texts are one article: most of the smaller one is in the other, and if short, its figures and names too. */
export function judgeCopy(a: ComparedReport, b: ComparedReport): CopyVerdict {
  const overlap = overlapOf(a.shingles, b.shingles);
  const [small, large] = a.shingles.hashes.length <= b.shingles.hashes.length ? [a, b] : [b, a];
  const likeLong = overlap.larger < Math.min(fewLinesShingles, overlap.smaller * likeLength);
  const wording = agreement(small, large, likeLong && overlap.containment < cutContainmentMin);
  const needed = containmentNeeded(overlap);
  const agrees = wording === null || (wording.figures >= figuresShareMin && wording.names >= namesShareMin);
  const corrects = isCorrection(a.title) !== isCorrection(b.title);
  return { copy: overlap.containment >= needed && agrees && !corrects, overlap, wording, corrects };
}

/** The share of the smaller text that makes a copy. */
export function containmentNeeded(overlap: Overlap): number {
  return overlap.smaller < shortShingles ? shortContainmentMin : containmentMin;
}

/** A known article beside the new one. */
export interface Compared {
  readonly known: KnownReport;
  readonly verdict: CopyVerdict;
}

/** Whether a report says that it corrects, and the known one is what it corrects: of its own site, in nearly the same words. */
export function isCorrected(report: ComparedReport, { known, verdict: { corrects, overlap } }: Compared): boolean {
  if (!corrects || !isCorrection(report.title) || report.site === '') return false;
  return known.report.site === report.site && overlap.containment >= containmentNeeded(overlap);
}

/**
 * Whether two short reports of one outlet have a pattern in common, and hardly a name: two burglaries in two towns, and not
 * one event, however alike they are.
 */
export function isAnotherOfItsKind(report: ComparedReport, { known, verdict: { overlap } }: Compared): boolean {
  const [one, other] = [report, known.report];
  if (one.site === '' || one.site !== other.site || overlap.containment < patternContainmentMin) return false;
  const [names, others] = [one.wording, other.wording].map((wording) =>
    wording?.names.filter((name) => !isDayOfWeek(name)),
  );
  if (!names?.length || !others?.length) return false;
  const shares = [shareIn(names, new Set(other.wording?.words)), shareIn(others, new Set(one.wording?.words))];
  return Math.max(...shares) <= kindNamesShareMax;
}

/** Every known article beside the new one, the one most of which is the same first. */
export function compareWith(report: ComparedReport, known: readonly KnownReport[]): Compared[] {
  return known
    .map((candidate) => ({ known: candidate, verdict: judgeCopy(report, candidate.report) }))
    .sort((a, b) => b.verdict.overlap.containment - a.verdict.overlap.containment);
}

/**
 * The known article that a new one is a copy of, if any: the first of those compared that is.
 * A text that holds two articles which have nothing in common, neither of them most of it, is a round-up and a copy
 * of neither.
 */
export function chooseOriginal(report: ComparedReport, compared: readonly Compared[]): Compared | null {
  const originals = compared.filter(({ verdict }) => verdict.copy);
  const best = originals[0];
  if (best === undefined) return null;
  if (isMostOf(best, report)) return best;
  const alsoHolds = originals.some(
    ({ known: other }) =>
      other.entry !== best.known.entry &&
      isLarger(report, other.report) &&
      overlapOf(other.report.shingles, best.known.report.shingles).containment < unrelatedContainmentMax,
  );
  return alsoHolds && isLarger(report, best.known.report) ? null : best;
}

function isMostOf(original: Compared, report: ComparedReport): boolean {
  return original.verdict.overlap.common >= report.shingles.hashes.length / 2;
}

function isLarger(a: ComparedReport, b: ComparedReport): boolean {
  return a.shingles.hashes.length > b.shingles.hashes.length;
}

function agreement(small: ComparedReport, large: ComparedReport, bothWays: boolean): CopyVerdict['wording'] {
  if (small.wording === null || large.wording === null) return null;
  const there = { from: small.wording, to: new Set(large.wording.words) };
  const back = { from: large.wording, to: new Set(small.wording.words) };
  const ways = bothWays ? [there, back] : [there];
  return {
    figures: Math.min(...ways.map(({ from, to }) => shareIn(from.figures, to))),
    names: Math.min(...ways.map(({ from, to }) => shareIn(from.names, to))),
  };
}
