import type { FetchPages } from './source.ts';
import type { SourceHeaders } from './source-headers.ts';

/**
 * The optional words of a topic. Case, accents and white space do not count; a phrase of several words matches in order.
 * An entry that begins with a slash is a regular expression, `/…/i`, for the text as it stands.
 */
export interface TopicQuery {
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** What a topic judges and learns from: an article, an example, or the beginning of one. */
export interface TitledText {
  readonly title: string | null;
  readonly text: string;
}

export interface TopicExample extends TitledText {
  readonly name: string;
}

/** A folder of `seeds/`: topic.json, sources.opml and articles/. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 language of the feed and the digest. */
  readonly language: string;
  readonly query: TopicQuery;
  readonly examples: readonly TopicExample[];
  readonly sources: readonly TopicSource[];
}

/** One polled feed of a topic, as its OPML or its topic.json says it. What is left out is as usual. */
export interface TopicSource {
  readonly title: string;
  readonly feedUrl: string;
  readonly siteUrl: string | null;
  /** The OPML folders it is in. */
  readonly categories: readonly string[];
  readonly fetchPages?: FetchPages;
  readonly intervalMinutes?: number;
  readonly headers?: SourceHeaders;
}

export interface Verdict {
  readonly score: number;
  readonly threshold: number;
  readonly onTopic: boolean;
  /** The terms that carried it, heaviest first; a negative weight spoke against. */
  readonly why: readonly { readonly term: string; readonly weight: number }[];
}

/** How a topic is called, for pages and mails. */
export type TopicNames = Pick<Topic, 'slug' | 'title' | 'description' | 'language'>;
