import { afterEach, describe, expect, it } from 'vitest';
import { putSource, removeSource } from '../../../functions/collect/owned-sources.ts';
import { curate } from '../../../functions/curate/curate.ts';
import { readWindow } from '../../../functions/digest/read-window.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { loopbackServers, polledDesk } from '../../polling/polled-desk.ts';

const servers = loopbackServers();
afterEach(() => servers.stop());

interface Item {
  readonly guid: string;
  readonly name: string;
  readonly link?: string;
  readonly date?: string;
}

const usualDate = 'Sun, 22 Nov 2026 05:00:00 GMT';
/** Each name has a text of its own, so that nothing is folded. */
const texts: Readonly<Record<string, string>> = {
  ferry: 'The ferry of Mopti sank at its berth; divers look for its bell, and the harbour master blames old ropes.',
  school: 'A school in Gao has opened its library again, with nine hundred books that families had hidden in chests.',
  market: 'Traders in Kidal sell salt from Taoudenni once more, at twice the price that it had before the rains came.',
};

function xmlOf(item: Item): string {
  const { guid, name, link, date } = { link: `https://desk.example.org/${item.name}`, date: usualDate, ...item };
  const text = `${texts[name]} ${`Mali ${name} word. `.repeat(60)}`;
  return `<item><guid isPermaLink="false">${guid}</guid><title>Mali: the ${name} of today</title><link>${link}</link>
    <pubDate>${date}</pubDate><description>${text}</description></item>`;
}

const topicOf = (slug: string) =>
  prepareTopic({
    slug,
    title: slug,
    description: '',
    language: 'en',
    query: { any: ['Mali'], all: [], none: [] },
    examples: [],
    sources: [],
  });

/** A feed on loopback whose items the test sets, polled and taken in as far as the entries of a topic. */
async function followedFeed() {
  let items: readonly Item[] = [];
  const port = await servers.http((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(`<rss version="2.0"><channel><title>Desk</title>${items.map(xmlOf).join('')}</channel></rss>`);
  });
  const url = `http://desk.example.org:${port}/feed`;
  const desk = await polledDesk([{ feedUrl: url }]);
  const needs = { ...desk.needs, topics: [topicOf('mali'), topicOf('sahel')] };
  const taken = new Set<string>();
  const takeIn = async () => {
    for (const key of (await desk.documents()).filter((one) => !taken.has(one))) {
      taken.add(key);
      for (const message of await normalise({ to: 'normalise', key }, needs)) {
        await curate(message as MessageTo<'curate'>, needs);
      }
    }
  };
  return {
    ...desk,
    url,
    /** What the topic holds after the feed was polled with these items: titles, and whether they are news for a mail. */
    async polledWith(next: readonly Item[], topic = 'mali') {
      items = next;
      await desk.pollWhenDue(url);
      await takeIn();
      const entries = await readWindow({ topic, from: null, to: '~' }, desk.needs);
      return entries.map(
        ({ title, mailable }) =>
          `${title.slice('Mali: the '.length, -' of today'.length)} ${mailable ? 'news' : 'past'}`,
      );
    },
  };
}

const ferry = { guid: '1', name: 'ferry' };
const school = { guid: '2', name: 'school' };
const market = { guid: '3', name: 'market' };

describe('an item of a polled feed', () => {
  it('is of the past at the first visit and news at any later one', async () => {
    const { polledWith } = await followedFeed();
    expect(await polledWith([ferry])).toEqual(['ferry past']);
    expect(await polledWith([school, ferry])).toEqual(['ferry past', 'school news']);
  });

  it('does not come back when its guid changes', async () => {
    const { polledWith } = await followedFeed();
    await polledWith([ferry]);
    expect(await polledWith([{ ...ferry, guid: 'other' }])).toEqual(['ferry past']);
    expect(await polledWith([school, { ...ferry, guid: 'third' }])).toEqual(['ferry past', 'school news']);
  });

  it('does not come back when its date changes, nor when both do', async () => {
    const { polledWith } = await followedFeed();
    const later = { date: 'Mon, 23 Nov 2026 05:00:00 GMT' };
    await polledWith([ferry]);
    expect(await polledWith([{ ...ferry, ...later }])).toEqual(['ferry past']);
    expect(await polledWith([{ ...ferry, ...later, guid: 'other' }])).toEqual(['ferry past']);
  });

  it('does not come back when its link changes', async () => {
    const { polledWith } = await followedFeed();
    await polledWith([ferry]);
    expect(await polledWith([{ ...ferry, link: 'https://desk.example.org/2026/ferry' }])).toEqual(['ferry past']);
  });

  it('lives beside another that has the same link', async () => {
    const { polledWith } = await followedFeed();
    const link = 'https://desk.example.org/live';
    expect(
      (
        await polledWith([
          { ...school, link },
          { ...ferry, link },
        ])
      ).sort(),
    ).toEqual(['ferry past', 'school past']);
    const third = await polledWith([
      { ...market, link },
      { ...school, link },
      { ...ferry, link },
    ]);
    expect(third.sort()).toEqual(['ferry past', 'market news', 'school past']);
  });

  it('lives beside one that had the same link at an earlier visit', async () => {
    const { polledWith } = await followedFeed();
    const link = 'https://desk.example.org/live';
    await polledWith([{ ...ferry, link }]);
    expect((await polledWith([{ ...school, link }])).sort()).toEqual(['ferry past', 'school news']);
  });
});

describe('a source that is followed', () => {
  it('by one more topic brings it what the feed holds, though nothing in it has changed', async () => {
    const { needs, polledWith, url } = await followedFeed();
    expect(await polledWith([ferry])).toEqual(['ferry past']);
    expect(await polledWith([ferry], 'sahel')).toEqual([]);
    await putSource({ url, topics: ['sahel'] }, needs);
    expect(await polledWith([ferry], 'sahel')).toEqual(['ferry past']);
    expect(await polledWith([ferry])).toEqual(['ferry past']);
  });

  it('by one more topic is its past to that topic, be it news to the other', async () => {
    const { needs, polledWith, url } = await followedFeed();
    await polledWith([ferry]);
    expect(await polledWith([school, ferry])).toEqual(['ferry past', 'school news']);
    await putSource({ url, topics: ['sahel'] }, needs);
    expect((await polledWith([market, school, ferry], 'sahel')).sort()).toEqual([
      'ferry past',
      'market past',
      'school past',
    ]);
    expect(await polledWith([market, school, ferry])).toEqual(['ferry past', 'school news', 'market news']);
  });

  it('again after weeks brings what came meanwhile as its past', async () => {
    const { clock, needs, polledWith, url } = await followedFeed();
    await polledWith([ferry]);
    await removeSource(url, needs);
    clock.set('2026-12-22T06:00:00.000Z');
    await putSource({ url, topics: ['mali'] }, needs);
    expect(await polledWith([school, ferry])).toEqual(['ferry past', 'school past']);
    expect(await polledWith([market, school, ferry])).toEqual(['ferry past', 'school past', 'market news']);
  });

  it('again within days goes on where it was', async () => {
    const { clock, needs, polledWith, url } = await followedFeed();
    await polledWith([ferry]);
    await removeSource(url, needs);
    clock.set('2026-11-23T06:00:00.000Z');
    await putSource({ url, topics: ['mali'] }, needs);
    expect(await polledWith([school, ferry])).toEqual(['ferry past', 'school news']);
  });
});
