import { createHmac } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { hubLinks } from '../../../functions/collect/http-response.ts';
import { removeSource } from '../../../functions/collect/owned-sources.ts';
import { takeNotification, verifyIntent } from '../../../functions/collect/websub-callback.ts';
import { loopbackServers, minutesUntilNext, polledDesk, rssOf } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

interface HubMood {
  readonly leaseSeconds?: number;
  /** What it says when it asks back; nothing when null. */
  readonly mode?: 'subscribe' | 'denied' | null;
}

/** A desk whose feed names a hub on a real server; the hub asks back as soon as it is asked. */
async function deskWithHub({ leaseSeconds = 864_000, mode = 'subscribe' }: HubMood = {}) {
  const asked: { callback: URL; secret: string; topic: string }[] = [];
  let mood: HubMood = { mode };
  let items = ['a'];
  const asks = { feed: 0 };
  const port: number = await servers.http(async (request, response) => {
    if (request.url === '/feed') {
      asks.feed++;
      const links = `<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="http://hub.example.org:${port}/"/><link xmlns="http://www.w3.org/2005/Atom" rel="self" href="${url}"/>`;
      return response.end(rssOf(items, 'http://desk.example.org', links));
    }
    const form = new URLSearchParams(await text(request));
    asked.push({
      callback: new URL(form.get('hub.callback')!),
      secret: form.get('hub.secret')!,
      topic: form.get('hub.topic')!,
    });
    response.writeHead(202).end();
  });
  const url = `http://desk.example.org:${port}/feed`;
  const desk = await polledDesk([{ feedUrl: url }]);

  const paramsOf = ({ pathname }: URL) => {
    const [, , source = '', token = ''] = pathname.split('/');
    return { source, token };
  };
  const askBack = async (query: Record<string, string>) => {
    const callback = new URL(asked.at(-1)!.callback);
    for (const [name, value] of Object.entries(query)) callback.searchParams.set(`hub.${name}`, value);
    const request = new Request(callback);
    const { response } = await verifyIntent({ request, url: callback, params: paramsOf(callback) }, desk.needs);
    return response;
  };
  const notify = async (records = desk.needs.records, method = 'sha256') => {
    const { callback, secret } = asked.at(-1)!;
    const signature = createHmac(method, secret).update('news').digest('hex');
    const request = new Request(callback, {
      method: 'POST',
      body: 'news',
      headers: { 'x-hub-signature': `${method}=${signature}` },
    });
    return takeNotification({ request, url: callback, params: paramsOf(callback) }, { ...desk.needs, records });
  };
  /** A poll when it is due, and what the hub says to it. */
  const visit = async () => {
    const before = asked.length;
    const polled = await desk.pollWhenDue(url);
    if (asked.length === before || mood.mode === null) return polled;
    const challenge = 'c0ffee';
    await askBack({ mode: mood.mode!, topic: url, challenge, lease_seconds: String(leaseSeconds) });
    return desk.stateOf(url);
  };
  const setMood = (next: HubMood) => {
    mood = next;
  };
  const setItems = (next: string[]) => {
    items = next;
  };
  return { ...desk, url, asked, asks, askBack, notify, visit, setMood, setItems };
}

describe('the lease of a hub', () => {
  it('is renewed before it ends, while the source is polled once a day', async () => {
    const { clock, asked, asks, visit } = await deskWithHub();
    const start = Date.parse(clock.now());
    for (let days = 0; days < 40; days = (Date.parse(clock.now()) - start) / 86_400_000) {
      const { push } = await visit();
      expect(push?.leaseUntil != null && push.leaseUntil > clock.now()).toBe(true);
    }
    expect(asks.feed).toBeLessThan(45);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    expect(asked.length).toBeLessThan(8);
  });

  it('that is shorter than a day is renewed in time too', async () => {
    const { clock, visit } = await deskWithHub({ leaseSeconds: 6 * 3_600 });
    await visit();
    for (let polls = 0; polls < 12; polls++) {
      const before = (await visit()).push!.leaseUntil!;
      expect(before > clock.now()).toBe(true);
    }
  });

  it('that lapses brings the usual polling back', async () => {
    const { clock, setMood, visit } = await deskWithHub({ leaseSeconds: 3 * 86_400 });
    const early = await visit();
    await visit();
    setMood({ mode: null });
    let state = early;
    for (let polls = 0; polls < 12; polls++) state = await visit();
    expect(state.push!.leaseUntil! < clock.now()).toBe(true);
    expect(minutesUntilNext(state, clock.now())).toBeLessThan(24 * 60);
  });

  it('is not asked for again for a week after the hub has refused, and polling goes on as usual', async () => {
    const { clock, asked, setMood, visit } = await deskWithHub({ mode: 'denied' });
    const start = Date.parse(clock.now());
    const denied = await visit();
    expect(denied.push?.leaseUntil).toBeNull();
    expect(minutesUntilNext(denied, clock.now())).toBeLessThanOrEqual(66);
    setMood({ mode: 'subscribe' });
    let state = denied;
    while (state.push?.leaseUntil == null) {
      const before = asked.length;
      state = await visit();
      const days = (Date.parse(clock.now()) - start) / 86_400_000;
      expect(asked.length > before).toBe(days >= 7);
    }
    expect(state.push.leaseUntil > clock.now()).toBe(true);
  });

  it('ends at once when the hub takes it back', async () => {
    const { askBack, clock, pollWhenDue, stateOf, url, visit } = await deskWithHub();
    await visit();
    expect((await askBack({ mode: 'denied', topic: url, reason: 'full' })).status).toBe(200);
    expect((await stateOf(url)).push?.leaseUntil).toBeNull();
    expect(minutesUntilNext(await pollWhenDue(url), clock.now())).toBeLessThan(24 * 60);
  });
});

