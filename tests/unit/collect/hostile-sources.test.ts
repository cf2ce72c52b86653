import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { readSource, sourceIdOf } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { takeNotification } from '../../../functions/collect/websub-callback.ts';
import type { FetchOutcome, FetchRequest } from '../../../functions/ports.ts';
import { collectNeeds } from '../../collect-needs.ts';

const feedUrl = 'https://desk.example.org/feed';
const id = sourceIdOf(feedUrl);
const hub = '<link rel="hub" xmlns="http://www.w3.org/2005/Atom" href="https://hub.example/"/>';
const self = `<link rel="self" xmlns="http://www.w3.org/2005/Atom" href="${feedUrl}"/>`;

function teaser(link: string, head = ''): string {
  return `<rss version="2.0"><channel><title>Desk</title>${head}<item><title>A</title><guid isPermaLink="false">1</guid><link>${link}</link><description>Short.</description></item></channel></rss>`;
}

async function desk(feed: string, robots = '') {
  const requests: FetchRequest[] = [];
  const answer = ({ url }: FetchRequest): string => {
    if (url === feedUrl) return feed;
    return url.endsWith('/robots.txt') ? robots : '<html><article><p>The last convoy left.</p></article></html>';
  };
  const needs = collectNeeds(async (request) => {
    requests.push(request);
    return { kind: 'response', status: 200, headers: {}, bytes: Buffer.from(answer(request)), url: request.url };
  });
  await syncSources([{ slug: 'mali', sources: [{ title: 'Desk', feedUrl, siteUrl: null, categories: [] }] }], needs);
  const poll = async () => {
    await collect({ to: 'collect', sourceId: id }, needs);
    return (await readSource(id, needs))!.value;
  };
  const pages = async () =>
    (await needs.blobs.list('documents/', { limit: 10 })).keys.filter((key) => /-pages/.test(key));
  return { clock: needs.clock, needs, requests, poll, pages };
}

describe('a source made to do harm is polled, and polled again in its time', () => {
  const days = '<day>Monday and all that follow it</day>'.repeat(50_000);
  const hours = '<hour>7</hour>'.repeat(200_000);
  const far = `https://hub.example/${'a'.repeat(400_000)}`;

  const period = (name: string) => `<sy:updatePeriod>${name}</sy:updatePeriod>`;

  it.each([
    ['hours without end', teaser('https://desk.example.org/a', `<skipHours>${hours}</skipHours>`)],
    ['days without end', teaser('https://desk.example.org/a', `<skipDays>${days}</skipDays>`)],
    ['a hub without end', teaser('https://desk.example.org/a', hub.replace('https://hub.example/', far) + self)],
    ['an address of its own without end', teaser('https://desk.example.org/a', hub + self.replace(feedUrl, far))],
    ['a prefix that every object knows', teaser('https://desk.example.org/a', '<constructor:a>1</constructor:a>')],
    ['another such prefix', teaser('https://desk.example.org/a', '<__proto__:a __proto__:b="c">1</__proto__:a>')],
    ['an interval that every object knows', teaser('https://desk.example.org/a', period('constructor'))],
    ['another such interval', teaser('https://desk.example.org/a', period('__proto__'))],
    ['an interval without end', teaser('https://desk.example.org/a', '<ttl>1e400</ttl>')],
  ])('with %s', async (_, feed) => {
    const { clock, poll } = await desk(feed);
    const state = await poll();
    expect(state).toMatchObject({ lastSuccessAt: clock.now(), failuresInRow: 0 });
    expect(state.nextPollAt > clock.now()).toBe(true);
  });

  it('with names that no address can hold', async () => {
    const items = [
      { id: '\ud800', url: 'https://desk.example.org/a', content_text: 'Short.' },
      { id: '\u0000\r\nx', url: 'https://desk.example.org/b\udfff', content_text: 'Short.' },
      { id: 'x'.repeat(100_000), url: 'https://desk.example.org/%zz', title: '\udbff', content_text: 'Short.' },
      { id: '3', url: 'http://', content_text: 'Short.' },
      { id: '4', url: 'https://user:pass@desk.example.org/c', content_text: 'Short.' },
    ];
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Desk', items });
    const { poll, pages } = await desk(feed);
    expect((await poll()).failuresInRow).toBe(0);
    expect((await pages()).length).toBeGreaterThan(1);
  });

  it('with a host that swells when it is written in ASCII', async () => {
    const { poll, pages } = await desk(teaser(`https://${'\u00fca.'.repeat(600)}example.org/`));
    expect((await poll()).failuresInRow).toBe(0);
    expect(await pages()).toEqual([]);
  });

  it('with rules that no record could keep', async () => {
    const { poll, pages } = await desk(teaser('https://desk.example.org/a'), '\u0001'.repeat(400_000));
    expect((await poll()).failuresInRow).toBe(0);
    expect(await pages()).toHaveLength(1);
  });

  it('with rules that take the longer the longer an address is', async () => {
    const link = `https://desk.example.org/${'a'.repeat(2_000_000)}`;
    const { poll, pages } = await desk(teaser(link), `User-agent: *\nDisallow: /${'*a'.repeat(45_000)}b`);
    expect((await poll()).failuresInRow).toBe(0);
    expect(await pages()).toEqual([]);
  });
});

it('says why a source fails in a line that nothing obeys', async () => {
  const { needs, poll } = await desk('');
  const reason = `content coding \u009b2J${'x'.repeat(400_000)}\u001b]0;a\u0007 is not read`;
  const fetcher = { fetch: async (): Promise<FetchOutcome> => ({ kind: 'refused', reason }) };
  await collect({ to: 'collect', sourceId: id }, { ...needs, fetcher });
  const { lastFailure } = await poll();
  expect(lastFailure).toMatch(/^content coding {1,2}2Jx{100,500}$/);
});

describe('a hub that tells of news without end', () => {
  it('makes us ask once in fifteen seconds at most', async () => {
    const { clock, needs, requests, poll } = await desk(teaser('https://desk.example.org/a', hub + self));
    await poll();
    const asked = requests.find(({ url }) => url === 'https://hub.example/')!;
    const form = new URLSearchParams(new TextDecoder().decode(asked.body));
    const [, , source = '', token = ''] = new URL(form.get('hub.callback')!).pathname.split('/');
    const notify = async () => {
      const signature = createHmac('sha256', form.get('hub.secret')!).update('news').digest('hex');
      const headers = { 'x-hub-signature': `sha256=${signature}` };
      const url = new URL(form.get('hub.callback')!);
      const request = new Request(url, { method: 'POST', body: 'news', headers });
      const { messages } = await takeNotification({ request, url, params: { source, token } }, needs);
      for (const message of messages) if (message.to === 'collect') await collect(message, needs);
    };
    const polls = () => requests.filter(({ url }) => url === feedUrl).length;
    for (let second = 0; second < 120; second++) {
      await notify();
      clock.advance(1_000);
    }
    expect(polls()).toBe(1 + 120 / 15 - 1);
    clock.advance(15_000);
    await notify();
    expect(polls()).toBe(1 + 120 / 15);
  });
});
