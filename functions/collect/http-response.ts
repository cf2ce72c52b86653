import { minuteMs } from '../instant.ts';
import type { FetchOutcome, Instant } from '../ports.ts';

/** An answer over HTTP, whatever its status. */
export type HttpResponse = Extract<FetchOutcome, { readonly kind: 'response' }>;

/** Whether its body is all of what was asked for: 200, and 203 where a proxy has changed it (RFC 9110 section 15.3.4). */
export function isWhole({ status }: HttpResponse): boolean {
  return status === 200 || status === 203;
}

/** Statuses of a site's own failure, or of too many requests. */
export function isTroubled({ status }: HttpResponse): boolean {
  return status === 429 || status >= 500;
}

/** A host that is asked too often, and does not say for how long it wants to be left alone (429). */
const restMinutesUsual = 5;

/** Minutes that a site wants to be left alone for, as its refusal says; null where it does not. */
export function restAskedFor({ status, headers }: HttpResponse, now: Instant): number | null {
  const said = status >= 400 ? retryAfterMinutes(headers['retry-after'], now) : null;
  return status === 429 ? said || restMinutesUsual : said;
}

/** Minutes that `Retry-After` asks to wait (RFC 9110 section 10.2.3): seconds, or a date. */
function retryAfterMinutes(header: string | undefined, now: Instant): number | null {
  if (header === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) / 60;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.parse(now)) / minuteMs);
}

/** More is what servers say of all their files, and no wish of who writes the feed. */
const freshMinutesMax = 24 * 60;

/**
 * Minutes that an answer stays fresh: `max-age`, else `Expires` (RFC 9111 sections 5.2.2.1 and 5.3), less those that a
 * cache has had it for (`Age`, section 5.1); a day at most, null where it says nothing.
 */
export function freshMinutes({ headers }: HttpResponse, now: Instant): number | null {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  const seconds = maxAge === undefined ? secondsToExpiry(headers, now) : Number(maxAge);
  if (seconds === null) return null;
  const elapsed = /^\s*(\d{1,9})\b/.exec(headers.age ?? '')?.[1] ?? 0;
  return Math.min(Math.max(seconds - Number(elapsed), 0) / 60, freshMinutesMax);
}

/** By the server's own clock, where it tells it; what is no date has passed (RFC 9111 section 5.3). */
function secondsToExpiry({ expires, date = '' }: HttpResponse['headers'], now: Instant): number | null {
  if (expires === undefined) return null;
  const from = Date.parse(date) || Date.parse(now);
  return Math.max((Date.parse(expires) - from) / 1_000, 0) || 0;
}

/** What a server knows a body by (RFC 9110 section 8.8); null for what it does not name. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const validatorCharactersMax = 1_000;

export function validatorsOf({ headers }: HttpResponse): Validators {
  return { etag: sendable(headers.etag), lastModified: sendable(headers['last-modified']) };
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
