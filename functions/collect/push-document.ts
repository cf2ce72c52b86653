import { createHash } from 'node:crypto';
import { hourMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';
import { allowed } from '../subscribe/rate-limits.ts';
import { type PushClient, pushClientOf } from './push-clients.ts';
import { bodyProblem } from './pushed-body.ts';
import { putDocument } from './put-document.ts';

const pushesPerHourMax = 2_000;
const idempotencyHours = 24;
const idempotencyKeyCharactersMax = 200;
const acceptedTypes =
  /^(?:text\/(?:plain|html|xml)|application\/(?:json|feed\+json|ld\+json|xml|xhtml\+xml|rss\+xml|atom\+xml|rdf\+xml))$/;

export interface PushNeeds extends Pick<Ports, 'blobs' | 'clock' | 'log' | 'records'> {
  readonly topics: readonly { readonly slug: string }[];
}

type Problem = { readonly status: number; readonly problem: string; readonly headers?: Record<string, string> };
type Accepted = { readonly id: string };

/**
 * `POST /documents`: takes one document from a client with a bearer token (RFC 6750 section 2.1) and answers
 * 202 with its id. `?url=` says where it stands on the web, `?topic=` which topic it may be on. A request that is
 * sent again with its `Idempotency-Key` is answered as the first one was.
 */
export async function pushDocument(
  { request, url }: { readonly request: Request; readonly url: URL },
  needs: PushNeeds,
): Promise<Response> {
  const outcome = await take(request, url, needs);
  if ('id' in outcome) return Response.json({ id: outcome.id, status: 'accepted' }, { status: 202 });
  const { status, problem, headers = {} } = outcome;
  return Response.json({ error: problem }, { status, headers });
}

async function take(request: Request, url: URL, needs: PushNeeds): Promise<Accepted | Problem> {
  const token = /^Bearer ([\w.~+/-]{8,200}=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const client = token === undefined ? undefined : await pushClientOf(token, needs);
  if (client === undefined) {
    const problem = 'a bearer token is needed: newsfold clients add NAME makes one';
    return { status: 401, problem, headers: { 'www-authenticate': 'Bearer realm="newsfold"' } };
  }
  if (!(await allowed('push', client.name, pushesPerHourMax, needs))) {
    return {
      status: 429,
      problem: `at most ${pushesPerHourMax} documents an hour`,
      headers: { 'retry-after': String(secondsToNextHour(needs.clock.now())) },
    };
  }
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (!acceptedTypes.test(type)) {
    return {
      status: 415,
      problem: 'send text/plain, text/html, application/json or a feed, and say which in Content-Type',
    };
  }
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (coding.toLowerCase() !== 'identity') {
    // RFC 9110 section 15.5.16: the answer says which codings would do.
    return {
      status: 415,
      problem: 'send it as it is, without Content-Encoding',
      headers: { 'accept-encoding': 'identity' },
    };
  }
  const where = readWhere(url, needs);
  if ('problem' in where) return where;
  const bytes = new Uint8Array(await request.arrayBuffer());
  const problem = bodyProblem(bytes, request.headers.get('content-type')!);
  return problem ?? putOnce({ bytes, request, client, ...where }, needs);
}

/** Pushes are counted by the hour of the clock. */
function secondsToNextHour(now: Instant): number {
  return 3_600 - Math.floor((Date.parse(now) / 1_000) % 3_600);
}

function readWhere(url: URL, { topics }: PushNeeds): { address: string | null; topics: readonly string[] } | Problem {
  const address = url.searchParams.get('url');
  if (address !== null && (!URL.canParse(address) || !/^https?:/i.test(address))) {
    return { status: 400, problem: 'url is no http or https address' };
  }
  const topic = url.searchParams.get('topic');
  if (topic !== null && !topics.some(({ slug }) => slug === topic)) {
    return { status: 400, problem: `there is no topic ${topic.slice(0, 50)}` };
  }
  return { address, topics: topic === null ? [] : [topic] };
}

interface Push {
  readonly bytes: Uint8Array;
  readonly request: Request;
  readonly client: PushClient;
  readonly address: string | null;
  readonly topics: readonly string[];
}

async function putOnce(
  { bytes, request, client, address, topics }: Push,
  needs: PushNeeds,
): Promise<Accepted | Problem> {
  const now = needs.clock.now();
  const idempotencyKey = request.headers.get('idempotency-key');
  if (idempotencyKey !== null && idempotencyKey.length > idempotencyKeyCharactersMax) {
    return { status: 400, problem: `Idempotency-Key has more than ${idempotencyKeyCharactersMax} characters` };
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([address, topics]))
    .update(bytes)
    .digest('hex');
  const claim = idempotencyKey === null ? 'new' : await claimKey(client, idempotencyKey, fingerprint, needs);
  if (claim === 'taken') {
    return { status: 422, problem: 'this Idempotency-Key was used for another document' };
  }
  const { key: id } = await putDocument(
    {
      bytes,
      contentType: request.headers.get('content-type'),
      source: `push-${client.name}`,
      url: address,
      receivedAt: now,
      topics,
      backlog: false,
      // Another may have been pushed in between.
      again: claim === 'new',
    },
    needs,
  );
  needs.log.info('document pushed', { client: client.name, id });
  return { id };
}

/**
 * Claims the key for this document before it is put: it is new, known for this document, or taken by another. The same document may be put again:
 * its id follows from it, so a repeat, or a try after a crash, gives the same answer.
 */
async function claimKey(
  client: PushClient,
  idempotencyKey: string,
  fingerprint: string,
  { clock, records }: PushNeeds,
): Promise<'new' | 'known' | 'taken'> {
  const key = recordKeys.push(client.name, createHash('sha256').update(idempotencyKey).digest('hex'));
  const expiresAt = later(clock.now(), idempotencyHours * hourMs);
  const claimed = await records.write([{ kind: 'put', key, value: fingerprint, expect: 'absent', expiresAt }]);
  if (claimed.kind === 'written') return 'new';
  return (await records.get(key))?.value === fingerprint ? 'known' : 'taken';
}
