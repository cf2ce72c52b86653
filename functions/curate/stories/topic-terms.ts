import { stem } from '../../text/stem.ts';
import { isMeaningful, words } from '../../text/words.ts';
import type { PreparedTopic } from '../../topic/prepare-topic.ts';
import { isPattern } from '../../topic/query-patterns.ts';

/**
 * What all articles of a topic say tells no two of its stories apart: the share of a topic's examples that say a term;
 * where there are too few examples, that of the words it is asked for by.
 */
export type TopicTerms = ReadonlyMap<string, number>;

/** Fewer examples than this do not tell the topic from the events they are about. */
const examplesMin = 3;

const known = new WeakMap<PreparedTopic, TopicTerms>();

/** Shares of terms that at least two examples have, over one example more than there are, so that none is quite 1. */
export function topicTerms(topic: PreparedTopic | undefined): TopicTerms {
  if (topic === undefined) return new Map();
  const terms = known.get(topic) ?? countTerms(topic);
  known.set(topic, terms);
  return terms;
}

function countTerms(topic: PreparedTopic): TopicTerms {
  const examples = topic.profile?.examples ?? [];
  if (examples.length < examplesMin) return askedTerms(topic);
  const counts = new Map<string, number>();
  for (const { terms } of examples) for (const [term] of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1);
  return new Map(shared.map(([term, count]) => [term, count / (examples.length + 1)]));
}

/** As if each of nine examples said each of the words: nearly all articles do, and short ones say little else. */
const askedShare = 0.9;

function askedTerms({ query }: PreparedTopic): TopicTerms {
  const phrases = [...query.any, ...query.all].filter((entry) => !isPattern(entry));
  const terms = phrases.flatMap(words).filter(isMeaningful).map(stem);
  return new Map(terms.map((term) => [term, askedShare]));
}