describe('a hub that keeps news to itself', () => {
  it('is no longer relied on, until it tells of some', async () => {
    const { clock, notify, poll, setItems, url, visit } = await deskWithHub();
    await visit();
    setItems(['b', 'a']);
    expect(minutesUntilNext(await visit(), clock.now())).toBeGreaterThanOrEqual(1440);
    setItems(['c', 'b', 'a']);
    const doubted = await visit();
    expect(minutesUntilNext(doubted, clock.now())).toBeLessThan(1440);
    setItems(['d', 'c', 'b', 'a']);
    clock.advance(3_600_000);
    const { messages } = await notify();
    expect(messages).toHaveLength(1);
    expect(minutesUntilNext(await poll(url), clock.now())).toBeGreaterThanOrEqual(1440);
  });

  it('is not relied on again for a lease that is renewed', async () => {
    const { clock, asked, setItems, visit } = await deskWithHub({ leaseSeconds: 3 * 86_400 });
    await visit();
    const waits: number[] = [];
    for (let news = 0; asked.length < 4; news++) {
      setItems([`${news}`]);
      waits.push(minutesUntilNext(await visit(), clock.now()));
    }
    // Until two were missed.
    expect(waits.map((minutes) => minutes >= 1_440).lastIndexOf(true)).toBeLessThan(2);
  });

  it('is known for it, and for when it last told of any, after the lease is renewed', async () => {
    const { askBack, clock, notify, poll, pollWhenDue, setItems, stateOf, url, visit } = await deskWithHub();
    const renew = () => askBack({ mode: 'subscribe', topic: url, challenge: 'c', lease_seconds: '864000' });
    // The first time there is nothing to be known for.
    expect((await visit()).push).toEqual({ topic: url, leaseUntil: clock.after(864_000_000) });
    clock.advance(60_000);
    await notify();
    const notifiedAt = clock.now();
    setItems(['b']);
    await poll(url);
    for (const missed of ['c', 'd']) {
      setItems([missed]);
      await pollWhenDue(url);
    }
    await renew();
    expect((await stateOf(url)).push).toMatchObject({ notifiedAt, missedCount: 2 });
  });
});

describe('what a hub tells', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('is taken where it is signed by %s', async (method) => {
    const { clock, needs, notify, visit } = await deskWithHub();
    await visit();
    clock.advance(3_600_000);
    expect((await notify(needs.records, method)).messages).toHaveLength(1);
  });

  it('is left where it is signed by a method that WebSub does not know', async () => {
    const { needs, notify, visit } = await deskWithHub();
    await visit();
    expect((await notify(needs.records, 'md5')).messages).toEqual([]);
  });

  it('is looked for as usual where the source does not have it yet', async () => {
    const { clock, notify, poll, setItems, url, visit } = await deskWithHub();
    await visit();
    clock.advance(3_600_000);
    await notify();
    expect(minutesUntilNext(await poll(url), clock.now())).toBeLessThan(120);
    setItems(['b', 'a']);
    expect((await visit()).itemsCount).toBe(2);
    expect(minutesUntilNext(await visit(), clock.now())).toBeGreaterThanOrEqual(1440);
  });

  it('it is asked to tell again where a poll wrote at the same moment: that poll may have come before the news', async () => {
    const { clock, needs, notify, stateOf, url, visit } = await deskWithHub();
    await visit();
    clock.advance(3_600_000);
    const records: typeof needs.records = {
      ...needs.records,
      write: async (writes) => ({ kind: 'conflict', key: writes[0]!.key }),
    };
    const { response, messages } = await notify(records);
    expect([response.status, messages]).toEqual([503, []]);
    expect((await notify()).messages).toHaveLength(1);
    expect((await stateOf(url)).nextPollAt).toBe(clock.now());
  });
});

describe('what a hub asks back', () => {
  it('is agreed to for the feed that was asked for, and for no other', async () => {
    const { askBack, pollWhenDue, url } = await deskWithHub();
    await pollWhenDue(url);
    const good = { mode: 'subscribe', topic: url, challenge: 'c1', lease_seconds: '600' };
    expect((await askBack({ ...good, topic: 'https://elsewhere.example.org/feed' })).status).toBe(404);
    expect((await askBack({ ...good, mode: 'unsubscribe' })).status).toBe(404);
    const agreed = await askBack(good);
    expect([agreed.status, await agreed.text()]).toEqual([200, 'c1']);
  });

  it('or tells is refused once the source is no longer followed', async () => {
    const { askBack, needs, notify, pollWhenDue, url } = await deskWithHub();
    await pollWhenDue(url);
    await removeSource(url, needs);
    expect((await askBack({ mode: 'subscribe', topic: url, challenge: 'c1', lease_seconds: '600' })).status).toBe(404);
    expect((await askBack({ mode: 'unsubscribe', topic: url, challenge: 'c2' })).status).toBe(200);
    const { response, messages } = await notify();
    expect([response.status, messages]).toEqual([410, []]);
  });
});

describe('a hub in Link headers', () => {
  const base = 'https://desk.example.org/feed';

  it.each([
    ['<https://hub.example.org/>; rel="hub", </feed>; rel="self"'],
    ['<https://hub.example.org/>;rel=hub,<https://desk.example.org/feed>;type="text/xml";rel=self'],
    ['</feed>; rel="canonical self", <https://hub.example.org/>; rel="hub preconnect"'],
  ])('is read from %s', (header) => {
    expect(hubLinks(header, base)).toEqual({ hub: 'https://hub.example.org/', self: base });
  });

  it.each([[undefined], [''], ['<https://hub.example.org/>; rel="hub"'], ['nonsense']])(
    'is not there in %s',
    (header) => {
      expect(hubLinks(header, base)).toEqual({});
    },
  );
});
