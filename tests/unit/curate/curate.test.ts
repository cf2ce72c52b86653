import { describe, expect, it } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import type { StoryProfile } from '../../../functions/curate/stories/story-profile.ts';
import { type Entry, type Story, storyEntriesMax } from '../../../functions/model/entry.ts';
import type { Records } from '../../../functions/ports.ts';
import {
  budgetText,
  curationTable,
  ferryOtherWords,
  ferryText,
  monday,
  topic,
  tuesday,
  wednesday,
} from './curation-table.ts';

const feed = [{ to: 'feed', topic }];

/** Nearer to the first report than the other one is. */
const ferryLater = `The voyage recorder of the Aurelia is with the transport ministry, whose inquiry begins today. Ribs were broken,
hotels paid: Northline, the operator, counts what running aground at the Grey Shoals costs. From Tessel the weather let nobody tow
the ferry to Marrow yet, its harbour authority and Captain Ines Halvorsen said; the current had the steering, and 212 people, in its hand.`;

describe('an article met for the first time', () => {
  it('becomes an entry with a place, an id and a story of its own', async () => {
    const table = curationTable();
    const key = await table.store({ text: ferryText, identities: ['link:https://a.example/1'] });
    expect(await table.send(key)).toEqual(feed);
    const [entry] = await table.entries();
    expect(entry).toMatchObject({ position: '2026-03#000001', articleKey: key, firstSeen: monday, updated: monday });
    expect(entry?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await table.story(entry?.storyId ?? '')).toMatchObject({ entries: ['2026-03#000001'] });
  });

  it('keeps an undated article undated', async () => {
    const table = curationTable();
    await table.take({ text: ferryText });
    expect((await table.entries())[0]?.published).toBeNull();
  });

  it('is not due for mail when it is the past of a new source', async () => {
    const table = curationTable();
    await table.take({ text: ferryText, backlog: true });
    await table.take({ text: budgetText });
    expect((await table.entries()).map((entry) => entry.mailable)).toEqual([false, true]);
  });

  it('never gets a place before one given earlier, even when its month is over', async () => {
    const table = curationTable();
    await table.take({ text: ferryText, receivedAt: '2026-04-01T00:00:00.000Z' });
    await table.take({ text: budgetText, receivedAt: '2026-03-31T23:59:59.000Z' });
    expect((await table.entries()).map((entry) => entry.position)).toEqual(['2026-04#000001', '2026-04#000002']);
  });

  it('is shown to the owner and counted on its day', async () => {
    const table = curationTable();
    await table.take({ text: ferryText, title: 'Ferry aground' });
    await table.take({ text: `${ferryText} It is Northline's second accident this year.`, title: 'Aground' });
    const judgements = await table.records.list(`judgements/${topic}`, { limit: 10 });
    expect(judgements.map((record) => record.value)).toMatchObject([
      { verdict: 'kept', title: 'Ferry aground', into: null },
      { verdict: 'folded', title: 'Aground', into: 'Ferry aground' },
    ]);
    const [day] = await table.records.list(`days/${topic}`, { limit: 10 });
    expect(day).toMatchObject({ sort: '2026-03-02', value: { entries: 1, copies: 1 } });
    await table.take({ text: `${ferryText} Nobody slept.`, receivedAt: tuesday });
    expect((await table.records.list(`days/${topic}`, { limit: 10 })).map(({ sort, value }) => [sort, value])).toEqual([
      ['2026-03-02', { entries: 1, copies: 1 }],
      ['2026-03-03', { entries: 0, copies: 1 }],
    ]);
  });
});

