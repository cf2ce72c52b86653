import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FetchOutcome, FetchRequest } from '../../functions/ports.ts';

/**
 * What a server is like. `slow` takes eight seconds for everything, `hung` never answers, `dead` cannot be connected to,
 * `flaky` fails every third time, `busy` answers 429 from 06:00 to 07:00, `gone` 410 from noon, `moves` has moved for good
 * from noon, `teasers` has pages behind its entries and a robots.txt, `hub` tells a hub when it has news.
 */
export type Mood = 'steady' | 'slow' | 'hung' | 'dead' | 'flaky' | 'busy' | 'gone' | 'moves' | 'teasers' | 'hub';

export interface PolledServer {
  readonly url: string;
  readonly newsEveryMs: number;
  readonly validator: 'etag' | 'last-modified' | 'none';
  readonly ttlMinutes: number | null;
  readonly maxAgeSeconds: number | null;
  readonly skipHours: readonly number[];
  readonly mood: Mood;
}

export const hubHost = 'hub.example.org';
export const robotsRules = 'User-agent: *\nDisallow: /private/\n';

const minuteMs = 60_000;
const moods: readonly Mood[] = [
  'steady', 'slow', 'steady', 'busy', 'steady', 'gone', 'teasers', 'moves', 'steady', 'dead',
  'steady', 'hub', 'steady', 'flaky', 'steady', 'hung', 'teasers', 'steady', 'hub', 'steady',
]; // biome-ignore format: a table

/** Fifty sources on forty hosts, their moods and rhythms spread over them; the same ones every time. */
export function polledServers(): readonly PolledServer[] {
  return Array.from({ length: 50 }, (_, at) => ({
    url: `https://host${at % 40}.example.org/feed${at}`,
    newsEveryMs: [30, 90, 240, 720, 10_000][at % 5]! * minuteMs,
    validator: (['etag', 'last-modified', 'none'] as const)[at % 3]!,
    ttlMinutes: at % 4 === 0 ? 120 : null,
    maxAgeSeconds: at % 11 === 0 ? 5_400 : null,
    skipHours: at % 7 === 0 ? [0, 1, 2, 3, 4] : [],
    mood: moods[at % moods.length]!,
  }));
}

/** Milliseconds until the answer is there. */
export function latencyMs({ url, mood }: PolledServer): number {
  if (mood === 'hung') return Number.POSITIVE_INFINITY;
  if (mood === 'slow') return 8_000;
  return 30 + (createHash('sha256').update(url).digest()[0]! % 100) * 4;
}

/** The number of the newest item at a time. */
export function newestItem({ newsEveryMs }: PolledServer, at: number): number {
  return Math.floor(at / newsEveryMs);
}

export function feedOf(server: PolledServer, at: number): string {
  const { url, ttlMinutes, skipHours, mood } = server;
  const newest = newestItem(server, at);
  const text = 'The council met again and put off its decision until the next session. '.repeat(
    mood === 'teasers' ? 2 : 12,
  );
  const items = Array.from({ length: 20 }, (_, age) => {
    const number = newest - age;
    // Every fifth page may not be fetched.
    const path =
      mood === 'teasers' && number % 5 === 0 ? `/private/${number}` : `/pages${new URL(url).pathname}/${number}`;
    const date = new Date(number * server.newsEveryMs).toUTCString();
    return `<item><guid isPermaLink="false">${number}</guid><title>${number}</title><link>${new URL(path, url)}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
  });
  const ttl = ttlMinutes === null ? '' : `<ttl>${ttlMinutes}</ttl>`;
  const hours = skipHours.map((hour) => `<hour>${hour}</hour>`).join('');
  const skip = hours === '' ? '' : `<skipHours>${hours}</skipHours>`;
  const link = (rel: string, href: string) => `<link xmlns="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`;
  const hub = mood === 'hub' ? link('hub', `https://${hubHost}/`) + link('self', url) : '';
  return `<rss version="2.0"><channel><title>${url}</title>${hub}${ttl}${skip}${items.join('')}</channel></rss>`;
}

export interface ServerAnswer {
  readonly outcome: FetchOutcome;
  /** As they travel, compressed. */
  readonly wireBytes: number;
}

/** What a server answers to a request for its feed, at a time and after so many others. */
export function answerOf(server: PolledServer, request: FetchRequest, at: number, before: number): ServerAnswer {
  const { mood, url, validator, maxAgeSeconds } = server;
  const hour = new Date(at).getUTCHours();
  if (mood === 'dead') return failed('no route to it');
  if (mood === 'flaky' && before % 3 === 2) return respond(request.url, 503, '');
  if (mood === 'busy' && hour === 6) return respond(request.url, 429, '', { 'retry-after': '5400' });
  if (mood === 'gone' && hour >= 12) return respond(request.url, 410, '');
  const body = feedOf(server, at);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`;
  const modified = new Date(newestItem(server, at) * server.newsEveryMs).toUTCString();
  const headers = {
    'content-type': 'application/rss+xml',
    ...(validator === 'etag' && { etag }),
    ...(validator === 'last-modified' && { 'last-modified': modified }),
    ...(maxAgeSeconds !== null && { 'cache-control': `max-age=${maxAgeSeconds}` }),
  };
  const movedTo = mood === 'moves' && hour >= 12 ? url.replace('/feed', '/moved/feed') : undefined;
  const more = movedTo === undefined ? {} : { url: movedTo, movedTo };
  const has = request.headers ?? {};
  const isKnown =
    (validator === 'etag' && has['if-none-match'] === etag) ||
    (validator === 'last-modified' && has['if-modified-since'] === modified);
  return isKnown ? respond(request.url, 304, '', headers, more) : respond(request.url, 200, body, headers, more);
}

export function failed(reason: string): ServerAnswer {
  return { outcome: { kind: 'failed', reason }, wireBytes: 0 };
}

/** About what a status line and headers take. */
const headBytes = 250;

export function respond(
  url: string,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  more: object = {},
): ServerAnswer {
  const outcome: FetchOutcome = { kind: 'response', status, headers, bytes: Buffer.from(body), url, ...more };
  return { outcome, wireBytes: headBytes + (body === '' ? 0 : gzipSync(body).byteLength) };
}
