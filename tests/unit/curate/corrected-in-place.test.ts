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

const note = 'Correction: an earlier version of this article said that seven had died. It was five.';
const wrong: Told = {
  title: 'Seven dead as ferry runs aground',
  text: `${ferryText} Seven people died.`,
  url: 'https://g.org/f',
  identities: ['link:g.org/f'],
  publisher: { name: 'Gazette', domain: 'g.org' },
  published: monday,
  receivedAt: monday,
};
const right = {
  ...wrong,
  title: 'Five dead as ferry runs aground',
  text: `${ferryText} Five people died.\n\n${note}`,
  receivedAt: tuesday,
} satisfies Told;

const names = { slug: topic, title: 'Harbour', description: '', language: 'en' };

async function taken(...all: readonly Told[]) {
  const table = curationTable();
  for (const one of all) await table.take(one);
  const positions = (await table.entries()).map(({ position }) => position);
  const mailed = async (from: string | null, to: string) => {
    const frame = { id: 'daily-1', cadence: 'daily', madeAt: wednesday, from, to } as const;
    return (await buildEdition(names, frame, table.needs))?.stories ?? [];
  };
  return { table, positions, mailed };
}

describe('a report that is corrected at its own address', () => {
  it('is told of once to who was mailed what was wrong, with what its outlet says of it', async () => {
    const { mailed, positions } = await taken(wrong, right);
    expect(positions).toHaveLength(2);
    const [story, ...others] = await mailed(positions[0]!, positions[1]!);
    expect(others).toEqual([]);
    expect(story?.update).toBe(true);
    expect(story?.entries.map(({ title, url, summary }) => [title, url, summary])).toEqual([
      [right.title, right.url, note],
    ]);
    expect(story?.earlier).toEqual([]);
  });

  it('is told of for its headline alone', async () => {
    const { mailed, positions } = await taken(wrong, { ...right, title: `CORRECTED-${right.title}`, text: ferryText });
    expect((await mailed(positions[0]!, positions.at(-1)!))[0]?.entries[0]?.title).toBe(`CORRECTED-${right.title}`);
  });

  it('is in its place in feeds, as it is now, and nowhere else', async () => {
    const { table } = await taken(wrong, right);
    const shown = (await table.entries()).filter(({ withdrawn }) => withdrawn === undefined);
    expect(shown.map(({ title, firstSeen, updated }) => [title, firstSeen, updated])).toEqual([
      [right.title, monday, tuesday],
    ]);
  });

  it('stands once in a mail that tells of it for the first time', async () => {
    const { mailed, positions } = await taken(wrong, right);
    const [story] = await mailed(null, positions[1]!);
    expect(story?.entries.map(({ title }) => title)).toEqual([right.title]);
    expect(story?.update).toBe(false);
  });

  it('does not lead a mail that tells of it for the first time, nor makes one where its report made none', async () => {
    const others = ['h.org', 'i.org'].map((domain): Told => {
      const [url, identities] = [`https://${domain}/1`, [`link:${domain}/1`]];
      return { ...wrong, url, identities, publisher: { name: null, domain }, text: ferryOtherWords, title: domain };
    });
    const { table, mailed, positions } = await taken(others[0]!, { ...others[1]!, text: budgetText }, wrong, right);
    const [first] = await table.entries();
    const stories = await mailed(null, positions.at(-1)!);
    expect(stories.find(({ id }) => id === first!.storyId)?.entries.map(({ title }) => title)).toEqual([
      'h.org',
      right.title,
    ]);
    expect((await mailed(positions[1]!, positions.at(-1)!)).map(({ id }) => id)).not.toContain(first!.storyId);
  });

  it('keeps nobody waiting for how the story goes on', async () => {
    const said =
      'The transport minister visited Marrow and promised a new tug for the island of Tessel and the Grey Shoals.';
    const next: Told = {
      ...wrong,
      title: 'Minister promises tug off Tessel after ferry Aurelia ran aground',
      text: `${said} ${ferryOtherWords}`,
      url: 'https://g.org/next',
      identities: ['link:g.org/next'],
      published: tuesday,
      receivedAt: '2026-03-03T11:00:00.000Z',
    };
    const { table, mailed, positions } = await taken(wrong, right, next);
    expect(new Set((await table.entries()).map(({ storyId }) => storyId)).size).toBe(1);
    const [story] = await mailed(positions[0]!, positions[2]!);
    expect(story?.entries.map(({ title, step }) => [title, step])).toEqual([
      [right.title, 0],
      [next.title, 1],
    ]);
  });

  it('is told of no more when the message comes again, or its text is edited further', async () => {
    const edited = { ...right, text: `${right.text} The ferry was towed to Marrow.`, receivedAt: wednesday };
    const { table, positions } = await taken(wrong, right, right, edited);
    expect(positions).toHaveLength(2);
    expect((await table.story((await table.entries())[0]!.storyId))?.entries).toEqual(positions);
  });

  it.each([
    ['an edit that does not say that it corrects', [wrong, { ...right, text: `${ferryText} Five people died.` }]],
    [
      'one that said so when it came',
      [
        { ...right, receivedAt: monday },
        { ...right, text: `${right.text} More.` },
      ],
    ],
    ['a page that says more than its teaser did', [{ ...wrong, text: 'Seven people died off Tessel.' }, right]],
    ['the past of a source', [{ ...wrong, backlog: true }, right]],
  ])('tells nobody of %s', async (_what, all) => {
    expect((await taken(...all)).positions).toHaveLength(1);
  });

  it('tells nobody of what the owner took out', async () => {
    const { table, mailed, positions } = await taken(wrong, right);
    const key = { partition: `entries/${topic}`, sort: positions[0]! };
    const { value, version } = (await table.records.get(key))!;
    const out = { ...(value as object), withdrawn: 'a' };
    await table.records.write([{ kind: 'put', key, value: out, expect: { version } }]);
    expect(await mailed(positions[0]!, positions[1]!)).toEqual([]);
  });

  it('leaves the entry that it is a copy in, for there it would be told by nobody', async () => {
    const copy: Told = { ...wrong, url: 'https://h.org/1', identities: ['link:h.org/1'] };
    const corrected = { ...copy, title: `CORRECTED: ${right.title}`, text: right.text, receivedAt: tuesday };
    const { table } = await taken(wrong, copy, corrected);
    const shown = (await table.entries()).map(({ title, alsoAt }) => [title, alsoAt.length]);
    expect(shown).toEqual([
      [wrong.title, 0],
      [corrected.title, 0],
    ]);
  });
});

