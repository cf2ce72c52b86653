import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { putSource, removeSource } from '../../../functions/collect/owned-sources.ts';
import {
  everyNameIsLoopback,
  loopbackServers,
  minutesUntilNext,
  polledDesk,
  rssOf,
} from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(servers.stop);

/** A source that has moved for good; what answers at either address can be set. */
async function movedSource() {
  const asked: string[] = [];
  const answers: Record<string, () => [number, string, Record<string, string>?]> = {
    '/old': () => [301, '', { location: '/new' }],
    '/new': () => [200, rssOf(['a'], 'http://desk.example.org')],
  };
  const port = await servers.http(({ url }, response) => {
    asked.push(url!);
    const [status, body, headers] = answers[url!]!();
    response.writeHead(status, headers).end(body);
  });
  const site = `http://desk.example.org:${port}`;
  const network = { isThere: true, lost: '' };
  const lookup: LookupFunction = (name, options, done) =>
    network.isThere && name !== network.lost
      ? everyNameIsLoopback(name, options, done)
      : done(new Error(`getaddrinfo ENOTFOUND ${name}`), []);
  const desk = await polledDesk([{ feedUrl: `${site}/old`, fetchPages: 'never' }], { lookup });
  expect((await desk.poll(`${site}/old`)).fetchUrl).toBe(`${site}/new`);
  asked.length = 0;
  return { desk, site, asked, answers, network, pollWhenDue: () => desk.pollWhenDue(`${site}/old`) };
}

describe('a source that has moved for good', () => {
  it('is found again where it was, when the move is taken back', async () => {
    const { site, answers, pollWhenDue } = await movedSource();
    answers['/new'] = () => [404, ''];
    answers['/old'] = () => [200, rssOf(['a', 'b'], site)];
    let polls = 1;
    let state = await pollWhenDue();
    for (; state.failuresInRow > 0 && polls < 20; polls++) state = await pollWhenDue();
    expect(state).toMatchObject({ fetchUrl: `${site}/old`, lastFailure: null, itemsCount: 2 });
    expect(polls).toBeGreaterThan(5);
  });

  it('is asked where it moved to all the same, when the old address says nothing', async () => {
    const { site, answers, asked, pollWhenDue } = await movedSource();
    answers['/new'] = () => [500, ''];
    answers['/old'] = () => [404, ''];
    for (let polls = 0; polls < 12; polls++) expect((await pollWhenDue()).fetchUrl).toBe(`${site}/new`);
    expect(new Set(asked.slice(-4))).toEqual(new Set(['/old', '/new']));
    answers['/new'] = () => [200, rssOf(['a', 'b'], site)];
    await pollWhenDue();
    expect(await pollWhenDue()).toMatchObject({ fetchUrl: `${site}/new`, lastFailure: null });
  });

  it('is not doubted for a night without a network: its old address may say that it is gone', async () => {
    const { site, answers, asked, network, pollWhenDue } = await movedSource();
    answers['/old'] = () => [410, ''];
    network.isThere = false;
    for (let polls = 0; polls < 40; polls++) await pollWhenDue();
    network.isThere = true;
    expect(await pollWhenDue()).toMatchObject({ fetchUrl: `${site}/new`, stopped: null, failuresInRow: 0 });
    expect(asked).toEqual(['/new']);
  });

  it('is asked where it was named when its owner names it anew', async () => {
    const { desk, site, asked, pollWhenDue } = await movedSource();
    await removeSource(`${site}/old`, desk.needs);
    await putSource({ url: `${site}/old`, topics: ['mali'] }, desk.needs);
    await pollWhenDue();
    expect(asked).toEqual(['/old', '/new']);
  });
});

it('is not gone where a redirect for now leads to something that is', async () => {
  const { answers, pollWhenDue } = await movedSource();
  answers['/new'] = () => [302, '', { location: '/closed' }];
  answers['/closed'] = () => [410, ''];
  expect(await pollWhenDue()).toMatchObject({ stopped: null, lastFailure: 'it answered with status 410' });
  answers['/new'] = () => [301, '', { location: '/closed' }];
  expect(await pollWhenDue()).toMatchObject({ stopped: 'gone' });
});

it('is not unchanged before it was read: what it sends then is still its past', async () => {
  let status = 304;
  const port = await servers.http((_request, response) => {
    response.writeHead(status).end(status === 304 ? undefined : rssOf(['a'], 'http://desk.example.org'));
  });
  const url = `http://desk.example.org:${port}/feed`;
  const { poll, pollWhenDue, documents, needs } = await polledDesk([{ feedUrl: url }]);
  expect(await poll(url)).toMatchObject({ lastSuccessAt: null, failuresInRow: 1 });
  status = 200;
  await pollWhenDue(url);
  const [key] = await documents();
  expect((await needs.blobs.head(key!))!.metadata).toMatchObject({ backlog: '1' });
});

it('is asked later and later where its redirect leads nowhere: its own server is asked each time', async () => {
  const { desk, answers, network, pollWhenDue } = await movedSource();
  answers['/new'] = () => [302, '', { location: 'http://elsewhere.example.org/' }];
  network.lost = 'elsewhere.example.org';
  for (let polls = 0; polls < 5; polls++) await pollWhenDue();
  const state = await pollWhenDue();
  expect(state.lastFailure).toBe('it redirects, and getaddrinfo ENOTFOUND elsewhere.example.org');
  expect(minutesUntilNext(state, desk.clock.now())).toBeGreaterThan(6 * 60);
});
