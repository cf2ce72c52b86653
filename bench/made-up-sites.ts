import { createHash } from 'node:crypto';
import type { TopicSource } from '../functions/model/topic.ts';
import type { FetchOutcome, FetchRequest } from '../functions/ports.ts';
import { nextDocument, type Outlet } from '../tests/simulation/generated-news.ts';
import type { Chance } from '../tests/simulation/seeded.ts';

/** Items that a feed lists. */
const listedMax = 20;
/** Of a hundred items, how many are on a topic. */
const onTopicPercent = 30;
const dayMs = 86_400_000;

/**
 * Feeds that publish evenly over the day, list their last twenty items, and answer 304 while there is nothing new. Of
 * every third source the feed holds teasers and the text stands on pages.
 */
export function madeUpSites(
  { sources, itemsPerSource }: { readonly sources: number; readonly itemsPerSource: number },
  chance: Chance,
  now: () => string,
) {
  const startMs = Date.parse(now());
  const items: Outlet[][] = Array.from({ length: sources }, () => []);
  const urlOf = (source: number) => `https://site${source}.example/feed`;

  const published = (source: number): readonly Outlet[] => {
    const elapsed = Date.parse(now()) - startMs + (source * dayMs) / itemsPerSource / sources;
    const wanted = listedMax + Math.floor((elapsed / dayMs) * itemsPerSource);
    const made = items[source]!;
    while (made.length < wanted) made.push(newItem(chance, `https://site${source}.example/news/${made.length}`));
    return made.slice(-listedMax).toReversed();
  };

  return {
    sourcesOf: (topic: number): readonly TopicSource[] =>
      items.flatMap((_, source) => {
        if (source % 2 !== topic) return [];
        return [{ title: `Site ${source}`, feedUrl: urlOf(source), siteUrl: null, categories: [] }];
      }),
    answer: ({ url, headers = {} }: FetchRequest): FetchOutcome => {
      const { hostname, pathname } = new URL(url);
      const source = Number(/\d+/.exec(hostname)![0]);
      const teasers = source % 3 === 0;
      const number = Number(/\/news\/(\d+)$/.exec(pathname)?.[1] ?? -1);
      const body = pathname === '/feed' ? feedOf(published(source), teasers) : pageOf(items[source]![number]);
      if (body === null) return respond(404, '', url);
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
      return headers['if-none-match'] === etag ? respond(304, '', url, etag) : respond(200, body, url, etag);
    },
  };
}

function respond(status: number, body: string, url: string, etag?: string): FetchOutcome {
  const type = body.startsWith('<rss') ? 'application/rss+xml' : 'text/html; charset=utf-8';
  const headers = { 'content-type': type, ...(etag !== undefined && { etag }) };
  return { kind: 'response', status, headers, bytes: new TextEncoder().encode(body), url };
}

function newItem(chance: Chance, url: string): Outlet {
  const wanted = chance.below(100) < onTopicPercent;
  for (;;) {
    const [article] = nextDocument(0, [], chance).articles;
    if (article !== undefined && (article.topic !== null) === wanted) return { ...article, url };
  }
}

function feedOf(items: readonly Outlet[], teasers: boolean): string {
  const written = items.map(({ title, url, text }) => {
    const shown = teasers ? text.split('\n\n', 1)[0]! : text;
    return `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><description>${shown}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Site</title>${written.join('')}</channel></rss>`;
}

function pageOf(article: Outlet | undefined): string | null {
  if (article === undefined) return null;
  const paragraphs = article.text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
  return `<!doctype html><html lang="en"><head><title>${article.title}</title></head><body><article><h1>${article.title}</h1>${paragraphs.join('')}</article></body></html>`;
}
