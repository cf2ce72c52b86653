import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { loopbackServers } from '../polling/polled-desk.ts';

export const feedUrl = 'http://paper.example/feed';
/** The same feed for those alone who send `X-Reader: exe`. */
export const membersFeedUrl = 'http://members.example/feed';
const hubUrl = 'http://hub.example/';

/** A report that stands on a page of its own; its feed holds a line of it. */
export interface Report {
  readonly slug: string;
  readonly title: string;
  readonly teaser: string;
  readonly paragraphs: readonly string[];
}

export interface Newspaper {
  readonly port: number;
  /** What was asked for, with the status it was answered with: `GET paper.example/feed 304`. */
  readonly asked: readonly string[];
  /** What subscribers sent to the hub. */
  readonly subscriptions: readonly URLSearchParams[];
  publish(report: Report): void;
  stop(): void;
}

/** A paper with a feed of teasers, an etag, a robots.txt and a hub, all at one port of this machine. */
export async function startNewspaper(): Promise<Newspaper> {
  const reports: Report[] = [];
  const asked: string[] = [];
  const subscriptions: URLSearchParams[] = [];
  const servers = loopbackServers();
  const port = await servers.http(async (request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, '');
    const place = `${host}${request.url}`;
    const body = await text(request);
    if (request.method === 'POST') subscriptions.push(new URLSearchParams(body));
    const isFeed =
      place === addressOf(feedUrl) || (place === addressOf(membersFeedUrl) && request.headers['x-reader'] === 'exe');
    const page = isFeed ? feedOf(reports) : pageAt(place, reports);
    const etag = `"${createHash('sha256')
      .update(page ?? '')
      .digest('hex')
      .slice(0, 12)}"`;
    const unchanged = request.headers['if-none-match'] === etag;
    const status = request.method === 'POST' ? 202 : page === null ? 404 : unchanged ? 304 : 200;
    asked.push(`${request.method} ${place} ${status}`);
    response.writeHead(status, {
      etag,
      'content-type': page?.startsWith('<rss') ? 'application/rss+xml' : 'text/html',
    });
    response.end(status === 200 ? page : '');
  });
  return { port, asked, subscriptions, publish: (report) => void reports.unshift(report), stop: servers.stop };
}

const addressOf = (url: string): string => url.slice('http://'.length);

function feedOf(reports: readonly Report[]): string {
  const items = reports.map(({ slug, title, teaser }) => {
    const link = `http://paper.example/news/${slug}`;
    return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><description>${teaser}</description></item>`;
  });
  const links = `<atom:link rel="hub" href="${hubUrl}"/><atom:link rel="self" href="${feedUrl}"/>`;
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Paper</title>${links}${items.join('')}</channel></rss>`;
}

function pageAt(place: string, reports: readonly Report[]): string | null {
  if (place === 'paper.example/robots.txt') return 'User-agent: *\nDisallow: /private\n';
  const report = reports.find(({ slug }) => place === `paper.example/news/${slug}`);
  if (report === undefined) return null;
  const paragraphs = report.paragraphs.map((paragraph) => `<p>${paragraph}</p>`);
  return `<!doctype html><html lang="en"><head><title>${report.title}</title></head><body><article><h1>${report.title}</h1>${paragraphs.join('')}</article></body></html>`;
}
