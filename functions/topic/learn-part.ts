import { type Brevity, briefLengths, briefly, leadLength, toBrevity } from './article-length.ts';
import type { Lesson } from './lesson.ts';
import { type Common, learnCommon, score } from './likeness.ts';
import { type Deeds, deedShare, holdersWanted, learnDeeds, toDeeds } from './names-and-deeds.ts';
import { learnOwnShare } from './own-names.ts';
import { rounded, type TermList, toList } from './term-vector.ts';
import { topicLimits } from './topic-limits.ts';

/** What the examples in one language taught. */
export interface Part {
  /** Null where that of no example can be told. */
  readonly language: string | null;
  /** Its examples, by their places in the profile's list. */
  readonly examples: readonly number[];
  /** What they have in common, heaviest first; see `Common`. */
  readonly common: readonly (readonly [term: string, weight: number, core: number])[];
  /** What they begin with; see `Common`. */
  readonly openings: TermList;
  /** Which share of an example's names and figures no other says; null when each has its own, as on a broad subject. */
  readonly ownNames: number | null;
  /** What they have in common besides names; null where that is next to nothing. */
  readonly deeds: Deeds | null;
  /** Mean score of an example judged by the others; null where there is no other. */
  readonly cohesion: number | null;
  /** The score from which an article is on the topic, unless it is short. */
  readonly threshold: number;
  /** What is left of the score of an example when it is cut to a teaser; empty where few examples show it. */
  readonly brevity: Brevity;
  /** How many stems of an article that is longer than the examples are read as its beginning. */
  readonly lead: number;
}

/**
 * The threshold is a straight line over the cohesion: one rule for every topic, fitted once (bench/quality/topic.ts
 * says on what, and how well it does on topics it was not fitted to). An article is less like a single example than two
 * examples are like each other: what they have in common is not known.
 */
const thresholdBase = 0.025;
const thresholdSlope = 0.5;
const thresholdSlopeOfOne = 0.3;
/** Cohesion supposed of a single example, where no others show any. */
const cohesionUnknown = 0.25;
/** So many examples show how alike articles on the topic are; fewer are helped by those in other languages. */
const examplesToTellBy = 3;

/** @param pairCohesion of the examples in all languages, where there are several; see `cohesionOfPairs` */
export function learnPart(
  language: string | null,
  places: readonly number[],
  lessons: readonly Lesson[],
  pairCohesion: () => number | null,
): Part {
  const common = learnCommon(lessons);
  const { cohesion, deedShares, brevity } = leaveEachOut(lessons);
  const ownNames = learnOwnShare(companionsOf(lessons).map(({ particulars }) => particulars));
  return {
    language,
    examples: places,
    common: toCommonList(common),
    openings: toList(common.openings, topicLimits.profileTermsMax),
    ownNames: ownNames === null ? null : rounded(ownNames),
    deeds: toDeeds(learnDeeds(lessons, holdersWanted(lessons.length)), deedShares),
    cohesion: cohesion === null ? null : rounded(cohesion),
    threshold: rounded(thresholdOf(lessons.length, cohesion, pairCohesion)),
    brevity: lessons.length < examplesToTellBy ? [] : brevity,
    lead: leadLength(lessons.map(({ length }) => length)),
  };
}

/** What others show of a single example counts half: they may be in a language of other habits. */
function thresholdOf(examples: number, cohesion: number | null, pairCohesion: () => number | null): number {
  if (examples >= examplesToTellBy) return thresholdBase + thresholdSlope * (cohesion ?? cohesionUnknown);
  const pairs = pairCohesion() ?? cohesionUnknown;
  if (examples > 1) return thresholdBase + thresholdSlope * pairs;
  return thresholdBase + (thresholdSlopeOfOne * (pairs + cohesionUnknown)) / 2;
}

interface LeftOut {
  readonly cohesion: number | null;
  readonly deedShares: readonly number[];
  readonly brevity: Brevity;
}

/**
 * Mean score of each example judged by all others, left out of the profile itself, its share of deeds among them, and
 * what is left of the score of its beginning alone.
 */
function leaveEachOut(lessons: readonly Lesson[]): LeftOut {
  if (lessons.length < 2) return { cohesion: null, deedShares: [], brevity: [] };
  const companions = companionsOf(lessons);
  const holdersMin = holdersWanted(lessons.length);
  const shares: number[] = [];
  const brief = briefLengths.map(() => 0);
  let sum = 0;
  for (const left of companions) {
    const others = lessons.filter((other) => other !== left);
    const common = learnCommon(others);
    sum += score(left, common, others);
    for (const [at, terms] of briefLengths.entries())
      brief[at] = (brief[at] ?? 0) + score(briefly(left, terms), common, others);
    shares.push(deedShare(left.vector, common.weights, learnDeeds(others, holdersMin)) ?? 0);
  }
  return { cohesion: sum / companions.length, deedShares: shares, brevity: toBrevity(brief, sum) };
}

/**
 * The examples that show how alike articles on the topic are: one whose language cannot be told says little of that, so
 * it is not counted where others can be.
 */
function companionsOf(lessons: readonly Lesson[]): readonly Lesson[] {
  const alone = (language: string | null) => lessons.filter((other) => other.language === language).length < 2;
  const companions = lessons.filter(({ language }) => !alone(language));
  return companions.length >= 2 ? companions : lessons;
}

/** Of more examples than this no more pairs are looked at. */
const pairedMax = 12;

/** Mean score of an example judged by one other, over the pairs in each language; null without any pair. */
export function cohesionOfPairs(languages: readonly (readonly Lesson[])[]): number | null {
  const scores = languages.flatMap((lessons) => {
    const paired = lessons.slice(0, pairedMax);
    return paired.flatMap((other) => {
      const common = learnCommon([other]);
      return paired.filter((left) => left !== other).map((left) => score(left, common, [other]));
    });
  });
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

function toCommonList({ weights, cores }: Common): Part['common'] {
  return toList(weights, topicLimits.profileTermsMax).map(([term, weight]) => [
    term,
    weight,
    rounded(cores.get(term) ?? 0),
  ]);
}
