import type { Topic, TopicExample, TopicQuery, TopicSource } from '../model/topic.ts';
import { stems } from '../text/words.ts';
import { topicLimits } from './topic-limits.ts';

/** What the examples taught: the weight of each term, and the score from which an article is on the topic. */
export interface Profile {
  /** Heaviest first. */
  readonly terms: readonly (readonly [term: string, weight: number])[];
  readonly threshold: number;
}

/** A topic made ready to judge articles: plain JSON, made when the code is built or in milliseconds at start. */
export interface PreparedTopic {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly query: TopicQuery;
  readonly sources: readonly TopicSource[];
  readonly profile: Profile;
}

export function prepareTopic(topic: Topic): PreparedTopic {
  const { slug, title, description, language, query, sources } = topic;
  return { slug, title, description, language, query, sources, profile: learnProfile(topic.examples) };
}

function learnProfile(examples: readonly TopicExample[]): Profile {
  const vectors = examples.map((example) => termVector(`${example.title ?? ''}\n${example.text}`));
  const centroid = meanVector(vectors);
  const left = vectors.map((vector, place) => dot(vector, meanVector(vectors.filter((_, other) => other !== place))));
  const mean = left.reduce((sum, score) => sum + score, 0) / Math.max(1, left.length);
  const terms = [...centroid].sort((a, b) => b[1] - a[1]).slice(0, topicLimits.profileTermsMax);
  return { terms, threshold: vectors.length < 2 ? 0.2 : 0.7 * mean };
}

/** Unit vector of logarithmic term counts. */
export function termVector(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems(text.slice(0, topicLimits.judgedLengthMax))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const [stem, count] of counts) counts.set(stem, 1 + Math.log(count));
  return unit(counts);
}

function unit(vector: Map<string, number>): Map<string, number> {
  let square = 0;
  for (const weight of vector.values()) square += weight * weight;
  const length = Math.sqrt(square);
  if (length > 0) for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

function meanVector(vectors: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}
