import type { FetchOutcome, FetchRequest } from '../../functions/ports.ts';
import type { PolledServer } from './polled-servers.ts';

const minuteMs = 60_000;

/** Watches the requests of a poller and notes each that is against what the servers ask for, and what every poller should know. */
export function pollingRules(servers: readonly PolledServer[]) {
  const offences: string[] = [];
  const busyHosts = new Set<string>();
  const hostRestsUntil = new Map<string, number>();
  const gone = new Set<string>();
  const moved = new Set<string>();
  const told = new Set<string>();
  const given = new Map<string, Readonly<Record<string, string>>>();
  const lastAsked = new Map<string, number>();
  const lastGapMinutes = new Map<string, number>();
  const knowsHours = new Set<string>();
  const byUrl = new Map(servers.map((server) => [server.url, server]));

  function begin(request: FetchRequest, at: number): void {
    const { host } = new URL(request.url);
    const offence = (rule: string) => offences.push(`${new Date(at).toISOString()} ${request.url}: ${rule}`);
    if (busyHosts.has(host)) offence('two at once on one host');
    busyHosts.add(host);
    if (at < (hostRestsUntil.get(host) ?? 0)) offence('asked before Retry-After had passed');
    if (!request.headers?.['user-agent']?.startsWith('newsfold (+')) offence('asked without a name');
    const original = request.url.replace('/moved/', '/');
    const server = byUrl.get(original);
    if (server === undefined) {
      if (new URL(request.url).pathname.startsWith('/private/')) offence('asked for a page that robots.txt forbids');
      return;
    }
    beginPoll(server, request, at, offence);
  }

  function beginPoll(server: PolledServer, request: FetchRequest, at: number, offence: (rule: string) => void): void {
    const { url } = server;
    if (gone.has(url)) offence('asked though gone');
    if (moved.has(url) && request.url === url) offence('asked at the old address');
    if (knowsHours.has(url) && server.skipHours.includes(new Date(at).getUTCHours()))
      offence('asked in an hour to be skipped');
    const gapMinutes = lastAsked.has(url) ? (at - lastAsked.get(url)!) / minuteMs : Number.POSITIVE_INFINITY;
    const allowed = Math.max(15, server.ttlMinutes ?? 0, (server.maxAgeSeconds ?? 0) / 60);
    const isWorking = given.has(url) && server.mood !== 'flaky';
    if (gapMinutes < (isWorking ? allowed : 15) && !told.has(url)) offence('asked too often');
    if (
      (server.mood === 'dead' || server.mood === 'hung') &&
      gapMinutes < Math.min(lastGapMinutes.get(url) ?? 0, 24 * 60)
    )
      offence('a source that never answers asked sooner than before');
    for (const [name, value] of Object.entries(given.get(url) ?? {}))
      if (request.headers?.[name] !== value) offence(`asked without the ${name} it was given`);
    if (gapMinutes !== Number.POSITIVE_INFINITY) lastGapMinutes.set(url, gapMinutes);
    lastAsked.set(url, at);
    told.delete(url);
  }

  function end(request: FetchRequest, outcome: FetchOutcome, at: number): void {
    const { host } = new URL(request.url);
    busyHosts.delete(host);
    if (outcome.kind !== 'response') return;
    const url = request.url.replace('/moved/', '/');
    const server = byUrl.get(url);
    const wait = Number(outcome.headers['retry-after'] ?? 0);
    if (wait > 0) hostRestsUntil.set(host, at + wait * 1_000);
    if (outcome.status === 410) gone.add(url);
    if (outcome.movedTo !== undefined) moved.add(url);
    if (server === undefined || outcome.status !== 200) return;
    knowsHours.add(url);
    const { etag, 'last-modified': modified } = outcome.headers;
    // A teaser's pages may be left for the next visit, which then has to see the feed again.
    const validators = { ...(etag && { 'if-none-match': etag }), ...(modified && { 'if-modified-since': modified }) };
    given.set(url, server.mood === 'teasers' ? {} : validators);
  }

  /** A hub has told the poller of news there: it may be asked at once. */
  const tell = (url: string) => told.add(url);

  return { begin, end, tell, offences: offences as readonly string[] };
}