describe('an article met again', () => {
  it('changes nothing when the message comes twice, and tells the feed both times', async () => {
    const table = curationTable();
    const key = await table.take({ text: ferryText });
    const before = await table.everything();
    expect(await table.send(key)).toEqual([{ to: 'feed', topic, changed: ['2026-03#000001'] }]);
    expect(await table.everything()).toBe(before);
  });

  it('updates its entry under the same id when a changed version is received later', async () => {
    const table = curationTable();
    const identities = ['link:https://a.example/1'];
    await table.take({ text: ferryText, identities });
    const [before] = await table.entries();
    await table.take({ text: `${ferryText} One more line.`, title: 'New', identities, receivedAt: tuesday });
    const after = await table.entries();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: before?.id, title: 'New', updated: tuesday, firstSeen: monday });
  });

  it('keeps the earlier date of two that a source states, and takes the finer and the first', async () => {
    const table = curationTable();
    const identities = ['link:https://a.example/1'];
    const states = async (published: string | null, receivedAt: string) => {
      const text = `${ferryText} (${receivedAt})`;
      await table.take({ text, identities, published, receivedAt });
      return (await table.entries())[0]?.published;
    };
    expect(await states(null, monday)).toBeNull();
    expect(await states('2026-03-01', tuesday)).toBe('2026-03-01');
    expect(await states('2026-03-01T08:00:00.000Z', '2026-03-03T13:00:00.000Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(await states('2026-03-03T13:00:00.000Z', '2026-03-03T14:00:00.000Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(await states('2026-02-28', '2026-03-03T15:00:00.000Z')).toBe('2026-02-28');
  });

  it('ignores a version received earlier than the one shown', async () => {
    const table = curationTable();
    const identities = ['link:https://a.example/1'];
    await table.take({ text: ferryText, title: 'Newer', identities, receivedAt: tuesday });
    const before = await table.everything();
    await table.take({ text: `${ferryText} Old line.`, title: 'Older', identities, receivedAt: monday });
    expect(await table.everything()).toBe(before);
  });

  it('does not come back when its guid and its date change', async () => {
    const table = curationTable();
    const link = 'link:https://a.example/1';
    await table.take({ text: ferryText, identities: [link, 'guid:s|1'], published: '2026-03-01' });
    await table.take({ text: ferryText, identities: [link, 'guid:s|2'], published: '2026-03-03', receivedAt: tuesday });
    expect(await table.entries()).toHaveLength(1);
    await table.take({
      text: ferryText,
      identities: ['link:https://a.example/moved', 'guid:s|2'],
      receivedAt: wednesday,
    });
    expect(await table.entries()).toHaveLength(1);
  });

  it('lets two different items that share a link both live', async () => {
    const table = curationTable();
    const link = 'link:https://a.example/live';
    await table.take({ title: 'Ferry', text: ferryText, identities: [link, 'guid:s|1'] });
    const second = { title: 'Budget', text: budgetText, identities: [link, 'guid:s|2'], receivedAt: tuesday };
    const key = await table.take(second);
    await table.send(key);
    const entries = await table.entries();
    expect(entries.map((entry) => entry.title)).toEqual(['Ferry', 'Budget']);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(2);
  });

  it('does so too where the first of them came as a page before its feed named it', async () => {
    const link = 'link:https://a.example/live';
    for (const [page, item] of [
      [monday, tuesday],
      [tuesday, monday],
    ]) {
      const table = curationTable();
      const first = { title: 'First', identities: [link] };
      const teaser = { title: 'First', identities: [link, 'guid:a'], source: 'feed', text: ferryText.slice(0, 300) };
      await table.take({ ...first, text: ferryText, receivedAt: page! });
      await table.take({ ...teaser, receivedAt: item! });
      const second = { title: 'Second', identities: [link, 'guid:b'], source: 'feed', text: budgetText };
      await table.take({ ...second, receivedAt: wednesday });
      expect((await table.entries()).map((entry) => entry.title)).toEqual(['First', 'Second']);
    }
  });

  it('does so too where the first of them came again as a page, changed', async () => {
    const table = curationTable();
    const identities = ['link:https://a.example/live'];
    await table.take({ title: 'First', identities: [...identities, 'guid:a'], text: ferryText, source: 'feed' });
    await table.take({ title: 'First', identities, text: `${ferryText} It is afloat.`, receivedAt: tuesday });
    const second = { title: 'Second', text: budgetText, source: 'feed', receivedAt: wednesday };
    await table.take({ ...second, identities: [...identities, 'guid:b'] });
    expect((await table.entries()).map((entry) => entry.title)).toEqual(['First', 'Second']);
  });

  it('takes nothing in that was received before a name was last met, even if that meeting changed nothing', async () => {
    const table = curationTable();
    const link = 'link:https://a.example/1';
    await table.take({ title: 'First', text: ferryText, identities: [link] });
    await table.take({ title: 'First', text: ferryText, identities: ['guid:t|3', link], receivedAt: wednesday });
    await table.take({
      title: 'Late',
      text: `${ferryText} Late.`,
      identities: ['guid:t|3', link],
      receivedAt: tuesday,
    });
    expect((await table.entries()).map((entry) => entry.title)).toEqual(['First']);
  });

  it("does not let another source's excerpt replace the whole text", async () => {
    const table = curationTable();
    const identities = ['link:https://a.example/1'];
    await table.take({ text: ferryText, identities, source: 'full' });
    await table.take({ text: ferryText.slice(0, 120), identities, source: 'planet', receivedAt: tuesday });
    expect((await table.entries())[0]?.updated).toBe(monday);
  });
});

