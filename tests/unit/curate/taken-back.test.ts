import { describe, expect, it } from 'vitest';
import { buildEdition } from '../../../functions/digest/build-edition.ts';
import {
  budgetText,
  curationTable,
  ferryOtherWords,
  ferryText,
  monday,
  type Told,
  topic,
  tuesday,
  wednesday,
} from './curation-table.ts';

const words = 'This article has been withdrawn because its account of the rescue could not be confirmed.';
const told: Told = {
  title: 'Ferry runs aground off Tessel',
  text: ferryText,
  url: 'https://g.org/f',
  identities: ['link:g.org/f'],
  publisher: { name: 'Gazette', domain: 'g.org' },
  published: monday,
  receivedAt: monday,
  source: 'gazette-pages',
};
const gone: Told = { ...told, title: 'Gazette: page', text: words, published: null, receivedAt: tuesday };
const copy: Told = {
  ...told,
  url: 'https://h.org/1',
  identities: ['link:h.org/1'],
  publisher: { name: 'Herald', domain: 'h.org' },
};
/** Another outlet's report of the same. */
const other: Told = {
  title: 'All safe off the Grey Shoals',
  text: ferryOtherWords,
  url: 'https://h.org/2',
  identities: ['link:h.org/2'],
  publisher: { name: 'Herald', domain: 'h.org' },
  published: monday,
};
const names = { slug: topic, title: 'Harbour', description: '', language: 'en' };

async function taken(...all: readonly Told[]) {
  const table = curationTable();
  for (const one of all) await table.take(one);
  const entries = await table.entries();
  const mailed = async (from: string | null, to = entries.at(-1)!.position) => {
    const frame = { id: 'daily-1', cadence: 'daily', madeAt: wednesday, from, to } as const;
    return (await buildEdition(names, frame, table.needs))?.stories ?? [];
  };
  return { table, entries, mailed };
}

