import { limits } from '../limits.ts';
import type { FetchPages, Source } from '../model/source.ts';
import { statedByline } from '../normalise/bylines/stated-byline.ts';
import { articleAddress, canonicalUrl } from '../normalise/canonical-url.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';
import { guidIdentity } from '../normalise/feed/read-feed.ts';
import { guidAt, siteOf } from '../normalise/who-speaks.ts';
import type { FetchOutcome, Instant, Ports } from '../ports.ts';
import { isGate } from './gate-page.ts';
import { inHostTurn } from './host-turn.ts';
import { isTroubled, isWhole, restAskedFor } from './http-response.ts';
import { putDocument } from './put-document.ts';
import { robotsAllow } from './robots.ts';

/** Pages fetched at one visit, and the time for all of them; what is left keeps its teaser until the next visit. */
const pagesMax = 20;
const pagesSecondsMax = 60;
/** Shorter texts, markup left out, are taken for the beginning of an article. */
const teaserCharactersMax = 700;
/** Longer addresses are not asked for: what rules say of one takes time with its length. */
const addressCharactersMax = 2_000;
/** A name has no more (RFC 1035 section 2.3.4), with its port; letters beyond ASCII swell. */
const hostCharactersMax = 260;
const hostTurnSeconds = 60;

type Needs = Pick<Ports, 'blobs' | 'clock' | 'fetcher' | 'log' | 'records'>;

export interface PageVisit {
  readonly source: Source;
  readonly feedUrl: string;
  /** The site that the feed was fetched from, whatever it calls itself. */
  readonly feedSite: string;
  /** See `CollectedDocument.joining`. */
  readonly joining: readonly string[];
  readonly receivedAt: Instant;
  /** Whether an entry is of the past of a source met for the first time. */
  readonly isPast: (entry: FeedEntry) => boolean;
  /** Whether fetching an entry's page failed at the visit before. */
  readonly wasTried: (entry: FeedEntry) => boolean;
  readonly userAgent: string;
  /** What is sent along to an address: our name, and to the source's own site the source's headers. */
  readonly headersFor: (address: string) => Readonly<Record<string, string>>;
}

export interface PagesFetched {
  /** Entries to be fetched at the next visit. */
  readonly left: readonly FeedEntry[];
  /** Those of them whose page was requested without success. */
  readonly tried: readonly FeedEntry[];
  /** Minutes that a site asks to be left alone for. */
  readonly retryAfterMinutes: number | null;
}

/** Fetches the pages of those entries whose feed holds only a teaser, each as a document. */
export async function fetchPages(entries: readonly FeedEntry[], visit: PageVisit, needs: Needs): Promise<PagesFetched> {
  const wanted = entries.filter((entry) => wantsPage(entry, visit.source.fetchPages));
  const deadline = Date.parse(needs.clock.now()) + pagesSecondsMax * 1_000;
  const left: FeedEntry[] = [];
  const tried: FeedEntry[] = [];
  // Hosts that did not answer or limit the rate (429, 503): no more of their pages are requested at this visit.
  const resting = new Set<string>();
  let retryAfterMinutes: number | null = null;
  for (const [at, entry] of wanted.entries()) {
    const { host } = new URL(entry.link!);
    const late = at >= pagesMax || Date.parse(needs.clock.now()) > deadline;
    const outcome: PageOutcome = late || resting.has(host) ? { kind: 'not now' } : await fetchPage(entry, visit, needs);
    if (outcome.kind === 'done') continue;
    if (outcome.kind === 'not now') {
      left.push(entry);
      continue;
    }
    resting.add(host);
    retryAfterMinutes = Math.max(retryAfterMinutes ?? 0, outcome.retryAfterMinutes ?? 0) || null;
    if (visit.wasTried(entry)) continue;
    left.push(entry);
    tried.push(entry);
  }
  return { left, tried, retryAfterMinutes };
}

type PageOutcome =
  /** Stored as a document, or not to be fetched again: its teaser stays. */
  | { readonly kind: 'done' }
  /** Its host is busy with another request of ours. */
  | { readonly kind: 'not now' }
  /** No answer, the site's own failure, or a wish for fewer requests: worth one more try. */
  | { readonly kind: 'failed'; readonly retryAfterMinutes: number | null };

