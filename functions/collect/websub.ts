import { createHmac, timingSafeEqual } from 'node:crypto';
import { minutesBetween } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { PushState, SourceState } from '../model/source.ts';
import type { Instant, Ports } from '../ports.ts';
import { secretFor } from '../subscribe/secret.ts';
import { userAgentOf } from './ask-source.ts';
import { inHostTurn } from './host-turn.ts';

/** WebSub, W3C Recommendation of 23 January 2018; sections are of it. */
const leaseSecondsWanted = 10 * 24 * 3_600;
/** A lease is renewed when less than this is left of it. */
const renewalHours = 48;
/** Missed notifications after which a hub is no longer relied on: a single one may have crossed with a poll. */
const missedMax = 2;
const answerBytesMax = 64 * 1024;
const hubTurnSeconds = 30;
/** Signature methods of section 7. The largest hubs sign by SHA-1, which is sound under a secret (RFC 6194 section 3.3). */
const digests: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

type Needs = Pick<Ports, 'clock' | 'fetcher' | 'ids' | 'log' | 'records'>;

/** The key that callbacks and signatures of all subscriptions come from; made on first use. */
export function websubSecret(needs: Pick<Ports, 'records' | 'ids'>): Promise<string> {
  return secretFor('websub', needs);
}

/** The same key, if anything was ever subscribed to. */
export async function knownWebsubSecret({ records }: Pick<Ports, 'records'>): Promise<string | null> {
  const known = (await records.get(recordKeys.secret('websub')))?.value;
  return typeof known === 'string' ? known : null;
}

/** The part of a callback's address that nobody guesses (section 4: each subscription has its own). */
export function callbackToken(sourceId: string, secret: string): string {
  return createHmac('sha256', secret).update(`callback/${sourceId}`).digest('base64url');
}

function sharedSecret(sourceId: string, secret: string): string {
  return createHmac('sha256', secret).update(`signature/${sourceId}`).digest('base64url');
}

/** A source whose hub should be asked: one that names a hub, has no lease or one that ends soon, and was not refused lately. */
export function wantsLease(state: SourceState, now: Instant): boolean {
  if (state.hints?.hub == null || state.hints.self === null) return false;
  if (state.push?.deniedUntil !== undefined && state.push.deniedUntil > now) return false;
  const until = state.push?.topic === state.hints.self ? state.push.leaseUntil : null;
  return until === null || minutesBetween(now, until) < renewalHours * 60;
}

/** Minutes that are left of a hub's lease; null without one, or when the hub does not notify reliably. */
export function leaseMinutes(state: SourceState, now: Instant): number | null {
  const { leaseUntil, notifiedAt = '', missedCount = 0 } = state.push ?? { leaseUntil: null };
  if (leaseUntil === null || leaseUntil <= now || missedCount >= missedMax) return null;
  // It told of news that the source's server, or a cache before it, did not have yet when it was asked.
  if (notifiedAt > (state.lastNewItemAt ?? notifiedAt)) return null;
  return minutesBetween(now, leaseUntil);
}

/**
 * The state of a hub's subscription after a poll: a hub whose notifications are missing while polls find news is no
 * longer relied on, until it notifies again.
 */
export function noteMissedNews(state: SourceState, freshCount: number, now: Instant): PushState | null {
  const { push, lastSuccessAt } = state;
  if (push === null || freshCount === 0 || push.leaseUntil === null || push.leaseUntil <= now) return push;
  const wasTold = push.notifiedAt !== undefined && push.notifiedAt > (lastSuccessAt ?? '');
  return { ...push, missedCount: wasTold ? 0 : (push.missedCount ?? 0) + 1 };
}

/**
 * Asks the hub to tell us of changes (section 5.1); it answers by asking back at the callback. A hub that another source
 * is being subscribed at, or that rests, is asked when the source is next polled.
 */
export async function askHub(state: SourceState, baseUrl: string, needs: Needs): Promise<void> {
  const { hub, self } = state.hints!;
  const { id } = state.source;
  const secret = await websubSecret(needs);
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': self!,
    'hub.callback': `${baseUrl}/websub/${id}/${callbackToken(id, secret)}`,
    'hub.lease_seconds': String(leaseSecondsWanted),
    'hub.secret': sharedSecret(id, secret),
  });
  if (!URL.canParse(hub!)) return needs.log.info('hub not reached', { source: id, reason: 'no address' });
  const turn = await inHostTurn(hub!, { seconds: hubTurnSeconds, holder: id, needs }, () =>
    needs.fetcher.fetch({
      url: hub!,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgentOf(baseUrl) },
      body: new TextEncoder().encode(form.toString()),
      bytesMax: answerBytesMax,
      timeoutMs: 10_000,
      redirectsMax: 3,
    }),
  );
  if (turn.kind === 'taken') return;
  const outcome = turn.value;
  const status = outcome.kind === 'response' ? outcome.status : null;
  if (status !== null && status >= 200 && status < 300) return;
  const reason = outcome.kind === 'response' ? `status ${outcome.status}` : outcome.reason;
  needs.log.info('hub not reached', { source: id, host: new URL(hub!).host, reason });
}

/** Whether a token is the one in the callback of this source's subscription; takes the same time for any of its length. */
export function isCallbackOf(sourceId: string, token: string, secret: string): boolean {
  return isSame(token, callbackToken(sourceId, secret));
}

/** Checks `X-Hub-Signature: sha256=…` over the bytes as they came (section 7.1). */
export function signatureFits(sourceId: string, header: string | null, body: Uint8Array, secret: string): boolean {
  const [method = '', signature = ''] = (header ?? '').split('=', 2);
  if (!digests.has(method)) return false;
  return isSame(signature.toLowerCase(), createHmac(method, sharedSecret(sourceId, secret)).update(body).digest('hex'));
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