describe('an article that its outlet takes back', () => {
  it('stands in its place with the words of the outlet, under the headline that readers know', async () => {
    const { entries } = await taken(told, gone);
    expect(entries[0]).toMatchObject({ title: `Withdrawn: ${told.title}`, published: monday, updated: tuesday });
    expect(entries.filter(({ withdrawn }) => withdrawn === undefined)).toHaveLength(1);
  });

  it('is so though a teaser says it, which replaces nothing fuller otherwise', async () => {
    const teaser: Told = { ...gone, source: 'gazette' };
    expect((await taken(told, teaser)).entries[0]?.retracted).toBe(true);
    const short = { ...teaser, text: 'The steering had failed, the captain told the harbour authority.' };
    expect((await taken(told, short)).entries[0]).toMatchObject({ updated: monday });
  });

  it('is told of once to who was mailed it, in the words of its outlet', async () => {
    const { table, entries, mailed } = await taken(told, gone, gone);
    const [story, ...others] = await mailed(entries[0]!.position);
    expect(others).toEqual([]);
    expect(story?.entries.map(({ title, summary }) => [title, summary])).toEqual([[`Withdrawn: ${told.title}`, words]]);
    expect(story?.update).toBe(true);
    expect(await table.entries()).toHaveLength(2);
  });

  it('is told of though its correction was', async () => {
    const corrected = {
      ...told,
      text: `${ferryText}\n\nCorrection: an earlier version of this article misspelt Tessel.`,
    };
    const { entries, mailed } = await taken(
      told,
      { ...corrected, receivedAt: tuesday },
      { ...gone, receivedAt: wednesday },
    );
    const [story] = await mailed(entries[1]!.position);
    expect(story?.entries.map(({ summary }) => summary)).toEqual([words]);
  });

  it('is in no mail to who was not mailed it, where others tell of the same under their own headline', async () => {
    expect(await (await taken(told, gone)).mailed(null)).toEqual([]);
    const stories = await (await taken(told, gone, other)).mailed(null);
    expect(stories.map(({ title, entries }) => [title, entries.length])).toEqual([[other.title, 1]]);
  });

  it('keeps nobody from what another outlet reports of it afterwards', async () => {
    const after = { ...other, published: tuesday, receivedAt: '2026-03-03T10:00:00.000Z' };
    const { entries, mailed } = await taken(told, gone, after);
    expect(entries[2]?.storyId).toBe(entries[0]?.storyId);
    const stories = await mailed(entries[1]!.position);
    expect(stories.map((story) => story.entries.map(({ title }) => title))).toEqual([[other.title]]);
    const late = {
      ...other,
      url: 'https://i.org/3',
      identities: ['link:i.org/3'],
      text: `${ferryOtherWords} It rained.`,
    };
    const early = { ...other, published: monday, receivedAt: monday };
    const third: Told = { ...late, publisher: { name: 'Star', domain: 'i.org' } };
    const stood = await taken(told, early, gone, { ...third, title: 'Star' });
    expect(await stood.mailed(stood.entries[2]!.position)).toEqual([]);
  });

  it('is news as before once its words are there again, and its withdrawal none', async () => {
    const table = curationTable();
    const key = await table.take(told);
    await table.take(gone);
    await table.again(key, { source: 'gazette-pages', receivedAt: wednesday });
    const [entry, notice] = await table.entries();
    expect(entry?.retracted).toBeUndefined();
    expect(notice?.mailable).toBe(false);
  });

  it('is marked once, in whatever words it is said, and by a headline of its own where that says so', async () => {
    const again = { ...gone, text: 'The Gazette has retracted this report of the rescue.', receivedAt: wednesday };
    expect((await taken(told, gone, again)).entries[0]?.title).toBe(`Withdrawn: ${told.title}`);
    const headed = { ...gone, title: 'CORRECTED: Ferry report withdrawn' };
    expect((await taken(told, headed)).entries[0]?.title).toBe(headed.title);
  });

  it('is withdrawn by its outlet though who brought it had said so before', async () => {
    const speaker = { kind: 'site', site: 'gather.example' } as const;
    const { entries } = await taken(
      { ...told, speaker },
      { ...gone, speaker },
      { ...gone, text: `${words} We regret it.`, receivedAt: wednesday, speaker: { kind: 'site', site: 'g.org' } },
    );
    expect(entries[0]?.retracted).toBe(true);
  });

  it('still takes in copies of what it said', async () => {
    const { entries } = await taken(told, gone, { ...copy, receivedAt: wednesday });
    expect(entries[0]).toMatchObject({ retracted: true });
    expect(entries[0]?.alsoAt.map(({ url }) => url)).toEqual([copy.url]);
    expect(entries).toHaveLength(2);
  });

  it('is none of those where a copy takes its place, whose outlet stands by it', async () => {
    const earlier = { ...copy, published: '2026-03-01T08:00:00.000Z', receivedAt: wednesday };
    const { entries } = await taken(told, gone, earlier);
    expect(entries[0]).toMatchObject({ title: told.title, url: copy.url, alsoAt: [] });
    expect(entries[0]?.retracted).toBeUndefined();
  });

  it('is no longer among the copies of another', async () => {
    const { entries } = await taken(told, copy, { ...copy, text: words, receivedAt: tuesday });
    expect(entries.map(({ alsoAt, retracted }) => [alsoAt.length, retracted])).toEqual([[0, undefined]]);
  });

  it('is no entry of its own where of a copy there was a teaser alone', async () => {
    const teaser = { ...copy, text: 'The ferry Aurelia ran aground off the island of Tessel on Monday evening.' };
    const { entries } = await taken(told, teaser, { ...copy, text: words, receivedAt: tuesday });
    expect(entries.map(({ alsoAt }) => alsoAt.length)).toEqual([0]);
  });
});

