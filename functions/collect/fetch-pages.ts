import { limits } from '../limits.ts';
import type { FetchPages, Source } from '../model/source.ts';
import { statedByline } from '../normalise/bylines/stated-byline.ts';
import { articleAddress, canonicalUrl } from '../normalise/canonical-url.ts';
import { binaryKind } from '../normalise/decode/detect-format.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';
import { guidIdentity } from '../normalise/feed/read-feed.ts';
import { guidAt, siteOf } from '../normalise/who-speaks.ts';
import type { FetchOutcome, Instant, Ports } from '../ports.ts';
import { isFrontPage, isGate } from './gate-page.ts';
import { inHostTurn } from './host-turn.ts';
import { type HttpResponse, isTroubled, isWhole, restAskedFor } from './http-response.ts';
import { putDocument } from './put-document.ts';
import { askRobots } from './robots.ts';

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

/** Why a page that could be fetched was not, or was not kept. */
type LeftAlone = { readonly kind: 'left alone'; readonly reason: string };

async function fetchPage(entry: FeedEntry, visit: PageVisit, needs: Needs): Promise<PageOutcome> {
  const url = entry.link!;
  const { source } = visit;
  const restMinutes = (outcome: FetchOutcome | LeftAlone) =>
    outcome.kind === 'response' ? restAskedFor(outcome, visit.receivedAt) : null;
  const options = { seconds: hostTurnSeconds, holder: source.id, restMinutes, needs };
  const turn = await inHostTurn(url, options, () => askForPage(url, visit, needs));
  if (turn.kind === 'taken') return { kind: 'not now' };
  const outcome = turn.value;
  const isKept = outcome.kind === 'response' && isWhole(outcome);
  const reason = isKept ? reasonAgainst(outcome, url) : reasonOf(outcome);
  if (reason !== null) needs.log.info('page not taken', { source: source.id, host: new URL(url).host, reason });
  if (isKept && reason === null) await putPage(entry, outcome, visit, needs);
  if (outcome.kind === 'failed') return { kind: 'failed', retryAfterMinutes: null };
  if (outcome.kind !== 'response' || !isTroubled(outcome)) return { kind: 'done' };
  return { kind: 'failed', retryAfterMinutes: restAskedFor(outcome, visit.receivedAt) };
}

/** The one request may need others before and after it, for rules: all are of one turn. */
async function askForPage(url: string, visit: PageVisit, needs: Needs): Promise<FetchOutcome | LeftAlone> {
  const forbidden = await robotsAgainst(url, visit, needs);
  if (forbidden !== null) return forbidden;
  const outcome = await needs.fetcher.fetch({
    url,
    headers: { ...visit.headersFor(url), accept: 'text/html, application/xhtml+xml' },
    bytesMax: limits.documentBytesMax,
    timeoutMs: limits.fetchTimeoutMs,
    redirectsMax: limits.redirectsMax,
  });
  // What a redirect led to is another site's, and by its rules.
  const isElsewhere = outcome.kind === 'response' && new URL(outcome.url).host !== new URL(url).host;
  return (isElsewhere ? await robotsAgainst(outcome.url, visit, needs) : null) ?? outcome;
}

async function robotsAgainst(
  url: string,
  { userAgent }: PageVisit,
  needs: Needs,
): Promise<Extract<FetchOutcome, { kind: 'failed' }> | LeftAlone | null> {
  const word = await askRobots(url, userAgent, needs);
  switch (word) {
    case 'allowed':
      return null;
    case 'forbidden':
      return { kind: 'left alone', reason: 'robots.txt' };
    case 'unknown':
      return { kind: 'failed', reason: 'robots.txt cannot be asked' };
  }
}

function reasonOf(outcome: FetchOutcome | LeftAlone): string {
  return outcome.kind === 'response' ? `status ${outcome.status}` : outcome.reason;
}

/** Why what a site sent for an address is not the article there; null where it may be. */
function reasonAgainst({ url: answered, headers, bytes }: HttpResponse, asked: string): string | null {
  if (isGate(answered, asked)) return 'it is behind another';
  if (isFrontPage(answered, asked)) return 'its site leads to its front page';
  const type = headers['content-type'] ?? '';
  return /^(?:audio|video|image|font)\//i.test(type) ? `it is ${type}` : binaryKind(bytes);
}

async function putPage(entry: FeedEntry, response: HttpResponse, visit: PageVisit, needs: Needs): Promise<void> {
  const { source } = visit;
  await putDocument(
    {
      bytes: response.bytes,
      contentType: response.headers['content-type'] ?? 'text/html',
      source: `${source.id}-pages`,
      url: response.url,
      fetched: true,
      // Later than the feed whose teaser it replaces, whichever of the two is taken in first.
      receivedAt: needs.clock.now(),
      topics: source.topics,
      categories: source.categories,
      backlog: visit.isPast(entry),
      joining: visit.joining,
      identities: namesOf(entry, visit),
      ...(siteOf(entry.link!) === visit.feedSite && {
        published: entry.published,
        byline: statedByline(entry.authors),
      }),
    },
    needs,
  );
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