describe('a copy', () => {
  it('is folded into its entry as "also at" and does not move updated', async () => {
    const table = curationTable();
    await table.take({ title: 'Ferry aground', text: ferryText });
    await table.take({
      title: 'Aurelia hits shoals',
      text: `MARROW (Agency) ${ferryText.replace('strong current', 'strong tide')}`,
      url: 'https://b.example/2',
      receivedAt: tuesday,
    });
    const entries = await table.entries();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ title: 'Ferry aground', updated: monday });
    expect(entries[0]?.alsoAt).toMatchObject([{ title: 'Aurelia hits shoals', url: 'https://b.example/2' }]);
  });

  it('is shown instead when it states an earlier publication, under the same id and place', async () => {
    const table = curationTable();
    await table.take({ title: 'Reprint', text: ferryText, published: '2026-03-02T10:00:00.000Z' });
    const [before] = await table.entries();
    await table.take({
      title: 'Original',
      text: ferryText,
      published: '2026-03-02T07:00:00.000Z',
      receivedAt: tuesday,
    });
    const [after] = await table.entries();
    expect(after).toMatchObject({ id: before?.id, position: before?.position, updated: monday, title: 'Original' });
    expect(after?.alsoAt).toMatchObject([{ title: 'Reprint' }]);
  });

  it('is shown instead when it stands at the outlet that an aggregator has it from, and no aggregator comes before it', async () => {
    const publisher = { name: 'The Paper', domain: 'paper.example' };
    const at = (address: string) => ({ url: address, identities: [`link:${address}`], text: ferryText, publisher });
    const listed = { ...at('https://mix.example/go?1'), title: 'Listed' };
    const own = { ...at('https://www.paper.example/1'), title: 'Own' };
    for (const order of [
      [listed, own],
      [own, listed],
    ]) {
      const table = curationTable();
      for (const [turn, told] of order.entries()) await table.take({ ...told, receivedAt: [monday, tuesday][turn]! });
      const entries = await table.entries();
      expect(entries.map(({ title, alsoAt }) => [title, alsoAt.map((copy) => copy.title)])).toEqual([
        ['Own', ['Listed']],
      ]);
    }
  });

  it('keeps its fuller text, too, when another source brings less of it than that, if more than there was first', async () => {
    const table = curationTable();
    await table.take({ text: `${ferryText} ${budgetText}` });
    const copy = { identities: ['link:https://b.example/2'] };
    const lead = ferryText.slice(0, 400);
    await table.take({ ...copy, title: 'Lead', text: lead, source: 'planet' });
    await table.take({ ...copy, title: 'Whole', text: `${ferryText} Signed.`, source: 'full', receivedAt: tuesday });
    await table.take({ ...copy, title: 'More', text: `${lead} Go on.`, source: 'planet', receivedAt: wednesday });
    const [entry] = await table.entries();
    expect(entry?.alsoAt.map(({ title }) => title)).toEqual(['Whole']);
  });

  it('is compared as it is itself where what it was folded by is forgotten', async () => {
    const days = (count: number) => new Date(Date.parse(monday) + count * 86_400_000).toISOString();
    let now = monday;
    const records = recordsMemory({ clock: { now: () => now } });
    const table = curationTable(() => records);
    await table.take({ text: `${ferryText} ${budgetText}` });
    const copy = { identities: ['link:https://b.example/2'] };
    await table.take({ ...copy, title: 'Lead', text: ferryText.slice(0, 400), source: 'planet' });
    now = days(60);
    await table.take({ ...copy, title: 'Whole', text: ferryText, source: 'full', receivedAt: now });
    const [entry] = (await records.list(`entries/${topic}`, { limit: 2 })).map(({ value }) => value as Entry);
    expect(entry?.alsoAt.map(({ title }) => title)).toEqual(['Whole']);
  });

  it('is listed once however often it changes', async () => {
    const table = curationTable();
    const identities = ['link:https://b.example/2'];
    await table.take({ text: ferryText });
    await table.take({ title: 'Copy', text: `${ferryText} And more.`, identities });
    await table.take({ title: 'Copy, corrected', text: `${ferryText} And less.`, identities, receivedAt: tuesday });
    const [entry] = await table.entries();
    expect(entry?.alsoAt.map((copy) => copy.title)).toEqual(['Copy, corrected']);
  });
});