it('stays the copy of a correction whose headline says so no more', async () => {
  const first = { ...wrong, title: `CORRECTED-${right.title}` };
  const copy = { ...first, url: 'https://h.org/1', identities: ['link:h.org/1'] };
  const later = { ...first, title: right.title, text: `${first.text} It rains.`, receivedAt: tuesday };
  const edited = { ...copy, text: `${copy.text} It pours.`, receivedAt: tuesday };
  const { table } = await taken(first, copy, later, edited);
  expect((await table.entries()).map(({ title, alsoAt }) => [title, alsoAt.length])).toEqual([[right.title, 1]]);
});

describe('a report that its outlet corrects at another address', () => {
  const elsewhere: Told = {
    ...right,
    title: `CORRECTED-${right.title}`,
    url: 'https://g.org/2',
    identities: ['link:g.org/2'],
    published: tuesday,
  };

  it('is not told beside what corrects it, in one mail', async () => {
    const { mailed, positions } = await taken(wrong, elsewhere);
    const [story, ...others] = await mailed(null, positions[1]!);
    expect(others).toEqual([]);
    expect(story?.entries.map(({ title }) => title)).toEqual([elsewhere.title]);
    expect((await mailed(positions[0]!, positions[1]!))[0]?.entries[0]?.title).toBe(elsewhere.title);
  });

  const soon = { ...elsewhere, published: monday, receivedAt: '2026-03-02T10:00:00.000Z' };
  it.each([
    ['that is corrected at its own address as well', [wrong, right, { ...elsewhere, receivedAt: wednesday }]],
    [
      'whose correction drops its slug',
      [wrong, soon, { ...soon, title: right.title, text: `${right.text} More.`, receivedAt: wednesday }],
    ],
  ])('is told of in one mail %s', async (_what, all) => {
    const { mailed, positions } = await taken(...all);
    const stories = await mailed(null, positions.at(-1)!);
    expect(stories).toHaveLength(1);
    expect(stories[0]?.update).toBe(false);
  });

  it.each([
    ['then', elsewhere, { ...right, receivedAt: wednesday }],
    ['before', right, { ...elsewhere, receivedAt: wednesday }],
  ])('is told of once where it is corrected at its own address %s', async (_when, first, second) => {
    const { mailed, positions } = await taken(wrong, first, second);
    expect(await mailed(positions[0]!, positions[1]!)).toHaveLength(1);
    expect(await mailed(positions[1]!, positions[2]!)).toEqual([]);
  });

  it('stays beside what corrects something else, or another outlet', async () => {
    const other = { ...elsewhere, url: 'https://h.org/2', identities: ['link:h.org/2'] };
    for (const correction of [other, { ...elsewhere, text: budgetText }]) {
      const { table, mailed, positions } = await taken(wrong, correction);
      expect((await table.entries()).map(({ setsRight }) => setsRight)).toEqual([undefined, undefined]);
      expect((await mailed(null, positions[1]!)).flatMap(({ entries }) => entries)).toHaveLength(2);
    }
  });
});
