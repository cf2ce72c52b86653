import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { httpFetcher } from '../../../functions/adapters/http/fetcher.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { freshSource, readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { askHub, leaseMinutes, noteMissedNews } from '../../../functions/collect/websub.ts';
import { takeNotification, verifyIntent } from '../../../functions/collect/websub-callback.ts';
import { pingHub } from '../../../functions/feed/ping-hub.ts';
import type { Message } from '../../../functions/messages.ts';
import type { PushState, Source, SourceState } from '../../../functions/model/source.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { silentLog } from '../../silent-log.ts';

const topic = 'https://desk.example.org/feed';
const id = sourceIdOf(topic);
const source: Source = {
  id,
  url: topic,
  title: 'Desk',
  topics: ['mali'],
  categories: [],
  fetchPages: 'never',
  intervalMinutes: null,
  headers: {},
  origin: 'seeds',
};
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: (request: IncomingMessage, body: string) => Promise<{ status: number; body: string }>) {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request, await text(request));
    response.writeHead(status).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A hub as the recommendation describes it: it asks back before it agrees, and signs what it distributes. */
async function startHub(verified: () => void) {
  const subscriptions: { callback: string; secret: string }[] = [];
  const published: string[] = [];
  const url = await serve(async (_request, body) => {
    const form = new URLSearchParams(body);
    if (form.get('hub.mode') === 'publish') published.push(...form.getAll('hub.url'));
    else {
      const callback = form.get('hub.callback')!;
      setImmediate(async () => {
        const query = `hub.mode=subscribe&hub.topic=${encodeURIComponent(form.get('hub.topic')!)}&hub.challenge=c1&hub.lease_seconds=864000`;
        const answer = await fetch(`${callback}?${query}`);
        if (answer.ok && (await answer.text()) === 'c1')
          subscriptions.push({ callback, secret: form.get('hub.secret')! });
        verified();
      });
    }
    return { status: 202, body: '' };
  });
  const distribute = (secret?: string) =>
    Promise.all(
      subscriptions.map((subscription) => {
        const body = '<rss/>';
        const signature = createHmac('sha256', secret ?? subscription.secret)
          .update(body)
          .digest('hex');
        return fetch(subscription.callback, {
          method: 'POST',
          body,
          headers: { 'x-hub-signature': `sha256=${signature}` },
        });
      }),
    );
  return { url, subscriptions, published, distribute };
}

async function startSubscriber(hubUrl: string) {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  const records = recordsMemory({ clock });
  const fetcher = httpFetcher({ blockList: new BlockList() });
  let tokens = 0;
  const needs = { clock, records, fetcher, log: silentLog, ids: { token: () => `secret-${tokens++}` } };
  const messages: Message[] = [];
  const url = await serve(async (request, body) => {
    const address = new URL(request.url!, 'http://subscriber');
    const [, , source = '', token = ''] = address.pathname.split('/');
    const asked = new Request(address, {
      method: request.method!,
      headers: { 'x-hub-signature': String(request.headers['x-hub-signature'] ?? '') },
      ...(request.method === 'POST' && { body }),
    });
    const callback = { request: asked, url: address, params: { source, token } };
    const answer = await (request.method === 'GET' ? verifyIntent(callback, needs) : takeNotification(callback, needs));
    messages.push(...answer.messages);
    return { status: answer.response.status, body: await answer.response.text() };
  });
  const hints = { intervalMinutes: null, skipHours: [], skipDays: [], hub: hubUrl, self: topic };
  const state = { ...freshSource(source, '2026-11-22T18:00:00.000Z'), hints };
  await records.write(sourceWrites(undefined, state));
  return { clock, needs, messages, state, url };
}

const now = '2026-11-22T06:00:00.000Z';
const polledAt = '2026-11-22T05:00:00.000Z';
const newsAt = '2026-11-22T05:30:00.000Z';
const agreed = { topic, leaseUntil: '2026-11-23T06:00:00.000Z' };

/** A source that a hub tells of, last polled an hour ago. */
function toldOf(push: PushState | null, lastSuccessAt: string | null = polledAt): SourceState {
  return { ...freshSource(source, now), push, lastSuccessAt, lastNewItemAt: lastSuccessAt };
}

