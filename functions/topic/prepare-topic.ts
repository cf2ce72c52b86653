import type { Topic, TopicQuery, TopicSource } from '../model/topic.ts';
import { type LearnedExample, learnProfile, type Profile } from './learn-profile.ts';

/** Articles that the owner corrected the topic with. */
export interface Corrected {
  readonly belongs: readonly RememberedExample[];
  readonly doesNotBelong: readonly RememberedExample[];
}

/** What an article is compared with one by. */
export type RememberedExample = Pick<LearnedExample, 'name' | 'title' | 'terms'>;

/** A topic made ready to judge articles: plain JSON, made when the code is built or in milliseconds at start. */
export interface PreparedTopic {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly query: TopicQuery;
  readonly sources: readonly TopicSource[];
  /** Null without examples: the query alone decides. */
  readonly profile: Profile | null;
  /** What the owner said belongs, or does not: it speaks for and against articles that are like it. */
  readonly corrected?: Corrected;
}

/** Learns from the examples of a topic: milliseconds for a handful of them. */
export function prepareTopic(topic: Topic): PreparedTopic {
  const { slug, title, description, language, query, sources } = topic;
  return { slug, title, description, language, query, sources, profile: learnProfile(topic.examples) };
}

/** False for a topic that nothing can be on: it has neither examples nor words in its query. */
export function canMatch({ profile, query }: Pick<PreparedTopic, 'profile' | 'query'>): boolean {
  return profile !== null || query.any.length + query.all.length > 0;
}
