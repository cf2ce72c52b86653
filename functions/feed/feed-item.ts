import { textsFor } from '../languages/texts.ts';
import { limits } from '../limits.ts';
import type { Article, Image, Publisher, StatedDate } from '../model/article.ts';
import type { AlsoAt, Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant } from '../ports.ts';
import { entryAddress } from '../site/addresses.ts';
import { webAddress } from '../site/html.ts';
import { cleanLanguage, uriOf, xmlLine, xmlText } from './clean-text.ts';

/** A topic with what names its feed, wherever it is served. */
export interface NamedTopic extends TopicNames {
  readonly feedId: string;
}

/** An entry with its content. */
export interface Listed {
  readonly entry: Entry;
  /** Absent when the article's object is gone. */
  readonly article: Article | undefined;
}

export interface FeedCopy {
  readonly url: string;
  readonly title: string;
  readonly publisher: Publisher;
  readonly published: Instant | null;
}

/** An entry as all feed formats show it: every string clean, every address absolute, every date an instant. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly author: string | null;
  readonly publisher: Publisher;
  readonly published: Instant | null;
  readonly updated: Instant;
  readonly firstSeen: Instant;
  readonly language: string | null;
  readonly summary: string | null;
  /** Sanitised HTML. */
  readonly content: string | null;
  readonly categories: readonly string[];
  readonly image: Image | null;
  readonly storyId: string;
  readonly alsoAt: readonly FeedCopy[];
}

/** Makes an entry fit to be published; what its source did not state stays null. */
export function feedItem(listed: Listed, topic: TopicNames, settings: Pick<Settings, 'baseUrl'>): FeedItem {
  const { entry, article } = listed;
  const image = entry.image === null ? null : webAddress(entry.image.url);
  return {
    id: entry.id,
    title: line(entry.title) ?? textsFor(topic.language).site.untitled,
    link: uriOf(entryAddress(settings, entry)),
    author: authorOf(entry),
    publisher: cleanPublisher(entry.publisher),
    published: instantOf(entry.published),
    updated: entry.updated,
    firstSeen: entry.firstSeen,
    language: cleanLanguage(entry.language),
    summary: line(entry.summary),
    content: contentOf(article),
    categories: [...new Set(entry.categories.map(xmlLine))].filter((category) => category !== ''),
    image: image === null ? null : { url: uriOf(image), alt: line(entry.image?.alt ?? null) },
    storyId: entry.storyId,
    alsoAt: entry.alsoAt.flatMap(copyOf),
  };
}

/**
 * A stated date as an instant. A day without a time is that day's midnight in UTC,
 * the common way to write it where a format asks for a time (RFC 3339 knows no bare date-time).
 */
export function instantOf(stated: StatedDate | null): Instant | null {
  if (stated === null) return null;
  const date = new Date(stated.length === 10 ? `${stated}T00:00:00.000Z` : stated);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : date.toISOString();
}

function authorOf(entry: Entry): string | null {
  return line(entry.byline) ?? line(entry.publisher.name) ?? line(entry.publisher.domain);
}

function cleanPublisher(publisher: Publisher): Publisher {
  const domain = publisher.domain?.toLowerCase() ?? '';
  const sound = URL.canParse(`https://${domain}/`) && new URL(`https://${domain}/`).host === domain;
  return { name: line(publisher.name), domain: sound ? domain : null };
}

function contentOf(article: Article | undefined): string | null {
  if (article === undefined || article.html.length > limits.feedContentCharsMax) return null;
  const content = xmlText(article.html).trim();
  return content === '' ? null : content;
}

function copyOf(copy: AlsoAt): FeedCopy[] {
  const url = webAddress(copy.url);
  if (url === null) return [];
  const publisher = cleanPublisher(copy.publisher);
  return [{ url: uriOf(url), title: xmlLine(copy.title), publisher, published: instantOf(copy.published) }];
}

function line(text: string | null): string | null {
  const clean = text === null ? '' : xmlLine(text);
  return clean === '' ? null : clean;
}