describe('news that a poll finds', () => {
  it.each<[string, PushState, number, number | undefined]>([
    ['counts against a hub that never told of any', agreed, 2, 1],
    ['counts once more against one that has kept some to itself', { ...agreed, missedCount: 1 }, 1, 2],
    ['counts against one that told of others before', { ...agreed, notifiedAt: polledAt, missedCount: 1 }, 1, 2],
    ['clears one that has told of them', { ...agreed, notifiedAt: newsAt, missedCount: 3 }, 1, 0],
    ['is no word about a hub where there is none', { ...agreed, missedCount: 1 }, 0, 1],
    ['counts against none whose lease is over', { ...agreed, leaseUntil: polledAt }, 1, undefined],
    ['counts against none that has not agreed', { ...agreed, leaseUntil: null }, 1, undefined],
  ])('%s', (_, push, freshCount, missedCount) => {
    expect(noteMissedNews(toldOf(push), freshCount, now)).toEqual({
      ...push,
      ...(missedCount !== undefined && { missedCount }),
    });
  });

  it('clears a hub that told of them before anything was ever found', () => {
    const push = { ...agreed, notifiedAt: newsAt };
    expect(noteMissedNews(toldOf(push, null), 1, now)).toEqual({ ...push, missedCount: 0 });
  });

  it.each<[string, PushState | null, number | null]>([
    ['whose lease goes on', agreed, 24 * 60],
    ['that kept news to itself once', { ...agreed, missedCount: 1 }, 24 * 60],
    ['that did so twice', { ...agreed, missedCount: 2 }, null],
    ['that told of what is not there yet', { ...agreed, notifiedAt: newsAt }, null],
    ['whose lease is over', { ...agreed, leaseUntil: now }, null],
    ['that has not agreed', { ...agreed, leaseUntil: null }, null],
    ['that is none', null, null],
  ])('is left to a hub %s for so many minutes', (_, push, minutes) => {
    expect(leaseMinutes(toldOf(push), now)).toBe(minutes);
  });
});

describe('a source that names a hub', () => {
  it('is subscribed to once the hub has asked back, and polled when the hub has news', async () => {
    let done = () => {};
    const verified = new Promise<void>((resolve) => {
      done = resolve;
    });
    const hub = await startHub(() => done());
    const { clock, needs, messages, state, url } = await startSubscriber(hub.url);
    await askHub(state, url, needs);
    await verified;
    const agreed = (await readSource(id, needs))!.value;
    expect(hub.subscriptions).toHaveLength(1);
    expect(leaseMinutes(agreed, clock.now())).toBe(14_400);
    expect(leaseMinutes(agreed, '2026-12-03T06:00:00.000Z')).toBeNull();

    const [answer] = await hub.distribute();
    expect(answer?.status).toBe(202);
    expect(messages).toEqual([{ to: 'collect', sourceId: id }]);
    expect((await readSource(id, needs))?.value.nextPollAt).toBe(clock.now());
  });

  it('is not polled for a notification that nobody signed as agreed', async () => {
    let done = () => {};
    const verified = new Promise<void>((resolve) => {
      done = resolve;
    });
    const hub = await startHub(() => done());
    const { needs, messages, state, url } = await startSubscriber(hub.url);
    await askHub(state, url, needs);
    await verified;
    await hub.distribute('another secret');
    expect(messages).toEqual([]);
  });

  it('agrees to nothing that was not asked for', async () => {
    const { needs, url, state } = await startSubscriber('http://127.0.0.1:9/');
    const guessed = await fetch(
      `${url}/websub/${id}/guess?hub.mode=subscribe&hub.topic=${encodeURIComponent(topic)}&hub.challenge=c`,
    );
    expect(guessed.status).toBe(404);
    await askHub(state, url, needs);
    expect((await readSource(id, needs))?.value.push).toBeNull();
  });
});

describe('our own feeds', () => {
  it('are told to the hub when they change', async () => {
    const hub = await startHub(() => {});
    const fetcher = httpFetcher({ blockList: new BlockList() });
    await pingHub(hub.url, ['https://news.example.org/mali/feed.atom'], { fetcher, log: silentLog });
    expect(hub.published).toEqual(['https://news.example.org/mali/feed.atom']);
  });
});
