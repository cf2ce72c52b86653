import { createHash } from 'node:crypto';
import { dayMs, later } from '../instant.ts';
import { limits } from '../limits.ts';
import type { SourceState } from '../model/source.ts';
import { filledHeaders, isSameParty, type SourceHeaders } from '../model/source-headers.ts';
import type { FetchOutcome, Instant, Ports } from '../ports.ts';
import { freshMinutes, hubLinks, isWhole, restAskedFor, type Validators, validatorsOf } from './http-response.ts';

/** What came of asking a source. */
export type SourceAnswer =
  | {
      readonly kind: 'body';
      readonly bytes: Uint8Array;
      readonly bodyHash: string;
      readonly contentType: string | null;
      /** Where it came from, after redirects. */
      readonly url: string;
      readonly movedTo: string | null;
      readonly validators: Validators;
      readonly freshMinutes: number | null;
      /** What its `Link` headers name. */
      readonly links: { readonly hub?: string; readonly self?: string };
    }
  | {
      readonly kind: 'unchanged';
      readonly movedTo: string | null;
      readonly freshMinutes: number | null;
      readonly validators: Validators;
      /** Whether the same body came once more; none did with 304. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMinutes: number | null };

/** Some servers answer 304 for ever, whatever they have: the whole is asked for this long after it last came. */
const wholeAfterMs = 7 * dayMs;

const accepted =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1';

/** Who asks, with a page that says more. */
export function userAgentOf(baseUrl: string): string {
  return `newsfold (+${baseUrl}/)`;
}

export interface Asking extends Pick<Ports, 'fetcher'> {
  readonly userAgent: string;
  readonly now: Instant;
  /** The value of an environment variable that a header refers to. */
  readonly variableOf: (name: string) => string | undefined;
}

/** Asks only for what changed since the last answer (conditional requests, RFC 9110 section 13). */
export async function askSource(state: SourceState, asking: Asking): Promise<SourceAnswer> {
  const own = ownHeaders(state.source, state.fetchUrl, asking.variableOf);
  if (typeof own === 'string') return { kind: 'failed', reason: own, retryAfterMinutes: null };
  const { etag, lastModified, wholeAt } = state;
  const asksWhole = wholeAt == null || later(wholeAt, wholeAfterMs) < asking.now;
  const outcome = await asking.fetcher.fetch({
    url: state.fetchUrl,
    headers: {
      accept: accepted,
      ...own,
      'user-agent': asking.userAgent,
      ...(etag !== null && !asksWhole && { 'if-none-match': etag }),
      ...(lastModified !== null && !asksWhole && { 'if-modified-since': lastModified }),
    },
    bytesMax: limits.documentBytesMax,
    timeoutMs: limits.fetchTimeoutMs,
    redirectsMax: limits.redirectsMax,
  });
  return readAnswer(outcome, state, asking.now);
}

/**
 * What a source's owner wants sent to an address: nothing unless it is of the source's own party, for a source that
 * moved elsewhere, or an entry's page on another site, has no claim to its keys. A text says what is missing.
 */
export function ownHeaders(
  { url, headers }: Pick<SourceState['source'], 'url' | 'headers'>,
  address: string,
  variableOf: Asking['variableOf'],
): SourceHeaders | string {
  if (!isSameParty(new URL(url), new URL(address))) return {};
  const filled = filledHeaders(headers, variableOf);
  if (filled.kind === 'headers') return filled.headers;
  return `its header ${filled.header} needs the environment variable ${filled.variable}, which is not set where newsfold runs`;
}

function readAnswer(outcome: FetchOutcome, state: SourceState, now: Instant): SourceAnswer {
  if (outcome.kind !== 'response') return { kind: 'failed', reason: outcome.reason, retryAfterMinutes: null };
  const { status, headers, url, movedTo = null } = outcome;
  const said = { movedTo, freshMinutes: freshMinutes(outcome, now), validators: validatorsOf(outcome) };
  // Before anything was read there is nothing that could be unchanged.
  if (status === 304 && state.lastSuccessAt !== null) {
    // RFC 9111 section 4.3.4: what it says now takes the place of what it said before.
    const { etag, lastModified } = said.validators;
    const validators = { etag: etag ?? state.etag, lastModified: lastModified ?? state.lastModified };
    return { kind: 'unchanged', ...said, validators, isWhole: false };
  }
  // Gone for good is what was asked for, and not what a redirect for now led to.
  if (status === 410 && url === (movedTo ?? state.fetchUrl)) return { kind: 'gone' };
  if (!isWhole(outcome)) {
    const retryAfterMinutes = restAskedFor(outcome, now);
    return { kind: 'failed', reason: `it answered with status ${status}`, retryAfterMinutes };
  }
  const bodyHash = createHash('sha256').update(outcome.bytes).digest('hex');
  if (bodyHash === state.bodyHash && state.wholeAt != null) return { kind: 'unchanged', ...said, isWhole: true };
  const links = hubLinks(headers.link, url);
  return {
    kind: 'body',
    ...said,
    bytes: outcome.bytes,
    bodyHash,
    contentType: headers['content-type'] ?? null,
    url,
    links,
  };
}