/** Whether an entry has a page that can be fetched, and that the source's owner wants. */
export function wantsPage(entry: FeedEntry, fetchPages: FetchPages): boolean {
  if (fetchPages === 'never' || entry.link === null || entry.link.length > addressCharactersMax) return false;
  if (!/^https?:/i.test(entry.link) || !URL.canParse(entry.link)) return false;
  if (new URL(entry.link).host.length > hostCharactersMax) return false;
  if (fetchPages === 'always') return true;
  const text = (entry.content ?? entry.summary)?.value ?? '';
  return text.replace(/<[^<>]*>/g, '').length <= teaserCharactersMax;
}

async function fetchPage(entry: FeedEntry, visit: PageVisit, needs: Needs): Promise<PageOutcome> {
  const url = entry.link!;
  const { source, userAgent } = visit;
  // The one request may need another before it: both are of one turn.
  const ask = async () => {
    if (!(await robotsAllow(url, userAgent, needs))) return 'forbidden' as const;
    const outcome = await needs.fetcher.fetch({
      url,
      headers: { ...visit.headersFor(url), accept: 'text/html, application/xhtml+xml' },
      bytesMax: limits.documentBytesMax,
      timeoutMs: limits.fetchTimeoutMs,
      redirectsMax: limits.redirectsMax,
    });
    // What a redirect led to is another site's, and by its rules.
    const isElsewhere = outcome.kind === 'response' && new URL(outcome.url).host !== new URL(url).host;
    if (isElsewhere && !(await robotsAllow(outcome.url, userAgent, needs))) return 'forbidden' as const;
    return outcome;
  };
  const restMinutes = (outcome: FetchOutcome | 'forbidden') =>
    outcome === 'forbidden' || outcome.kind !== 'response' ? null : restAskedFor(outcome, visit.receivedAt);
  const turn = await inHostTurn(url, { seconds: hostTurnSeconds, holder: source.id, restMinutes, needs }, ask);
  if (turn.kind === 'taken') return { kind: 'not now' };
  const outcome = turn.value;
  if (outcome === 'forbidden') {
    needs.log.info('page left alone', { source: source.id, host: new URL(url).host, reason: 'robots.txt' });
    return { kind: 'done' };
  }
  if (outcome.kind !== 'response' || !isWhole(outcome)) return notFetched(outcome, url, visit, needs);
  if (isGate(outcome.url, url)) {
    needs.log.info('page left alone', { source: source.id, host: new URL(url).host, reason: 'it is behind another' });
    return { kind: 'done' };
  }
  await putDocument(
    {
      bytes: outcome.bytes,
      contentType: outcome.headers['content-type'] ?? 'text/html',
      source: `${source.id}-pages`,
      url: outcome.url,
      fetched: true,
      // Later than the feed whose teaser it replaces, whichever of the two is taken in first.
      receivedAt: needs.clock.now(),
      topics: source.topics,
      categories: source.categories,
      backlog: visit.isPast(entry),
      joining: visit.joining,
      identities: namesOf(entry, visit),
      ...(siteOf(url) === visit.feedSite && { published: entry.published, byline: statedByline(entry.authors) }),
    },
    needs,
  );
  return { kind: 'done' };
}

function notFetched(outcome: FetchOutcome, url: string, visit: PageVisit, { log }: Needs): PageOutcome {
  const reason = outcome.kind === 'response' ? `status ${outcome.status}` : outcome.reason;
  log.info('page not fetched', { source: visit.source.id, host: new URL(url).host, reason });
  if (outcome.kind === 'refused') return { kind: 'done' };
  if (outcome.kind === 'failed') return { kind: 'failed', retryAfterMinutes: null };
  if (!isTroubled(outcome)) return { kind: 'done' };
  return { kind: 'failed', retryAfterMinutes: restAskedFor(outcome, visit.receivedAt) };
}

/** What the feed calls the article: its page may state another address. */
function namesOf(entry: FeedEntry, { feedUrl, feedSite }: PageVisit): readonly string[] {
  const canonical = canonicalUrl(entry.link ?? '');
  const address = canonical === null ? null : articleAddress(canonical);
  return [
    ...(address === null ? [] : [`link:${address}`]),
    ...(entry.id === null ? [] : [guidAt(feedSite, guidIdentity(entry.id, feedUrl))]),
  ];
}
