import type { TitledText, TopicQuery } from '../model/topic.ts';
import { once } from '../once.ts';
import { countPhrase, makeSearchable, type SearchableText } from './phrases.ts';
import { isPattern, type Patterns } from './query-patterns.ts';
import { topicLimits } from './topic-limits.ts';

export type QueryFinding =
  /** Something that must not occur does, or something that must occur does not; `phrase` as a person is told of it. */
  | { readonly kind: 'excluded'; readonly phrase: string; readonly because: 'present' | 'absent' }
  | {
      readonly kind: 'open';
      /** What of `any` and `all` occurs, in the order of the query: phrases, and what patterns found. */
      readonly found: readonly string[];
      /** Whether one of them is in the title or the opening. */
      readonly early: boolean;
      readonly occurrences: number;
    };

/** What is known of one entry of the query. */
interface Sighting {
  /** How a person is told of it: the phrase, or what the pattern found. */
  readonly said: string;
  /** Up to some number from which on more says no more. */
  readonly count: number;
  /** Whether it is in the title or the opening. */
  readonly early: boolean;
}

/** UTF-16 units after which a mention is no longer in the opening. */
const openingLength = 400;
/** Letters of a pattern, and of what it found, that a person is told. */
const saidLengthMax = 60;

/** An article as queries look through it. */
export interface QueriedText {
  /** Title and text. */
  readonly text: string;
  /** Where in that the opening ends. */
  readonly openingEnd: number;
  /** All of it and the opening, made ready for phrases when the first one is looked for. */
  readonly searchable: () => SearchableText;
  readonly searchableOpening: () => SearchableText;
}

export function queriedText(article: TitledText): QueriedText {
  const title = article.title ?? '';
  const text = `${title}\n${article.text}`.slice(0, topicLimits.judgedLengthMax);
  return {
    text,
    openingEnd: title.length + 1 + openingLength,
    searchable: once(() => makeSearchable(text)),
    searchableOpening: once(() => makeSearchable(`${title}\n${article.text.slice(0, openingLength)}`)),
  };
}

/**
 * What the words of a topic say of an article; `open` with nothing found when the topic has none.
 * @param patterns those of the query, compiled (`patternsOf` in load-patterns.ts)
 */
export function judgeQuery(query: TopicQuery, article: QueriedText, patterns: Patterns): QueryFinding {
  if (query.any.length + query.all.length + query.none.length === 0) return nothingFound;
  const look = lookerOf(article, patterns);
  for (const entry of query.none) {
    const { said, count } = look(entry);
    if (count > 0) return { kind: 'excluded', phrase: said, because: 'present' };
  }
  const asked: Sighting[] = [];
  for (const entry of query.all) {
    const sighting = look(entry);
    if (sighting.count === 0) return { kind: 'excluded', phrase: sighting.said, because: 'absent' };
    asked.push(sighting);
  }
  const found = [...asked, ...query.any.map(look).filter(({ count }) => count > 0)];
  return {
    kind: 'open',
    found: found.map(({ said }) => said),
    early: found.some(({ early }) => early),
    occurrences: found.reduce((sum, { count }) => sum + count, 0),
  };
}

const nothingFound: QueryFinding = { kind: 'open', found: [], early: false, occurrences: 0 };

/** Looks for entries of a query in an article. */
function lookerOf(article: QueriedText, patterns: Patterns): (entry: string) => Sighting {
  return (entry) => {
    if (isPattern(entry)) return lookForPattern(entry, article, patterns);
    const count = countPhrase(article.searchable(), entry);
    return { said: entry, count, early: count > 0 && countPhrase(article.searchableOpening(), entry) > 0 };
  };
}

function lookForPattern(written: string, { text, openingEnd }: QueriedText, patterns: Patterns): Sighting {
  const pattern = patterns.get(written);
  if (pattern === undefined) throw new Error(`the pattern ${written} was not compiled before an article was judged`);
  const occurrences = pattern(text);
  const [first] = occurrences;
  if (first === undefined) return { said: shortened(written), count: 0, early: false };
  const said = `“${shortened(first.text)}” (${shortened(written)})`;
  return { said, count: occurrences.length, early: first.at < openingEnd };
}

/** On one line, without what a terminal would obey. */
function shortened(text: string): string {
  const line = text
    .slice(0, 4 * saidLengthMax)
    .replace(/[\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length > saidLengthMax ? `${letters.slice(0, saidLengthMax).join('')}…` : line;
}
