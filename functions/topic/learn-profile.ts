import type { TopicExample } from '../model/topic.ts';
import { type EventTime, learnEventTime } from './event-time.ts';
import { cohesionOfPairs, learnPart, type Part } from './learn-part.ts';
import { type Lesson, lessonOf } from './lesson.ts';
import { lastYearNamed } from './named-years.ts';
import { type TermList, toList } from './term-vector.ts';
import { topicLimits } from './topic-limits.ts';

export interface LearnedExample extends Omit<Lesson, 'vector'> {
  readonly terms: TermList;
}

/** What the examples taught. */
export interface Profile {
  readonly examples: readonly LearnedExample[];
  /** One for each language of the examples, that with most of them first: an article is judged by those in its own. */
  readonly parts: readonly Part[];
  /** The last year that they name; null when they name none, or so many that their subject goes on. */
  readonly lastYear: number | null;
  /** When the event was that they tell of; null when they tell of none. */
  readonly eventTime: EventTime | null;
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

function learnLessons(lessons: readonly Lesson[]): Profile | null {
  const learned = lessons.filter(({ vector }) => vector.size > 0);
  if (learned.length === 0) return null;
  const languages = byLanguage(learned).map(({ language, places }) => {
    return { language, places, lessons: learned.filter((_, place) => places.includes(place)) };
  });
  const pairCohesion = (): number | null => cohesionOfPairs(languages.map(({ lessons }) => lessons));
  return {
    examples: learned.map(toExample),
    parts: languages.map(({ language, places, lessons }) => learnPart(language, places, lessons, pairCohesion)),
    lastYear: lastYearNamed(learned.flatMap(({ vector }) => [...vector.keys()])),
    eventTime: learnEventTime(learned.map(({ time }) => time)),
  };
}

/** Places of the examples in each language, most first. Those whose language cannot be told go with the most. */
function byLanguage(lessons: readonly Lesson[]): { language: string | null; places: number[] }[] {
  const placesOf = new Map<string | null, number[]>();
  for (const [place, { language }] of lessons.entries()) {
    placesOf.set(language, [...(placesOf.get(language) ?? []), place]);
  }
  const untold = placesOf.get(null) ?? [];
  const told = [...placesOf]
    .filter(([language]) => language !== null)
    .map(([language, places]) => ({ language, places }))
    .sort((a, b) => b.places.length - a.places.length || ((a.language ?? '') < (b.language ?? '') ? -1 : 1));
  const [first, ...others] = told;
  if (first === undefined) return [{ language: null, places: untold }];
  return [{ ...first, places: [...first.places, ...untold].sort((a, b) => a - b) }, ...others];
}

function toExample({ vector, ...example }: Lesson): LearnedExample {
  return { ...example, terms: toList(vector, topicLimits.exampleTermsMax) };
}
