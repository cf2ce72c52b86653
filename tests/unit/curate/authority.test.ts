import { describe, expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { bridge, html, lies, newsroom, strike } from './newsroom.ts';

const outletFeed = 'https://feeds.outlet.example/all';
const spoiltFeed = 'https://spoilt.example/feed';
const link = 'https://www.outlet.example/strike';
const genuine = { title: 'Dockers walk out', link, guid: '7', text: strike, date: 'Mon, 02 Mar 2026 06:00:00 GMT' };
const forged = { title: 'Harbour bankrupt', link, text: lies, date: 'Sun, 01 Mar 2026 06:00:00 GMT' };

const shownOf = ({ title, url, publisher, published, articleKey, alsoAt }: Entry) => ({
  title,
  url,
  publisher,
  published,
  articleKey,
  alsoAt,
});

/** An outlet's article is in; what follows may not change what is shown of it, nor stand beside it under its address. */
async function afterTheOutlet(attack: (room: ReturnType<typeof newsroom>) => Promise<void>) {
  const room = newsroom();
  await room.feed(outletFeed, [genuine]);
  await room.takeIn();
  const before = (await room.entries()).map(shownOf);
  await attack(room);
  await room.takeIn();
  const after = await room.entries();
  return { room, before, after: after.map(shownOf), others: after.slice(1) };
}

describe("what a followed source says under another's address", () => {
  it('changes nothing, be it longer and without a guid', async () => {
    const { before, after } = await afterTheOutlet((room) => room.feed(spoiltFeed, [forged]));
    expect(after).toEqual(before);
  });

  it('is no entry of its own, be it in other words and with a guid', async () => {
    const { before, after } = await afterTheOutlet((room) => room.feed(spoiltFeed, [{ ...forged, guid: 'x1' }]));
    expect(after).toEqual(before);
  });

  it('is no entry of its own when two items share the address', async () => {
    for (const guids of [
      ['x1', 'x2'],
      [undefined, undefined],
    ]) {
      const items = guids.map((guid, at) => ({
        ...forged,
        title: `Lie ${at}`,
        text: `${lies} ${at}`,
        ...(guid === undefined ? {} : { guid }),
      }));
      const { before, after } = await afterTheOutlet((room) => room.feed(spoiltFeed, items));
      expect(after).toEqual(before);
    }
  });

  it("does not pass for the outlet's by its guid, though the feed calls itself the outlet's", async () => {
    const { before, after } = await afterTheOutlet((room) =>
      room.feed(spoiltFeed, [{ ...forged, link: 'https://spoilt.example/1', guid: '7' }], outletFeed),
    );
    expect(after[0]).toEqual(before[0]);
    expect(after.slice(1).map(({ url }) => url)).toEqual(['https://spoilt.example/1']);
  });

  it('changes nothing when an item that had no address takes that one', async () => {
    const { before, after, others } = await afterTheOutlet(async (room) => {
      await room.feed(spoiltFeed, [{ title: 'Bridge to open', guid: 'x1', text: bridge }]);
      await room.feed(spoiltFeed, [{ ...forged, guid: 'x1' }]);
    });
    expect(after[0]).toEqual(before[0]);
    expect(others.map(({ title, url }) => [title, url])).toEqual([['Bridge to open', null]]);
  });

  it('changes nothing after a redirect has joined the two', async () => {
    const asked = 'https://spoilt.example/go';
    const { before, after } = await afterTheOutlet(async (room) => {
      const guid = 'guid:spoilt.example|https://spoilt.example/feed|x1';
      await room.page(link, html(genuine.title, strike), { asked, guid, source: 'spoilt' });
      await room.takeIn();
      await room.feed(spoiltFeed, [{ ...forged, link: asked, guid: 'x1' }]);
    });
    expect(after.map(({ title, url }) => [title, url])).toEqual(before.map(({ title, url }) => [title, url]));
  });

  it('stands where it was fetched, whatever a page calls its address', async () => {
    const where = 'https://spoilt.example/lies';
    const { before, after, others } = await afterTheOutlet((room) => room.page(where, html('Bankrupt', lies, link)));
    expect(after[0]).toEqual(before[0]);
    expect(others.map(({ url, publisher }) => [url, publisher.domain])).toEqual([[where, 'spoilt.example']]);
  });

  it('stands where it was fetched, whatever an object served there calls its address', async () => {
    const where = 'https://spoilt.example/lies.json';
    const json = JSON.stringify({ title: 'Bankrupt', url: link, text: lies });
    const { before, after, others } = await afterTheOutlet((room) =>
      room.page(where, json, { type: 'application/json' }),
    );
    expect(after[0]).toEqual(before[0]);
    expect(others.map(({ url }) => url)).toEqual([where]);
  });

  it('is not shown in place of a copy by an earlier date', async () => {
    const { before, after } = await afterTheOutlet((room) =>
      room.feed(spoiltFeed, [{ ...forged, link: 'https://third.example/1', text: `${strike} ${strike} Send money.` }]),
    );
    expect(after[0]).toMatchObject({ title: before[0]?.title, url: link, articleKey: before[0]?.articleKey });
    expect(after).toHaveLength(1);
  });

  it('changes nothing when it comes by mail', async () => {
    const mail = `From: News <news@outlet.example>\r\nSubject: Harbour bankrupt\r\nArchived-At: <${link}>\r\n\r\n${lies}\r\n`;
    const { before, after } = await afterTheOutlet((room) => room.mail(mail));
    expect(after).toEqual(before);
  });

  it('is not that of a neighbour at one hoster', async () => {
    for (const hoster of ['blogspot.com', 'github.io', 'substack.com']) {
      const room = newsroom();
      const own = `https://good.${hoster}/1`;
      await room.feed(`https://good.${hoster}/feed`, [{ ...genuine, link: own }]);
      await room.feed(`https://evil.${hoster}/feed`, [{ ...forged, link: own }]);
      await room.takeIn();
      expect((await room.entries()).map(({ title }) => title)).toEqual([genuine.title]);
    }
  });
});

describe('whoever speaks for the address', () => {
  it('takes the place of who came first, even in fewer words, and in whatever order they are taken in', async () => {
    for (const order of [<T>(all: T[]) => all, <T>(all: T[]) => all.reverse()]) {
      const room = newsroom();
      await room.feed(spoiltFeed, [forged]);
      await room.feed(outletFeed, [genuine]);
      await room.feed(spoiltFeed, [{ ...forged, text: `${lies} Hurry.` }]);
      const messages = await room.takeIn(order);
      const [entry, ...others] = await room.entries();
      expect(others).toEqual([]);
      expect((await room.article(entry!)).text).toContain('Ines Halvorsen');
      await room.deliver([...messages, ...messages.toReversed()]);
      expect(await room.entries()).toEqual([entry]);
    }
  });

  it('is believed after somebody had said the very same, and could have changed it', async () => {
    const room = newsroom();
    await room.feed(spoiltFeed, [{ ...genuine, guid: 'x1' }]);
    await room.takeIn();
    await room.feed(outletFeed, [genuine]);
    await room.takeIn();
    await room.feed(spoiltFeed, [{ ...forged, guid: 'x1' }]);
    await room.takeIn();
    expect((await room.entries()).map(({ title }) => title)).toEqual([genuine.title]);
  });

  it('has each article of its own, though somebody took its guid for another before', async () => {
    const guid = 'https://www.outlet.example/?p=8';
    const room = newsroom();
    await room.feed(spoiltFeed, [{ ...forged, guid }]);
    await room.feed(outletFeed, [genuine]);
    const second = { title: 'Bridge to open', link: 'https://www.outlet.example/bridge', guid, text: bridge };
    await room.feed(outletFeed, [genuine, second]);
    await room.takeIn();
    expect((await room.entries()).map(({ title }) => title)).toEqual([genuine.title, second.title]);
  });

  it("is the page that an address of a news search leads to, and then no longer the search's feed", async () => {
    const search = 'https://news.search.example/feed';
    const asked = 'https://news.search.example/articles/1';
    const room = newsroom();
    const teaser = { ...genuine, link: asked, guid: 'n1', text: 'Dockers at the harbour walked out.' };
    await room.feed(search, [teaser]);
    await room.takeIn();
    const guid = `guid:search.example|${search}|n1`;
    await room.page(link, html(genuine.title, strike), { asked, guid });
    await room.takeIn();
    await room.feed(search, [{ ...teaser, title: 'Harbour bankrupt', text: lies }]);
    await room.takeIn();
    expect((await room.entries()).map(({ title, url }) => [title, url])).toEqual([[genuine.title, link]]);
  });

  it('is the owner: a full text that was pushed stays when a teaser follows, and takes the place of one before', async () => {
    const teaser = { ...genuine, text: 'Dockers at the harbour walked out.' };
    const steps = ['push', 'feed'] as const;
    for (const order of [steps, steps.toReversed()]) {
      const room = newsroom();
      for (const step of order) {
        if (step === 'feed') await room.feed(outletFeed, [teaser]);
        else await room.push(link, html(genuine.title, strike));
        await room.takeIn();
      }
      const [entry] = await room.entries();
      expect((await room.article(entry!)).text).toContain('Both sides meet again');
    }
  });
});

describe('where nobody speaks for the address', () => {
  it('whoever brought it first may correct it, and nobody else', async () => {
    const hosted = 'https://feeds.hoster.example/outlet';
    const room = newsroom();
    await room.feed(hosted, [genuine]);
    await room.feed(spoiltFeed, [{ ...forged, guid: 'x1' }]);
    await room.takeIn();
    expect((await room.entries()).map(({ title }) => title)).toEqual([genuine.title]);
    await room.feed(hosted, [{ ...genuine, title: 'Dockers walk out again' }]);
    await room.takeIn();
    expect((await room.entries()).map(({ title }) => title)).toEqual(['Dockers walk out again']);
  });

  it('keeps apart the reports of one feed that share a link', async () => {
    const room = newsroom();
    const live = 'https://www.outlet.example/live';
    await room.feed('https://feeds.hoster.example/outlet', [
      { ...genuine, link: live },
      { title: 'Bridge to open', link: live, text: bridge },
    ]);
    await room.takeIn();
    expect((await room.entries()).map(({ title }) => title).sort()).toEqual(['Bridge to open', genuine.title]);
  });
});

it("heeds the owner's word about a version that its site has overruled, and shows the site's when it is taken back", async () => {
  const room = newsroom();
  await room.feed(spoiltFeed, [forged]);
  const [first] = await room.takeIn();
  await room.feed(outletFeed, [genuine]);
  await room.takeIn();
  const before = (await room.entries()).map(shownOf);
  const articleId = first!.articleKey.split('/')[1]!;
  for (const undone of [false, true]) {
    const said = { kind: 'does-not-belong', undone, articleId, foldedInto: null, wasThere: true };
    const key = recordKeys.correction('harbour', articleId);
    await room.needs.records.write([{ kind: 'put', key, value: said, expect: 'any' }]);
    await room.deliver([first!]);
    expect((await room.entries()).map(({ withdrawn }) => withdrawn)).toEqual([undone ? undefined : articleId]);
  }
  expect((await room.entries()).map(shownOf)).toEqual(before);
});

it('folds a copy on another site that names the original as canonical', async () => {
  const copy = 'https://syndicate.example/strike';
  const { after } = await afterTheOutlet((room) => room.page(copy, html(genuine.title, strike, link)));
  expect(after).toHaveLength(1);
  expect(after[0]?.alsoAt.map(({ url }) => url)).toEqual([copy]);
});

it('brings an entry up to date that does not say who spoke', async () => {
  const room = newsroom();
  await room.feed(outletFeed, [genuine]);
  await room.takeIn();
  const [record] = await room.needs.records.list('entries/harbour', { limit: 1 });
  const { voice: _voice, ...value } = record!.value as Entry;
  const { partition, sort } = record!;
  await room.needs.records.write([{ kind: 'put', key: { partition, sort }, value, expect: 'any' }]);
  await room.feed(spoiltFeed, [forged]);
  await room.takeIn();
  await room.feed(outletFeed, [{ ...genuine, title: 'Dockers walk out again' }]);
  await room.takeIn();
  expect((await room.entries()).map(({ title }) => title)).toEqual(['Dockers walk out again']);
});

it('keeps apart the pages of a site that calls one address the own of all of them', async () => {
  const all = 'https://desk.example/world';
  const items = [
    { title: 'Dockers walk out', link: 'https://desk.example/strike', text: strike },
    { title: 'The harbour bridge opens', link: 'https://desk.example/bridge', text: bridge },
  ];
  const room = newsroom();
  await room.feed('https://desk.example/feed', items);
  await room.takeIn();
  for (const { title, link: own, text } of items) await room.page(own, html(title, `${text} More of it.`, all));
  await room.takeIn();
  const titles = (await room.entries()).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(items.map(({ title }) => title));
});
