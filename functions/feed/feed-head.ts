import type { Settings } from '../model/settings.ts';
import type { Instant } from '../ports.ts';
import { topicAddress } from '../site/addresses.ts';
import type { FeedItem, NamedTopic } from './feed-item.ts';

/** One feed document as data: what stands above the entries, and the entries. */
export interface FeedDocument {
  readonly topic: NamedTopic;
  /** Address of the topic's page. */
  readonly home: string;
  /** Address of the document itself. */
  readonly self: string;
  readonly updated: Instant;
  readonly items: readonly FeedItem[];
  /** Newest complete archive part, for the feed; the part before, for a part (RFC 5005 section 4). */
  readonly previousArchive: string | null;
  /** Set in archive parts only. */
  readonly archive: { readonly current: string; readonly next: string | null } | null;
  readonly hub: string | null;
}

/** What a feed without entries says it was updated: no time at all, since nothing ever was. */
const neverUpdated: Instant = '1970-01-01T00:00:00.000Z';

/** When the newest change to any of the items was made; never the time of writing, so the same items give the same bytes. */
export function updatedOf(items: readonly { readonly updated: Instant }[]): Instant {
  return items.reduce((latest, item) => (item.updated > latest ? item.updated : latest), neverUpdated);
}

/** The document that readers subscribe to, in one of its formats. */
export function currentFeed(
  topic: NamedTopic,
  items: readonly FeedItem[],
  settings: Pick<Settings, 'baseUrl' | 'websubHub'>,
  file: string,
  previousArchive: string | null,
): FeedDocument {
  return {
    topic,
    home: topicAddress(settings, topic.slug),
    self: topicAddress(settings, topic.slug, file),
    updated: updatedOf(items),
    items,
    previousArchive,
    archive: null,
    hub: settings.websubHub ?? null,
  };
}
