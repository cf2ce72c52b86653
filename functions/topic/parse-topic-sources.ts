import { intervalRange, isFetchPages, isInterval } from '../model/source.ts';
import { headerProblem, type SourceHeaders, showsSecret } from '../model/source-headers.ts';
import type { TopicSource } from '../model/topic.ts';
import { webAddress } from './web-address.ts';

const sourcesMax = 1_000;
const keys: ReadonlySet<string> = new Set(['url', 'title', 'categories', 'intervalMinutes', 'fetchPages', 'headers']);

/**
 * The `sources` of a topic.json: addresses, or `{ url, title?, categories?, intervalMinutes?, fetchPages?, headers? }`.
 * @returns what to mend, in words for the person who wrote it, when one cannot be used
 */
export function parseTopicSources(value: unknown): readonly TopicSource[] | string {
  if (!Array.isArray(value)) return 'needs a list of addresses, or of objects with a "url", as "sources"';
  if (value.length > sourcesMax) return `has more than ${sourcesMax} sources`;
  const byUrl = new Map<string, TopicSource>();
  for (const [at, stated] of value.entries()) {
    const source = parseSource(typeof stated === 'string' ? { url: stated } : stated);
    if (typeof source === 'string') return `has sources[${at}], which ${source}`;
    if (byUrl.has(source.feedUrl)) return `has sources[${at}], which names ${source.feedUrl} a second time`;
    byUrl.set(source.feedUrl, source);
  }
  return [...byUrl.values()];
}

function parseSource(stated: unknown): TopicSource | string {
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    return 'is neither an address nor an object with a "url"';
  }
  const fields = stated as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((key) => !keys.has(key));
  if (unknown !== undefined)
    return `has "${unknown}"; a source knows only ${[...keys].map((key) => `"${key}"`).join(', ')}`;
  const { title, categories = [], intervalMinutes, fetchPages, headers } = fields;
  const url = addressOf(fields.url);
  if (typeof url === 'string') return url;
  if (title !== undefined && (typeof title !== 'string' || title.trim() === '')) return 'has a "title" that is no text';
  if (!Array.isArray(categories) || !categories.every((name) => typeof name === 'string' && name.trim() !== '')) {
    return 'has "categories" that are no list of names';
  }
  if (intervalMinutes !== undefined && !isInterval(intervalMinutes)) {
    return `needs a whole number from ${intervalRange.min} to ${intervalRange.max} as "intervalMinutes"`;
  }
  if (fetchPages !== undefined && !isFetchPages(fetchPages)) {
    return 'needs "teasers", "always" or "never" as "fetchPages": the pages of which entries are fetched';
  }
  const sent = headers === undefined ? undefined : headersOf(headers);
  if (typeof sent === 'string') return sent;
  return {
    title: title === undefined ? url.hostname : title.trim(),
    feedUrl: url.href,
    siteUrl: null,
    categories: categories.map((name: string) => name.trim()),
    ...(intervalMinutes !== undefined && { intervalMinutes }),
    ...(fetchPages !== undefined && { fetchPages }),
    ...(sent !== undefined && { headers: sent }),
  };
}

function addressOf(url: unknown): URL | string {
  const address = typeof url === 'string' ? webAddress(url) : null;
  if (address === null) return `needs an http or https address as "url", and has ${JSON.stringify(url) ?? 'none'}`;
  const parsed = new URL(address);
  if (parsed.username !== '' || parsed.password !== '') {
    return 'has a password in its "url": write it as an "authorization" header that refers to an environment variable';
  }
  return parsed;
}

function headersOf(stated: unknown): SourceHeaders | string {
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    return 'needs an object of names and values as "headers"';
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(stated)) {
    if (typeof value !== 'string') return `has a header ${name} whose value is no text`;
    const problem = headerProblem(name, value);
    if (problem !== null) return `has a header that cannot be sent: ${problem}`;
    if (showsSecret(name, value)) {
      const variable = `NEWSFOLD_HEADER_${name.toUpperCase().replaceAll('-', '_')}`;
      return `shows the secret of its header ${name}: write "$${variable}" for it, and set that environment variable where newsfold runs`;
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