describe('stories', () => {
  it('puts two reports of one event into one story and another event into another', async () => {
    const table = curationTable();
    await table.take({ title: 'Ferry Aurelia aground off Tessel', text: ferryText });
    await table.take({ title: 'Budget passed in Ostrava Bay', text: budgetText });
    await table.take({ title: 'Passengers of Aurelia safe', text: ferryOtherWords, receivedAt: tuesday });
    const [ferry, budget, other] = await table.entries();
    expect(other?.storyId).toBe(ferry?.storyId);
    expect(budget?.storyId).not.toBe(ferry?.storyId);
    expect(await table.story(ferry?.storyId ?? '')).toMatchObject({
      entries: ['2026-03#000001', '2026-03#000003'],
      lastGrew: tuesday,
    });
  });

  it('puts two reports of an outlet that are alike but for the place into two, and no report of another outlet', async () => {
    const burglary = (town: string, loot: string, site: string) => ({
      title: `Burglary in ${town}: ${loot} stolen`,
      text: `Burglars have stolen ${loot} from the club house of the football club in ${town}. They broke a window on Wednesday
        night and left the television. Police in ${town} ask for witnesses who saw a white van near the ground.`,
      url: `https://${site}/${town}`,
      identities: [`link:https://${site}/${town}`],
    });
    const table = curationTable();
    await table.take(burglary('Tarn', 'eleven trophies', 'star.example'));
    await table.take(burglary('Morvik', 'eighty shirts', 'star.example'));
    expect(new Set((await table.entries()).map(({ storyId }) => storyId)).size).toBe(2);
    await table.take({
      ...burglary('Tarn', 'trophies and a cup', 'gazette.example'),
      text: `Thieves took eleven trophies and a cup from the
      football club house of Tarn on Wednesday. They had come through a window, and a white van was seen, police say.`,
    });
    const [first, , third] = await table.entries();
    expect(third?.storyId).toBe(first?.storyId);
    const elsewhere = curationTable();
    await elsewhere.take(burglary('Tarn', 'eleven trophies', 'star.example'));
    await elsewhere.take(burglary('Morvik', 'eighty shirts', 'gazette.example'));
    expect(new Set((await elsewhere.entries()).map(({ storyId }) => storyId)).size).toBe(1);
  });

  it('takes no news into the story of an example that states no date', async () => {
    const stories = async (published: string | null, order: readonly ('example' | 'news')[]) => {
      const table = curationTable();
      const both = { example: { text: ferryText, source: 'seeds', published }, news: { text: ferryOtherWords } };
      for (const one of order) await table.take(both[one]);
      return new Set((await table.entries()).map(({ storyId }) => storyId)).size;
    };
    expect(await stories(null, ['example', 'news'])).toBe(2);
    expect(await stories(null, ['news', 'example'])).toBe(2);
    expect(await stories('2026-03-02', ['example', 'news'])).toBe(1);
  });

  it('keeps reports apart that were published weeks from each other', async () => {
    const table = curationTable();
    await table.take({ text: ferryText, published: '2026-03-02' });
    await table.take({ text: ferryOtherWords, published: '2026-03-30' });
    const [first, second] = await table.entries();
    expect(second?.storyId).not.toBe(first?.storyId);
  });
});

describe('a story that has as many reports as it may have', () => {
  it('goes on as one other story, not as one for each report', async () => {
    const [id, ...later] = await storiesAfter(storyEntriesMax);
    expect(later[0]).not.toBe(id);
    expect(later[1]).toBe(later[0]);
  });

  it('goes on itself where most of them are of stories that the owner said are part of it', async () => {
    const [id, ...later] = await storiesAfter(2);
    expect(later).toEqual([id, id]);
  });

  /** The story of a report that stands in one of 200, so many of them its own, and of two that come later. */
  async function storiesAfter(reports: number): Promise<readonly (string | undefined)[]> {
    const table = curationTable();
    await table.take({ text: ferryText });
    const partition = `stories/${topic}/${(await table.entries())[0]?.storyId}`;
    const [profile, story] = await table.records.list(partition, { limit: 2 });
    if (profile === undefined || story === undefined) throw new Error('no story');
    const entries = Array.from({ length: storyEntriesMax }, (_, at) => `2026-03#${String(at + 1).padStart(6, '0')}`);
    const key = ({ sort }: { readonly sort: string }) => ({ partition, sort });
    await table.records.write([
      { kind: 'put', key: key(story), value: { ...(story.value as Story), entries }, expect: 'any' },
      { kind: 'put', key: key(profile), value: { ...(profile.value as StoryProfile), reports }, expect: 'any' },
    ]);
    await table.take({ text: ferryOtherWords, receivedAt: tuesday });
    await table.take({ text: ferryLater, receivedAt: tuesday });
    return (await table.entries()).map(({ storyId }) => storyId);
  }
});

describe('writing', () => {
  it('reads again and goes on when something was written in between', async () => {
    let conflicts = 2;
    const table = curationTable((records: Records) => ({
      ...records,
      write: async (writes) =>
        conflicts-- > 0 ? { kind: 'conflict', key: { partition: 'x', sort: 'y' } } : records.write(writes),
    }));
    await table.take({ text: ferryText });
    expect(await table.entries()).toHaveLength(1);
  });

  it('gives the message back after too many conflicts', async () => {
    const table = curationTable((records: Records) => ({
      ...records,
      write: async () => ({ kind: 'conflict', key: { partition: 'x', sort: 'y' } }),
    }));
    await expect(table.take({ text: ferryText })).rejects.toThrow(/changed 5 times/);
  });
});
