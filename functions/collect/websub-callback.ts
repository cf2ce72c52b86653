import { dayMs, later } from '../instant.ts';
import type { Message } from '../messages.ts';
import type { PushState } from '../model/source.ts';
import type { Ports } from '../ports.ts';
import type { Answer, Visit } from '../web/visit.ts';
import { readSource, sourceWrites } from './source-record.ts';
import { isCallbackOf, knownWebsubSecret, signatureFits } from './websub.ts';

type Needs = Pick<Ports, 'clock' | 'log' | 'records'>;
type Callback = Omit<Visit, 'client'>;

const leaseSecondsMax = 30 * 24 * 3_600;
/** News that come faster are fetched together: a hub cannot make us ask more often than this. */
const pollSecondsMin = 15;
/** How long a hub that refused is left alone. */
const deniedDays = 7;

/**
 * The hub asks whether we asked (WebSub section 5.3): yes, if it names the feed that this callback is for.
 * It is no page for people, and the one GET here that notes something: that the hub has agreed.
 */
export async function verifyIntent({ url, params }: Callback, needs: Needs): Promise<Answer> {
  const source = await sourceOf(params, needs);
  const mode = url.searchParams.get('hub.mode');
  const topic = url.searchParams.get('hub.topic');
  const challenge = url.searchParams.get('hub.challenge') ?? '';
  if (source === undefined) return plain(404, 'no such subscription');
  const wanted = source.value.stopped === null && source.value.hints?.self === topic;
  if (mode === 'denied') {
    const deniedUntil = later(needs.clock.now(), deniedDays * dayMs);
    const push = { topic: topic ?? '', leaseUntil: null, deniedUntil };
    await needs.records.write(sourceWrites(source, { ...source.value, push }));
    return plain(200, '');
  }
  const agreed = (mode === 'subscribe' && wanted) || (mode === 'unsubscribe' && !wanted);
  if (!agreed || topic === null) return plain(404, 'not asked for');
  const seconds = Math.min(Number(url.searchParams.get('hub.lease_seconds')) || 0, leaseSecondsMax);
  const leaseUntil = mode === 'subscribe' && seconds > 0 ? later(needs.clock.now(), seconds * 1_000) : null;
  const push = { ...noticesOf(source.value.push), topic, leaseUntil };
  const written = await needs.records.write(sourceWrites(source, { ...source.value, push }));
  return written.kind === 'written' ? plain(200, challenge) : plain(503, 'try again');
}

/**
 * The hub says that there is news (section 7): if it has signed that, the source is polled at once. What came along is not
 * read: the feed itself is polled. What is not signed is answered as if it were, as the protocol wants; 503 makes the hub
 * say it again.
 */
export async function takeNotification({ request, params }: Callback, needs: Needs): Promise<Answer> {
  const secret = await knownWebsubSecret(needs);
  const source = await sourceOf(params, needs);
  // Section 7: 410 tells the hub that the subscription is over.
  if (source === undefined || secret === null || source.value.stopped !== null)
    return plain(410, 'no such subscription');
  const body = new Uint8Array(await request.arrayBuffer());
  if (!signatureFits(params.source!, request.headers.get('x-hub-signature'), body, secret)) {
    needs.log.warn('notification not signed as agreed', { source: params.source });
    return plain(202, 'ignored');
  }
  const now = needs.clock.now();
  const push = source.value.push === null ? null : { ...source.value.push, notifiedAt: now, missedCount: 0 };
  const { lastAttemptAt } = source.value;
  const rested = lastAttemptAt === null ? now : later(lastAttemptAt, pollSecondsMin * 1_000);
  const nextPollAt = rested > now ? rested : now;
  const written = await needs.records.write(sourceWrites(source, { ...source.value, push, nextPollAt }));
  if (written.kind === 'conflict') return plain(503, 'try again');
  const messages: Message[] = nextPollAt === now ? [{ to: 'collect', sourceId: source.sort }] : [];
  return { ...plain(202, 'thank you'), messages };
}

/** What a renewal leaves as it is: how far the hub is relied on. */
function noticesOf(push: PushState | null): Pick<PushState, 'notifiedAt' | 'missedCount'> {
  const { notifiedAt, missedCount } = push ?? {};
  return { ...(notifiedAt !== undefined && { notifiedAt }), ...(missedCount !== undefined && { missedCount }) };
}

async function sourceOf(params: Readonly<Record<string, string>>, needs: Needs) {
  const { source = '', token = '' } = params;
  const secret = await knownWebsubSecret(needs);
  if (secret === null || !isCallbackOf(source, token, secret)) return undefined;
  return readSource(source, needs);
}

function plain(status: number, text: string): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { response: new Response(text, { status, headers }), messages: [] };
}
