import { createHmac } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { putDocument } from '../../../functions/collect/put-document.ts';
import { curate } from '../../../functions/curate/curate.ts';
import { feed } from '../../../functions/feed/feed.ts';
import type { Message, MessageTo } from '../../../functions/messages.ts';
import type { Settings } from '../../../functions/model/settings.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { web } from '../../../functions/web/web.ts';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';
import { settings as usual } from '../feed/sample-entries.ts';

const servers = loopbackServers();
afterEach(servers.stop);

const topic = prepareTopic({
  slug: 'mali',
  title: 'Mali',
  description: '',
  language: 'en',
  query: { any: ['Mali'], all: [], none: [] },
  examples: [],
  sources: [],
});

/**
 * A hub on loopback, as WebSub describes it: it asks back at the callback before it agrees, and when a feed is published
 * it fetches it and brings it, signed, to those who follow it. What it sends goes through `deliver` and `fetchFeed`.
 */
async function startHub(fetchFeed: (url: string) => Promise<string>, deliver: (request: Request) => Promise<Response>) {
  const followers: { topic: string; callback: string; secret: string }[] = [];
  const published: string[] = [];
  const tell = async (url: string): Promise<void> => {
    const body = await fetchFeed(url);
    for (const { callback, secret } of followers.filter((one) => one.topic === url)) {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      await deliver(new Request(callback, { method: 'POST', body, headers: { 'x-hub-signature': signature } }));
    }
  };
  const askBack = async (form: URLSearchParams): Promise<void> => {
    const [asked, callback, secret] = ['topic', 'callback', 'secret'].map((name) => form.get(`hub.${name}`)!);
    const question = new URL(callback!);
    const words = { mode: 'subscribe', topic: asked!, challenge: 'c0ffee', lease_seconds: '864000' };
    for (const [name, value] of Object.entries(words)) question.searchParams.set(`hub.${name}`, value);
    const answer = await deliver(new Request(question));
    if (answer.ok && (await answer.text()) === 'c0ffee')
      followers.push({ topic: asked!, callback: callback!, secret: secret! });
  };
  /** What the hub does after it has answered, in turn. */
  let work = Promise.resolve();
  const port = await servers.http(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const urls = form.getAll('hub.url');
    published.push(...urls);
    work = work.then(async () => {
      if (form.get('hub.mode') === 'subscribe') await askBack(form);
      for (const url of urls) await tell(url);
    });
    response.writeHead(202).end();
  });
  return { url: `http://hub.example.org:${port}/`, followers, published, settled: () => work };
}

/** Two newsfolds and a hub: one publishes what it is given, the other follows its feed. */
async function twoNewsfolds() {
  const messages: Message[] = [];
  const publicFile = async (url: string) => {
    const blob = await publisher.needs.blobs.get(`public${new URL(url).pathname}`);
    return Buffer.from(blob?.bytes ?? []).toString();
  };
  const publisher = await polledDesk([]);
  const port = await servers.http(async (request, response) => {
    response.writeHead(200, { 'content-type': 'application/atom+xml' });
    response.end(await publicFile(`http://paper.example.org${request.url}`));
  });
  const feedUrl = `http://paper.example.org:${port}/mali/feed.atom`;
  const reader = await polledDesk([{ feedUrl, fetchPages: 'never' }]);
  const readerNeeds = { ...reader.needs, settings: { ...usual, baseUrl: 'https://news.example.org' }, topics: [topic] };
  const hub = await startHub(publicFile, async (request) => {
    const answer = await web(request, '192.0.2.1', readerNeeds);
    messages.push(...answer!.messages);
    return answer!.response;
  });
  const settings: Settings = { ...usual, baseUrl: `http://paper.example.org:${port}`, websubHub: hub.url };
  const needs = { ...publisher.needs, settings, topics: [topic] };

  const publish = async (title: string): Promise<void> => {
    const bytes = Buffer.from(
      `${title}\n\n${title} in Mali, officials said on Tuesday. `.concat(`${title}. `.repeat(90)),
    );
    const arrival = { contentType: 'text/plain', source: 'desk', url: null, topics: [], backlog: false };
    const { key } = await putDocument({ bytes, ...arrival, receivedAt: publisher.clock.now() }, needs);
    for (const message of await normalise({ to: 'normalise', key }, needs)) {
      for (const next of await curate(message as MessageTo<'curate'>, needs)) {
        await feed(next as MessageTo<'feed'>, needs);
      }
    }
    await hub.settled();
  };
  return { hub, feedUrl, publish, messages, reader };
}

describe('one newsfold that follows another', () => {
  it('subscribes at the hub that the feed names, and hears of news before its next poll is due', async () => {
    const { hub, feedUrl, publish, messages, reader } = await twoNewsfolds();
    await publish('The ferry of Mopti sails again');
    expect(hub.published).toContain(feedUrl);
    expect(messages).toEqual([]);

    await reader.poll(feedUrl);
    await hub.settled();
    expect(hub.followers.map((follower) => follower.topic)).toEqual([feedUrl]);
    const agreed = await reader.stateOf(feedUrl);
    expect(agreed.push?.leaseUntil).toBe('2026-12-02T06:00:00.000Z');

    reader.clock.set('2026-11-22T06:05:00.000Z');
    expect(agreed.nextPollAt > reader.clock.now()).toBe(true);
    await publish('A school in Gao opens its doors');
    expect(messages).toEqual([{ to: 'collect', sourceId: agreed.source.id }]);
    expect((await reader.poll(feedUrl)).itemsCount).toBe(2);
    expect(await reader.documents()).toHaveLength(2);
  });
});
