import { limits } from '../limits.ts';
import type { FetchPages, Source } from '../model/source.ts';
import { articleAddress, canonicalUrl } from '../normalise/canonical-url.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';
import { guidIdentity } from '../normalise/feed/read-feed.ts';
import type { Instant, Ports } from '../ports.ts';
import { inHostTurn } from './host-turn.ts';
import { putDocument } from './put-document.ts';
import { robotsAllow } from './robots.ts';

/** Pages fetched at one visit, and the time for all of them; what is left keeps its teaser until the next visit. */
const pagesMax = 20;
const pagesSecondsMax = 60;
/** Shorter texts, markup left out, are taken for the beginning of an article. */
const teaserCharactersMax = 700;
const hostTurnSeconds = 60;

type Needs = Pick<Ports, 'blobs' | 'clock' | 'fetcher' | 'log' | 'records'>;

export interface PageVisit {
  readonly source: Source;
  readonly feedUrl: string;
  readonly receivedAt: Instant;
  /** Whether an entry is of the past of a source met for the first time. */
  readonly isPast: (entry: FeedEntry) => boolean;
  readonly userAgent: string;
}

/** Fetches the pages of those entries whose feed holds only a teaser, each as a document; returns the entries not got to. */
export async function fetchPages(
  entries: readonly FeedEntry[],
  visit: PageVisit,
  needs: Needs,
): Promise<readonly FeedEntry[]> {
  const wanted = entries.filter((entry) => wantsPage(entry, visit.source.fetchPages));
  const deadline = Date.parse(needs.clock.now()) + pagesSecondsMax * 1_000;
  const left: FeedEntry[] = [];
  for (const [at, entry] of wanted.entries()) {
    const late = at >= pagesMax || Date.parse(needs.clock.now()) > deadline;
    if (late || !(await fetchPage(entry, visit, needs))) left.push(entry);
  }
  return left;
}

export function wantsPage(entry: FeedEntry, fetchPages: FetchPages): boolean {
  if (fetchPages === 'never' || entry.link === null || !/^https?:/i.test(entry.link)) return false;
  if (fetchPages === 'always') return true;
  const text = (entry.content ?? entry.summary)?.value ?? '';
  return text.replace(/<[^<>]*>/g, '').length <= teaserCharactersMax;
}

/** False when the host is busy and the page is to be tried again; a page that cannot be had is not tried again. */
async function fetchPage(entry: FeedEntry, visit: PageVisit, needs: Needs): Promise<boolean> {
  const url = entry.link!;
  const { source, userAgent } = visit;
  if (!(await robotsAllow(url, userAgent, needs))) {
    needs.log.info('page left alone', { source: source.id, url, reason: 'robots.txt' });
    return true;
  }
  const turn = { seconds: hostTurnSeconds, needs };
  const outcome = await inHostTurn(url, turn, () =>
    needs.fetcher.fetch({
      url,
      headers: { 'user-agent': userAgent, accept: 'text/html, application/xhtml+xml' },
      bytesMax: limits.documentBytesMax,
      timeoutMs: limits.fetchTimeoutMs,
      redirectsMax: limits.redirectsMax,
    }),
  );
  if (outcome === undefined) return false;
  if (outcome.kind !== 'response' || outcome.status !== 200) {
    const reason = outcome.kind === 'response' ? `status ${outcome.status}` : outcome.reason;
    needs.log.info('page not fetched', { source: source.id, url, reason });
    return true;
  }
  await putDocument(
    {
      bytes: outcome.bytes,
      contentType: outcome.headers['content-type'] ?? 'text/html',
      source: `${source.id}-pages`,
      url: outcome.url,
      receivedAt: visit.receivedAt,
      topics: source.topics,
      backlog: visit.isPast(entry),
      identities: namesOf(entry, visit.feedUrl),
    },
    needs,
  );
  return true;
}

/** What the feed calls the article: its page may state another address. */
function namesOf(entry: FeedEntry, feedUrl: string): readonly string[] {
  const canonical = canonicalUrl(entry.link ?? '');
  const address = canonical === null ? null : articleAddress(canonical);
  return [
    ...(address === null ? [] : [`link:${address}`]),
    ...(entry.id === null ? [] : [guidIdentity(entry.id, feedUrl)]),
  ];
}
