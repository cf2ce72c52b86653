import { createHash } from 'node:crypto';
import { dayMs, later } from '../instant.ts';
import { limits } from '../limits.ts';
import type { SourceState } from '../model/source.ts';
import { filledHeaders, isSameParty, type SourceHeaders } from '../model/source-headers.ts';
import type { FetchOutcome, Instant, Ports } from '../ports.ts';
import { freshMinutes, restAskedFor } from './next-poll.ts';

/** What a server knows a body by (RFC 9110 section 8.8). */
type Validators = Pick<SourceState, 'etag' | 'lastModified'>;

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
      /** What the same body came with this time; null where none was sent (304). */
      readonly validators: Validators | null;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMinutes: number | null };

/** Some servers answer 304 for ever, whatever they have: the whole is asked for this long after it last came. */
const wholeAfterMs = 7 * dayMs;

const validatorCharactersMax = 1_000;

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
  const isOld = wholeAt === undefined || later(wholeAt, wholeAfterMs) < asking.now;
  const outcome = await asking.fetcher.fetch({
    url: state.fetchUrl,
    headers: {
      accept: accepted,
      ...own,
      'user-agent': asking.userAgent,
      ...(etag !== null && !isOld && { 'if-none-match': etag }),
      ...(lastModified !== null && !isOld && { 'if-modified-since': lastModified }),
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
  const { status, headers } = outcome;
  const movedTo = outcome.movedTo ?? null;
  const fresh = freshMinutes(headers['cache-control'], headers.age);
  // Before anything was read there is nothing that could be unchanged.
  if (status === 304 && state.lastSuccessAt !== null)
    return { kind: 'unchanged', movedTo, freshMinutes: fresh, validators: null };
  // Gone for good is what was asked for, and not what a redirect for now led to.
  if (status === 410 && outcome.url === (movedTo ?? state.fetchUrl)) return { kind: 'gone' };
  if (status !== 200) {
    const retryAfterMinutes = restAskedFor(outcome, now);
    return { kind: 'failed', reason: `it answered with status ${status}`, retryAfterMinutes };
  }
  const bodyHash = createHash('sha256').update(outcome.bytes).digest('hex');
  const validators = { etag: sendable(headers.etag), lastModified: sendable(headers['last-modified']) };
  if (bodyHash === state.bodyHash) return { kind: 'unchanged', movedTo, freshMinutes: fresh, validators };
  return {
    kind: 'body',
    bytes: outcome.bytes,
    bodyHash,
    contentType: headers['content-type'] ?? null,
    url: outcome.url,
    movedTo,
    validators,
    freshMinutes: fresh,
    links: hubLinks(headers.link, outcome.url),
  };
}

/** What is sent back with each request; servers refuse requests with long fields. */
function sendable(validator: string | undefined): string | null {
  return validator === undefined || validator.length > validatorCharactersMax ? null : validator;
}

/** The hub and the feed's own address where `Link` headers name both (RFC 8288; WebSub section 4 prefers them to the feed's elements). */
export function hubLinks(header: string | undefined, base: string): { readonly hub?: string; readonly self?: string } {
  const found = new Map<string, string>();
  for (const [, target, parameters] of (header ?? '').slice(0, 8_000).matchAll(/<([^<>]{1,2000})>([^<>]*)/g)) {
    const rels = /;\s*rel\s*=\s*(?:"([^"]*)"|([\w-]+))/i.exec(parameters!);
    for (const rel of (rels?.[1] ?? rels?.[2] ?? '').toLowerCase().split(/\s+/)) {
      if (!found.has(rel) && URL.canParse(target!, base)) found.set(rel, new URL(target!, base).href);
    }
  }
  const [hub, self] = [found.get('hub'), found.get('self')];
  return hub === undefined || self === undefined ? {} : { hub, self };
}