describe('an article that says it of something else, or that another says it of', () => {
  const said = 'The minister told the harbour that mistakes were found. This story was withdrawn on Monday.';

  it('is brought up to date as any other where it has said so from the start', async () => {
    const later = 'Nobody knows what comes instead. This story has been withdrawn, said its publisher in Marrow.';
    const { entries } = await taken({ ...told, text: said }, { ...told, text: later, receivedAt: tuesday });
    expect(entries.map(({ title, retracted }) => [title, retracted])).toEqual([[told.title, undefined]]);
  });

  it('is so where it goes on telling what it told', async () => {
    const before =
      'The minister told the harbour that the ferry Aurelia was sound, and that mistakes were found in none.';
    const { entries } = await taken(
      { ...told, text: before },
      { ...told, text: `${before} This story was withdrawn.`, receivedAt: tuesday },
    );
    expect(entries.map(({ title, retracted }) => [title, retracted])).toEqual([[told.title, undefined]]);
  });

  it('is not withdrawn, and in no mail, by the word of who brought it and does not speak for its address', async () => {
    const speaker = { kind: 'site', site: 'gather.example' } as const;
    const { entries } = await taken({ ...told, speaker }, { ...gone, speaker });
    expect(entries.map(({ retracted, summary }) => [retracted, summary])).toEqual([[undefined, null]]);
    expect(entries[0]?.title).not.toContain('Withdrawn');
  });
});

describe('a correction that its outlet takes back', () => {
  const right: Told = {
    ...told,
    title: 'Ferry runs aground off Marrow',
    text: `${ferryText}\n\nCorrection: an earlier version of this article named the wrong island.`,
    receivedAt: tuesday,
  };

  it('is in no mail while the former words stand there again', async () => {
    const table = curationTable();
    const [first, second] = [await table.take(told), await table.take(right)];
    const [entry, notice] = await table.entries();
    const frame = {
      id: 'daily-1',
      cadence: 'daily',
      madeAt: wednesday,
      from: entry!.position,
      to: notice!.position,
    } as const;
    const mailed = async () => (await buildEdition(names, frame, table.needs))?.stories ?? [];
    await table.again(first, { source: 'gazette-pages', receivedAt: wednesday });
    expect(await mailed()).toEqual([]);
    await table.again(second, { source: 'gazette-pages', receivedAt: '2026-03-05T08:00:00.000Z' });
    expect(await mailed()).toHaveLength(1);
  });
});

describe('what is not on the topic by itself', () => {
  const offTopic = { score: 0.1, threshold: 0.2, why: [] };

  it('is taken in as a copy alone, and else noted as dropped', async () => {
    const table = curationTable();
    await table.take(told);
    const before = (await table.entries()).length;
    await table.takeOffTopic(copy, offTopic);
    expect(await table.takeOffTopic({ ...copy, identities: ['link:h.org/2'], text: budgetText }, offTopic)).toEqual([]);
    const entries = await table.entries();
    expect(entries).toHaveLength(before);
    expect(entries[0]?.alsoAt.map(({ url }) => url)).toEqual([copy.url]);
    const judged = await table.records.list(`judgements/${topic}`, { limit: 10 });
    expect(judged.map(({ value }) => (value as { verdict: string }).verdict).sort()).toEqual([
      'dropped',
      'folded',
      'kept',
    ]);
  });

  it('leaves the entry that it was a copy in, and is none of its own', async () => {
    const table = curationTable();
    await table.take(told);
    await table.take(copy);
    await table.takeOffTopic(
      { ...copy, text: `${budgetText} ${budgetText} The session was long.`, receivedAt: tuesday },
      offTopic,
    );
    expect((await table.entries()).map(({ url, alsoAt }) => [url, alsoAt.length])).toEqual([[told.url, 0]]);
  });

  it('is what an article says now', async () => {
    const table = curationTable();
    await table.take(told);
    await table.takeOffTopic(gone, offTopic);
    expect((await table.entries())[0]?.retracted).toBe(true);
  });
});
