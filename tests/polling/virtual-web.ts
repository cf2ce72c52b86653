import type { FetchOutcome, FetchRequest } from '../../functions/ports.ts';
import {
  answerOf,
  failed,
  feedOf,
  hubHost,
  latencyMs,
  newestItem,
  type PolledServer,
  respond,
  robotsRules,
  type ServerAnswer,
} from './polled-servers.ts';
import type { pollingRules } from './polling-rules.ts';
import type { VirtualTime } from './virtual-time.ts';

const otherLatencyMs = 200;

export interface WebNeeds {
  readonly time: VirtualTime;
  readonly byUrl: ReadonlyMap<string, PolledServer>;
  readonly rules: ReturnType<typeof pollingRules>;
  readonly hubAsked: (request: FetchRequest) => Promise<void>;
}

/** The polled servers, their pages and their hub, behind a fetch that takes virtual time; counts what passes. */
export function virtualWeb({ time, byUrl, rules, hubAsked }: WebNeeds) {
  const now = () => Date.parse(time.now());
  const asked = new Map<string, number>();
  const newestSeen = new Map<string, number>();
  const seen = { feedRequests: 0, otherRequests: 0, unchanged: 0, bytes: 0, bytesUnmannered: 0 };
  const newsAgeMinutes: number[] = [];

  async function fetch(request: FetchRequest): Promise<FetchOutcome> {
    rules.begin(request, now());
    const server = byUrl.get(request.url.replace('/moved/', '/'));
    const waitMs = server === undefined ? otherLatencyMs : latencyMs(server);
    await time.sleep(Math.min(waitMs, request.timeoutMs));
    const { outcome, wireBytes } =
      waitMs > request.timeoutMs
        ? failed('no answer')
        : server === undefined
          ? answerOther(request)
          : answerPoll(server, request);
    rules.end(request, outcome, now());
    seen.bytes += wireBytes;
    if (server === undefined) seen.otherRequests++;
    else seen.feedRequests++;
    return outcome;
  }

  function answerOther(request: FetchRequest): ServerAnswer {
    const { host, pathname } = new URL(request.url);
    if (host === hubHost) {
      void hubAsked(request);
      return respond(request.url, 202, '');
    }
    if (pathname === '/robots.txt') return respond(request.url, 200, robotsRules);
    const page = `<html><article><p>${'The whole story of it, as the page tells it. '.repeat(40)}</p></article></html>`;
    return respond(request.url, 200, page, { 'content-type': 'text/html' });
  }

  function answerPoll(server: PolledServer, request: FetchRequest): ServerAnswer {
    const before = asked.get(server.url) ?? 0;
    asked.set(server.url, before + 1);
    const answered = answerOf(server, request, now(), before);
    const { outcome } = answered;
    if (outcome.kind !== 'response' || (outcome.status !== 200 && outcome.status !== 304)) return answered;
    seen.bytesUnmannered += Buffer.byteLength(feedOf(server, now()));
    if (outcome.status === 304) seen.unchanged++;
    else noteAges(server);
    return answered;
  }

  function noteAges(server: PolledServer): void {
    const newest = newestItem(server, now());
    const known = newestSeen.get(server.url) ?? newest;
    newestSeen.set(server.url, newest);
    for (let item = known + 1; item <= newest; item++)
      newsAgeMinutes.push((now() - item * server.newsEveryMs) / 60_000);
  }

  return { fetch, seen, newsAgeMinutes };
}
