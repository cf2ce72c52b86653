import { blobKeys } from '../keys.ts';
import { type ArchivePart, partFile } from '../model/archive-part.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import { entryFile, topicAddress } from '../site/addresses.ts';
import { entryPage } from '../site/entry-page.ts';
import { webAddress } from '../site/html.ts';
import { notFoundPage } from '../site/index-page.ts';
import { editionsPage, type TopicView, topicPage } from '../site/topic-page.ts';
import { atomFeed, atomType } from './atom.ts';
import { currentFeed } from './feed-head.ts';
import { feedItem, type Listed, type NamedTopic } from './feed-item.ts';
import { jsonFeed, jsonFeedType } from './json-feed.ts';
import type { PublicFile } from './publish-files.ts';
import { rssFeed, rssType } from './rss.ts';

export const htmlType = 'text/html; charset=utf-8';

/** The state that a topic's public files are made of. */
export interface TopicState extends Omit<TopicView, 'entries' | 'topic'> {
  readonly topic: NamedTopic;
  /** Newest first. */
  readonly listed: readonly Listed[];
  /** Entries among the newest that the owner took out. */
  readonly withdrawn: readonly Entry[];
  readonly newestArchive: ArchivePart | null;
}

/** The feeds of a topic, one a format. */
export const feedFileNames = ['feed.atom', 'feed.rss', 'feed.json'] as const;
/** The files of a topic that are always there, within the topic. */
export const topicFileNames = [...feedFileNames, 'index.html', 'editions/index.html'] as const;

/** A topic's feeds and pages; the same state always gives the same bytes. */
export function topicFiles(state: TopicState, settings: Settings): PublicFile[] {
  const { topic, listed, newestArchive } = state;
  const items = listed.map((one) => feedItem(one, topic, settings));
  const archive = newestArchive === null ? null : topicAddress(settings, topic.slug, partFile(newestArchive));
  const feed = (file: string) => currentFeed(topic, items, settings, file, archive);
  const view: TopicView = { ...state, entries: listed.map(({ entry }) => entry) };
  const texts: Readonly<Record<(typeof topicFileNames)[number], readonly [contentType: string, text: string]>> = {
    'feed.atom': [atomType, atomFeed(feed('feed.atom'))],
    'feed.rss': [rssType, rssFeed(feed('feed.rss'))],
    'feed.json': [jsonFeedType, jsonFeed(feed('feed.json'))],
    'index.html': [htmlType, topicPage(view, settings)],
    'editions/index.html': [htmlType, editionsPage(view, settings)],
  };
  return topicFileNames.map((name) => ({
    key: blobKeys.publicTopic(topic.slug, name),
    contentType: texts[name][0],
    text: texts[name][1],
  }));
}

/** Key of the page of an entry that has no web address of its own; none for the others. */
export function entryPageKeys(entries: readonly { id: string; topic: string; url: string | null }[]): string[] {
  return entries
    .filter((entry) => webAddress(entry.url) === null)
    .map((entry) => blobKeys.publicTopic(entry.topic, entryFile(entry.id)));
}

/** In place of the page of an entry that was taken out: that there is nothing at its address. */
export function emptyPages(entries: readonly Entry[], topic: TopicView['topic'], settings: Settings): PublicFile[] {
  return entryPageKeys(entries.filter((entry) => entry.withdrawn !== undefined)).map((key) => ({
    key,
    contentType: htmlType,
    text: notFoundPage([topic], settings),
  }));
}

/** The pages of those among the entries that have no web address of their own. */
export function entryPages(listed: readonly Listed[], topic: TopicView['topic'], settings: Settings): PublicFile[] {
  return listed
    .filter(({ entry }) => webAddress(entry.url) === null)
    .map(({ entry, article }) => ({
      key: blobKeys.publicTopic(entry.topic, entryFile(entry.id)),
      contentType: htmlType,
      text: entryPage(entry, article, topic, settings),
    }));
}
