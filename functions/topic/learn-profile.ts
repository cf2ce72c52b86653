import type { TopicExample } from '../model/topic.ts';
import type { Particular } from '../text/particulars.ts';
import { likelyLanguage } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import { type EventTime, learnEventTime, type StatedTime, timeOfExample } from './event-time.ts';
import { type Common, learnCommon, score, type Taught } from './likeness.ts';
import { lastYearNamed } from './named-years.ts';
import { learnOwnShare, particularsOfText } from './own-names.ts';
import { openingOf, type TermVector, termVector } from './term-vector.ts';
import { topicLimits } from './topic-limits.ts';

/** Terms with their weights, heaviest first: a `TermVector` as JSON can hold it. */
export type TermList = readonly (readonly [term: string, weight: number])[];

export interface LearnedExample {
  readonly name: string;
  readonly title: string | null;
  readonly terms: TermList;
  /** The terms that it begins with. */
  readonly opening: readonly string[];
  /** As far as can be told. */
  readonly language: string | null;
  readonly time: StatedTime;
  /** The names and figures that it says. */
  readonly particulars: readonly Particular[];
}

/** What the examples taught. */
export interface Profile {
  /** What they have in common, heaviest first; see `Common`. */
  readonly common: readonly (readonly [term: string, weight: number, core: number])[];
  /** What they begin with; see `Common`. */
  readonly openings: TermList;
  /** The last year that they name; null when they name none, or so many that their subject goes on. */
  readonly lastYear: number | null;
  /** When the event was that they tell of; null when they tell of none. */
  readonly eventTime: EventTime | null;
  /** Which share of an example's names and figures no other says; null when each has its own, as on a broad subject. */
  readonly ownNames: number | null;
  readonly examples: readonly LearnedExample[];
  /** The score from which an article is on the topic. */
  readonly threshold: number;
  /** Mean score of an example judged by the others; null with a single one. */
  readonly cohesion: number | null;
  /** Languages that at least a quarter of the examples are written in, as far as can be told. */
  readonly languages: readonly string[];
}

/**
 * The threshold is a straight line over the cohesion: one rule for every topic, fitted once (bench/quality/topic.ts
 * says on what, and how well it does on topics it was not fitted to).
 */
const thresholdBase = 0.025;
const thresholdSlope = 0.5;
/** Cohesion supposed of a single example, which has nothing to be compared with. */
const cohesionUnknown = 0.25;

/** An example as it is learned from. */
interface Lesson extends Taught {
  readonly name: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly time: StatedTime;
  readonly particulars: readonly Particular[];
}

/** Learns a topic from its examples; null without any that hold words. */
export function learnProfile(examples: readonly TopicExample[]): Profile | null {
  return learnLessons(examples.map(lessonOf));
}

/** The profile learned anew with more examples; of the old ones their heaviest terms count. */
export function learnMore(profile: Profile, examples: readonly TopicExample[]): Profile {
  const known = profile.examples.map(({ terms, ...example }) => ({ ...example, vector: new Map(terms) }));
  return learnLessons([...known, ...examples.map(lessonOf)]) ?? profile;
}

/** What one article alone teaches. */
export function learnExample(example: TopicExample): LearnedExample {
  return toExample(lessonOf(example));
}

function lessonOf(example: TopicExample): Lesson {
  const { name, title } = example;
  const vector = termVector(example);
  const time = timeOfExample(`${title ?? ''}\n${example.text}`);
  const particulars = particularsOfText(example);
  return { name, title, vector, opening: openingOf(vector), language: languageOf(example), time, particulars };
}

function learnLessons(lessons: readonly Lesson[]): Profile | null {
  const learned = lessons.filter(({ vector }) => vector.size > 0);
  if (learned.length === 0) return null;
  const common = learnCommon(learned);
  const cohesion = measureCohesion(learned);
  const languages = commonLanguages(learned.map(({ language }) => language));
  return {
    common: toCommonList(common),
    openings: toList(common.openings, topicLimits.profileTermsMax),
    lastYear: lastYearNamed(learned.flatMap(({ vector }) => [...vector.keys()])),
    eventTime: learnEventTime(learned.map(({ time }) => time)),
    ownNames: rounded(learnOwnShare(companionsOf(learned).map(({ particulars }) => particulars))),
    examples: learned.map(toExample),
    threshold: round(thresholdBase + thresholdSlope * (cohesion ?? cohesionUnknown)),
    cohesion: rounded(cohesion),
    languages,
  };
}

function toExample({ vector, ...example }: Lesson): LearnedExample {
  return { ...example, terms: toList(vector, topicLimits.exampleTermsMax) };
}

/** The language of an article by its opening; null when that cannot be told. */
export function languageOf(article: { readonly title: string | null; readonly text: string }): string | null {
  return likelyLanguage(words(article.text.slice(0, languageLength)));
}
/** UTF-16 units that show a language. */
const languageLength = 1_500;

/** Mean score of each example judged by all others, left out of the profile itself. */
function measureCohesion(learned: readonly Lesson[]): number | null {
  if (learned.length < 2) return null;
  const scores = companionsOf(learned).map((left) => {
    const others = learned.filter((other) => other !== left);
    return score(left, learnCommon(others), others);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/**
 * The examples that show how alike articles on the topic are: one alone in its language says nothing of that, so it is not
 * counted where others can be.
 */
function companionsOf(learned: readonly Lesson[]): readonly Lesson[] {
  const alone = (language: string | null) => learned.filter((other) => other.language === language).length < 2;
  const companions = learned.filter(({ language }) => !alone(language));
  return companions.length >= 2 ? companions : learned;
}

function commonLanguages(languages: readonly (string | null)[]): string[] {
  const known = languages.filter((language) => language !== null);
  return [...new Set(known)].filter(
    (language) => known.filter((other) => other === language).length * 4 >= languages.length,
  );
}

function toCommonList({ weights, cores }: Common): Profile['common'] {
  return toList(weights, topicLimits.profileTermsMax).map(([term, weight]) => [
    term,
    weight,
    round(cores.get(term) ?? 0),
  ]);
}

/** Ties are broken by the term, so that the same examples give the same bytes. */
function toList(vector: TermVector, termsMax: number): TermList {
  return [...vector]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, termsMax)
    .map(([term, weight]): [string, number] => [term, round(weight)]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : round(value);
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
