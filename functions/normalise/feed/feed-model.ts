import type { Image, StatedDate } from '../../model/article.ts';
import type { PollingHints } from '../../model/source.ts';

/** A text as a feed gives it: plain, or markup that is not sanitised yet. */
export interface FeedText {
  readonly kind: 'plain' | 'html';
  readonly value: string;
  /** What relative links in the markup are relative to. */
  readonly base: string | null;
}

export interface FeedLink {
  /** Absolute where the feed lets it be. */
  readonly url: string;
  /** `alternate` where the feed says nothing. */
  readonly rel: string;
  readonly type: string | null;
}

export interface FeedEntry {
  /** guid, id or rdf:about; absolute only if the feed made it so. */
  readonly id: string | null;
  readonly title: FeedText | null;
  readonly link: string | null;
  readonly links: readonly FeedLink[];
  readonly published: StatedDate | null;
  readonly updated: StatedDate | null;
  readonly authors: readonly string[];
  readonly summary: FeedText | null;
  readonly content: FeedText | null;
  readonly categories: readonly string[];
  readonly language: string | null;
  readonly image: Image | null;
  /** The feed that an aggregator took the entry from. */
  readonly source: { readonly title: string | null; readonly url: string | null } | null;
}

export interface FeedHead {
  readonly id: string | null;
  readonly title: FeedText | null;
  readonly subtitle: FeedText | null;
  readonly link: string | null;
  readonly links: readonly FeedLink[];
  readonly published: StatedDate | null;
  readonly updated: StatedDate | null;
  readonly authors: readonly string[];
  readonly rights: FeedText | null;
  readonly categories: readonly string[];
  readonly language: string | null;
  readonly image: string | null;
  readonly hints: PollingHints;
}

export type ParsedFeed =
  | { readonly kind: 'feed'; readonly head: FeedHead; readonly entries: readonly FeedEntry[] }
  | { readonly kind: 'rejected'; readonly reason: string };
