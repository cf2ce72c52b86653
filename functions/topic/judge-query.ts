import type { TopicQuery } from '../model/topic.ts';
import { countPhrase, makeSearchable } from './phrases.ts';
import { topicLimits } from './topic-limits.ts';

export type QueryFinding =
  /** A phrase that must not occur does, or one that must occur does not. */
  | { readonly kind: 'excluded'; readonly phrase: string; readonly because: 'present' | 'absent' }
  | {
      readonly kind: 'open';
      /** Phrases of `any` and `all` that occur, in the order of the query. */
      readonly found: readonly string[];
      /** Whether one of them is in the title or the opening. */
      readonly early: boolean;
      readonly occurrences: number;
    };

/** UTF-16 units after which a mention is no longer in the opening. */
const openingLength = 400;

/** What the words of a topic say of an article; `open` with nothing found when the topic has none. */
export function judgeQuery(
  query: TopicQuery,
  article: { readonly title: string | null; readonly text: string },
): QueryFinding {
  if (query.any.length + query.all.length + query.none.length === 0) return nothingFound;
  const title = article.title ?? '';
  const whole = makeSearchable(`${title}\n${article.text}`.slice(0, topicLimits.judgedLengthMax));
  const present = query.none.find((phrase) => countPhrase(whole, phrase) > 0);
  if (present !== undefined) return { kind: 'excluded', phrase: present, because: 'present' };
  const absent = query.all.find((phrase) => countPhrase(whole, phrase) === 0);
  if (absent !== undefined) return { kind: 'excluded', phrase: absent, because: 'absent' };
  const counts = [...query.all, ...query.any].map((phrase) => ({ phrase, count: countPhrase(whole, phrase) }));
  const found = counts.filter(({ count }) => count > 0).map(({ phrase }) => phrase);
  if (found.length === 0) return nothingFound;
  const opening = makeSearchable(`${title}\n${article.text.slice(0, openingLength)}`);
  return {
    kind: 'open',
    found,
    early: found.some((phrase) => countPhrase(opening, phrase) > 0),
    occurrences: counts.reduce((sum, { count }) => sum + count, 0),
  };
}

const nothingFound: QueryFinding = { kind: 'open', found: [], early: false, occurrences: 0 };
