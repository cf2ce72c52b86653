import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { dueSources } from '../../../functions/collect/due-sources.ts';
import { habitOfDates, nextPollAt, nextTryAt } from '../../../functions/collect/next-poll.ts';
import { loopbackServers, minutesUntilNext, polledDesk, rssOf } from '../../polling/polled-desk.ts';

const now = '2026-11-22T06:00:00.000Z';
const usual = {
  now,
  spread: 0,
  wantedMinutes: null,
  hints: null,
  freshMinutes: null,
  habitMinutes: null,
  silentMinutes: 0,
  leaseMinutes: null,
};
const minutes = (at: string) => (Date.parse(at) - Date.parse(now)) / 60_000;
const waits = (rhythm: Partial<typeof usual> | object) => minutes(nextPollAt({ ...usual, ...rhythm }));

describe('when a source is asked again', () => {
  it('is an hour later while nothing is known of it', () => {
    expect(waits({})).toBe(60);
  });

  it.each([
    ['news every ten minutes', 10, 15],
    ['news every two hours', 120, 60],
    ['news every twelve hours', 720, 360],
    ['news once a week', 10_080, 1440],
  ])('follows its habit: %s', (_name, habitMinutes, expected) => {
    expect(waits({ habitMinutes })).toBe(expected);
  });

  it('comes later the longer it is silent, up to a day', () => {
    const silent = [0, 10, 20, 60, 365].map((days) => waits({ habitMinutes: 60, silentMinutes: days * 1440 }));
    expect(silent).toEqual([30, 1440, 1440, 1440, 1440]);
    expect(waits({ habitMinutes: 60, silentMinutes: 2 * 1440 })).toBe(288);
  });

  it('comes late while a hub tells of news, in time to renew its lease', () => {
    expect(waits({ habitMinutes: 60, leaseMinutes: 14_400 })).toBe(1440);
    expect(waits({ habitMinutes: 60, leaseMinutes: 720 })).toBe(240);
  });

  it('is what the owner wants, silent or not, but never more often than the publisher allows', () => {
    expect(waits({ wantedMinutes: 30, silentMinutes: 100_000, leaseMinutes: 14_400 })).toBe(30);
    const hints = { intervalMinutes: 240, skipHours: [], skipDays: [] };
    expect(waits({ wantedMinutes: 30, hints })).toBe(240);
    expect(waits({ wantedMinutes: 30, freshMinutes: 90 })).toBe(90);
  });

  it('spreads sources by a tenth', () => {
    expect([waits({ spread: 0 }), waits({ spread: 1 })]).toEqual([60, 66]);
  });
});

describe('the dates of a first visit', () => {
  const days = (...ago: number[]) =>
    ago.map((at) => ({ published: new Date(Date.parse(now) - at * 86_400_000).toISOString() }));

  it('say how often a source has news', () => {
    expect(habitOfDates(days(0, 7, 14, 21), now)).toBe(7 * 1440);
  });

  it('say nothing where they are few, missing, ahead, or all those of the list', () => {
    expect(habitOfDates(days(1, 1, 1, 1), now)).toBeNull();
    expect(habitOfDates(days(0, 7), now)).toBeNull();
    expect(habitOfDates([{ published: null }, { published: null }, { published: null }], now)).toBeNull();
    expect(habitOfDates(days(-1, -2, -3), now)).toBeNull();
  });
});

describe('when a source that failed is tried again', () => {
  const pause = (failures: number, spread: number, retryAfterMinutes: number | null = null) =>
    minutes(nextTryAt(failures, { now, spread, retryAfterMinutes }));

  it('comes twice as late after every failure in a row, up to a day', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((failures) => pause(failures, 0))).toEqual([
      15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440,
    ]);
  });

  it('is spread by half, so that sources that failed together do not come back together', () => {
    expect([pause(3, 0), pause(3, 0.5), pause(3, 1)]).toEqual([60, 75, 90]);
  });

  it('is not before the time that it named, a week at most', () => {
    expect([pause(1, 0, 120), pause(9, 0, 5), pause(1, 0, 1_000_000)]).toEqual([120, 1440, 10_080]);
  });
});

