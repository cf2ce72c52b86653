import { createServer, type RequestListener } from 'node:http';
import net, { type AddressInfo, BlockList, type LookupFunction } from 'node:net';
import tls from 'node:tls';
import { type FetcherOptions, httpFetcher } from '../../functions/adapters/http/fetcher.ts';
import { collect } from '../../functions/collect/collect.ts';
import type { CollectNeeds } from '../../functions/collect/collect-needs.ts';
import { readSource, sourceIdOf } from '../../functions/collect/source-record.ts';
import { syncSources } from '../../functions/collect/sync-sources.ts';
import type { SourceState } from '../../functions/model/source.ts';
import type { TopicSource } from '../../functions/model/topic.ts';
import { collectNeeds } from '../collect-needs.ts';
import type { TestCertificate } from '../test-certificate.ts';

/** Servers on loopback that are stopped together, open connections and all. */
export function loopbackServers() {
  const servers: net.Server[] = [];
  const sockets = new Set<net.Socket>();

  async function listen(server: net.Server, address = '127.0.0.1'): Promise<number> {
    servers.push(server);
    server.on('connection', (socket: net.Socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    return (server.address() as AddressInfo).port;
  }

  return {
    /** Answers HTTP, on 127.0.0.1 unless said otherwise; gives its port. */
    http: (answer: RequestListener, address?: string) => listen(createServer(answer), address),
    /** Writes to each socket what it likes once something was asked; gives its port. */
    raw: (answer: (socket: net.Socket) => void) =>
      listen(net.createServer((socket) => socket.once('data', () => answer(socket)))),
    /** Answers HTTP over TLS; gives its port. */
    https: (certificate: TestCertificate, answer: RequestListener) => {
      const inner = createServer(answer);
      const outer = tls.createServer(certificate, (socket) => inner.emit('connection', socket));
      outer.on('tlsClientError', () => {});
      return listen(outer);
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      for (const server of servers.splice(0)) server.close();
    },
  };
}

/** Resolves every name to loopback, as a name server of the public internet would to a public address. */
export const everyNameIsLoopback: LookupFunction = (_name, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

export interface DeskOptions extends FetcherOptions {
  /** In place of the twenty seconds that a fetch is given. */
  readonly timeoutMs?: number;
  readonly variableOf?: (name: string) => string | undefined;
  readonly privateSources?: readonly string[];
}

/**
 * The collect step over records and documents in memory and the real fetcher, on a clock of its own. Names resolve to
 * loopback and nothing is forbidden, unless the options say otherwise.
 */
export async function polledDesk(
  sources: readonly (Pick<TopicSource, 'feedUrl'> & Partial<TopicSource>)[],
  { timeoutMs, variableOf, privateSources = [], ...options }: DeskOptions = {},
) {
  const real = httpFetcher({ blockList: new BlockList(), lookup: everyNameIsLoopback, ...options });
  const memory = collectNeeds((request) => real.fetch({ ...request, timeoutMs: timeoutMs ?? request.timeoutMs }));
  const { clock } = memory;
  const needs: CollectNeeds = {
    ...memory,
    settings: { ...memory.settings, privateSources },
    ...(variableOf !== undefined && { variableOf }),
  };
  const named = sources.map((source) => ({ title: source.feedUrl, siteUrl: null, categories: [], ...source }));
  await syncSources([{ slug: 'mali', sources: named }], needs);

  const stateOf = async (url: string): Promise<SourceState> => (await readSource(sourceIdOf(url), needs))!.value;
  const poll = async (url: string): Promise<SourceState> => {
    await collect({ to: 'collect', sourceId: sourceIdOf(url) }, needs);
    return stateOf(url);
  };
  /** Polls at the time that the source itself is due. */
  const pollWhenDue = async (url: string): Promise<SourceState> => {
    clock.set((await stateOf(url)).nextPollAt);
    return poll(url);
  };
  const documents = async () => (await needs.blobs.list('documents/', { limit: 1_000 })).keys;
  return { clock, needs, stateOf, poll, pollWhenDue, documents };
}

/** An RSS feed of items with these names, each with a text long enough not to be a teaser. */
export function rssOf(names: readonly string[], site: string, head = ''): string {
  const text = 'The last convoy left the base at dawn. '.repeat(40);
  const items = names.map(
    (name) =>
      `<item><guid isPermaLink="false">${name}</guid><title>${name}</title><link>${site}/${name}</link><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Desk</title>${head}${items.join('')}</channel></rss>`;
}

/** Minutes from a clock's time until the source is polled next. */
export function minutesUntilNext(state: SourceState, now: string): number {
  return (Date.parse(state.nextPollAt) - Date.parse(now)) / 60_000;
}
