import { limits } from '../../limits.ts';
import { isTooDeep } from '../json/nesting.ts';
import { parseFeedDate } from './feed-dates.ts';
import type { FeedEntry, FeedText, ParsedFeed } from './feed-model.ts';
import { joinUrl } from './join-url.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1); what is not of the right type counts as not said. */
export function parseJsonFeed(text: string, url: string | null): ParsedFeed {
  const feed = parseObject(text);
  if (feed === undefined) return { kind: 'rejected', reason: 'not a JSON object, or one nested too deep' };
  const isFeed = String(feed.version ?? '').includes('jsonfeed.org/version/') || Array.isArray(feed.items);
  if (!isFeed) return { kind: 'rejected', reason: 'JSON, but no JSON Feed: it has no items' };
  const base = string(feed.home_page_url) ?? string(feed.feed_url) ?? url;
  const hubs = objects(feed.hubs);
  const self = string(feed.feed_url);
  const home = string(feed.home_page_url);
  const icon = string(feed.icon);
  return {
    kind: 'feed',
    head: {
      id: self,
      title: plain(feed.title),
      subtitle: plain(feed.description),
      link: home === null ? null : joinUrl(home, url),
      links: [],
      published: null,
      updated: null,
      authors: authorsOf(feed),
      rights: null,
      categories: [],
      language: string(feed.language),
      image: icon === null ? null : joinUrl(icon, base),
      hints: {
        intervalMinutes: null,
        skipHours: [],
        skipDays: [],
        hub: string(hubs.find((hub) => String(hub.type).toLowerCase() === 'websub')?.url),
        self,
      },
    },
    entries: objects(feed.items)
      .slice(0, limits.entriesPerDocumentMax)
      .map((item) => readItem(item, base)),
  };
}

function readItem(item: Fields, base: string | null): FeedEntry {
  const link = string(item.url) ?? string(item.external_url);
  const image = string(item.image) ?? string(item.banner_image);
  const html = string(item.content_html);
  const imageUrl = image === null ? null : joinUrl(image, base);
  return {
    id: typeof item.id === 'number' ? String(item.id) : string(item.id),
    title: plain(item.title),
    link: link === null ? null : joinUrl(link, base),
    links: [],
    published: parseFeedDate(string(item.date_published) ?? ''),
    updated: parseFeedDate(string(item.date_modified) ?? ''),
    authors: authorsOf(item),
    summary: plain(item.summary),
    content: html === null ? plain(item.content_text) : { kind: 'html', value: html, base },
    categories: Array.isArray(item.tags) ? item.tags.filter((tag) => typeof tag === 'string') : [],
    language: string(item.language),
    image: imageUrl === null ? null : { url: imageUrl, alt: null },
    source: null,
  };
}

function authorsOf(holder: Fields): readonly string[] {
  const people = objects(holder.authors);
  const single = objects([holder.author]);
  return [...new Set([...people, ...single].flatMap((person) => string(person.name) ?? []))];
}

function parseObject(text: string): Fields | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return objects([JSON.parse(text)])[0];
  } catch {
    return undefined;
  }
}

function objects(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Fields => typeof item === 'object' && item !== null && !Array.isArray(item));
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function plain(value: unknown): FeedText | null {
  const stated = string(value);
  return stated === null ? null : { kind: 'plain', value: stated, base: null };
}