describe('a slow or dead source', () => {
  const servers = loopbackServers();
  afterEach(servers.stop);

  it('delays no other', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const order: string[] = [];
    const slow: RequestListener = async (_request, response) => {
      await held;
      order.push('slow');
      response.end(rssOf(['s'], 'http://slow.example.org'));
    };
    const slowUrl = `http://slow.example.org:${await servers.http(slow)}/feed`;
    const deadUrl = `http://dead.example.org:${await servers.raw((socket) => socket.destroy())}/feed`;
    const port = await servers.http((_request, response) => response.end(rssOf(['a'], 'http://quick.example.org')));
    const quickUrls = Array.from({ length: 5 }, (_, at) => `http://quick${at}.example.org:${port}/feed`);
    const desk = await polledDesk([slowUrl, deadUrl, ...quickUrls].map((feedUrl) => ({ feedUrl })));
    const due = await dueSources(desk.needs);
    expect(due).toHaveLength(7);
    const slowPoll = desk.poll(slowUrl);
    const quick = await Promise.all([deadUrl, ...quickUrls].map(desk.poll));
    order.push('others');
    release();
    const late = await slowPoll;
    expect(order).toEqual(['others', 'slow']);
    expect([...quick, late].map(({ itemsCount }) => itemsCount)).toEqual([0, 1, 1, 1, 1, 1, 1]);
  });

  it('is not asked a second time while it is being asked, and what the first learns is kept', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    let arrived = () => {};
    const underWay = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await servers.http(async (_request, response) => {
      asked++;
      arrived();
      await held;
      response.end(rssOf(['a'], 'http://slow.example.org'));
    });
    const url = `http://slow.example.org:${port}/feed`;
    const desk = await polledDesk([{ feedUrl: url }]);
    const first = desk.poll(url);
    await underWay;
    await desk.poll(url);
    release();
    expect([(await first).itemsCount, asked]).toEqual([1, 1]);
  });
});

describe('a host that asks for fewer requests', () => {
  const servers = loopbackServers();
  afterEach(servers.stop);

  it('is left alone by all its sources until it has rested', async () => {
    const asked: string[] = [];
    const port = await servers.http((request, response) => {
      asked.push(request.url!);
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    const urls = ['a', 'b'].map((name) => `http://desk.example.org:${port}/${name}`);
    const desk = await polledDesk(urls.map((feedUrl) => ({ feedUrl })));
    await desk.poll(urls[0]!);
    const other = await desk.poll(urls[1]!);
    expect(asked).toEqual(['/a']);
    expect([other.failuresInRow, minutesUntilNext(other, desk.clock.now()) >= 60]).toEqual([0, true]);
    await desk.pollWhenDue(urls[1]!);
    expect(asked).toEqual(['/a', '/b']);
  });

  it('for the pages behind a feed, is asked for the rest of them when it has rested', async () => {
    let busy = true;
    const pages: string[] = [];
    const teaser = (name: string) =>
      `<item><guid isPermaLink="false">${name}</guid><title>${name}</title><link>http://desk.example.org:PORT/${name}</link><description>Short.</description></item>`;
    const port: number = await servers.http((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (request.url === '/feed')
        return response.end(
          `<rss><channel>${['a', 'b', 'c'].map(teaser).join('')}</channel></rss>`.replaceAll('PORT', String(port)),
        );
      pages.push(request.url!);
      if (busy && request.url === '/b') return response.writeHead(429, { 'retry-after': '7200' }).end();
      return response.end(`<html><article><p>${'The convoy left. '.repeat(50)}</p></article></html>`);
    });
    const url = `http://desk.example.org:${port}/feed`;
    const desk = await polledDesk([{ feedUrl: url }]);
    const state = await desk.poll(url);
    expect(pages).toEqual(['/a', '/b']);
    expect(minutesUntilNext(state, desk.clock.now())).toBeGreaterThanOrEqual(120);
    busy = false;
    await desk.pollWhenDue(url);
    expect(pages).toEqual(['/a', '/b', '/b', '/c']);
    await desk.pollWhenDue(url);
    expect(pages).toHaveLength(4);
  });

  it('again and again for one page, keeps it from being asked for a third time', async () => {
    let asked = 0;
    const port: number = await servers.http((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (request.url === '/feed')
        return response.end(
          `<rss><channel><item><guid isPermaLink="false">a</guid><title>a</title><link>http://desk.example.org:${port}/a</link></item></channel></rss>`,
        );
      asked++;
      return response.writeHead(500).end();
    });
    const url = `http://desk.example.org:${port}/feed`;
    const desk = await polledDesk([{ feedUrl: url }]);
    for (let visit = 0; visit < 4; visit++) await desk.pollWhenDue(url);
    expect(asked).toBe(2);
  });
});
