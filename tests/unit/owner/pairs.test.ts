import { describe, expect, it } from 'vitest';
import { curate } from '../../../functions/curate/curate.ts';
import { readStories } from '../../../functions/digest/read-window.ts';
import { selectStories } from '../../../functions/digest/select-stories.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { correct, undo } from '../../../functions/owner/corrections.ts';
import { copyOf, ownerTable, slug, texts } from './owner-table.ts';

const ferry = 'Ferry to Kessel stops for the winter';
const race = 'Sailors race round Kessel island in the summer regatta';
const heron = 'Yacht Heron takes the regatta off Kessel island';

async function twoStories() {
  const table = ownerTable();
  await table.drop(texts.ferry);
  await table.drop(texts.regatta);
  const [first, second] = await table.entries();
  expect(first?.storyId).not.toBe(second?.storyId);
  return table;
}

const named = (entries: readonly Entry[]) =>
  entries.map(({ id, position, firstSeen, updated }) => ({ id, position, firstSeen, updated }));

describe('an article that the owner said is a copy of another', () => {
  it('is listed by the other, under no new id and in no new place, whatever is delivered again', async () => {
    const table = await twoStories();
    const before = named(await table.entries());
    expect(await table.say('copy-of', race, ferry)).toMatchObject({ kind: 'done' });
    const listed = [{ title: ferry, copies: 1 }];
    expect(await table.shown()).toEqual(listed);
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual(listed);
    expect(named(await table.entries())).toEqual(before);
  });

  it('takes its own copies along, those to come as well', async () => {
    const table = await twoStories();
    await table.drop(copyOf(texts.regatta).replace(race, 'Regatta round Kessel won'));
    await table.say('copy-of', race, ferry);
    expect(await table.shown()).toEqual([{ title: ferry, copies: 2 }]);
    await table.drop(copyOf(texts.regatta).replace(race, 'Petrel first round Kessel'));
    expect(await table.shown()).toEqual([{ title: ferry, copies: 3 }]);
    expect(await table.entries()).toHaveLength(2);
  });

  it('is listed as its latest version says', async () => {
    const table = await twoStories();
    await table.say('copy-of', race, ferry);
    const changed = texts.regatta.replace(race, 'Petrel wins round Kessel').replace('thirty', 'thirty-one');
    await table.drop(changed, { url: 'https://2.example/report', receivedAt: '2026-03-02T10:00:00.000Z' });
    const [entry] = await table.entries();
    expect(entry?.alsoAt.map(({ title }) => title)).toEqual(['Petrel wins round Kessel']);
  });

  it('has its copies listed as their latest versions say', async () => {
    const table = await twoStories();
    const copy = copyOf(texts.regatta).replace(race, 'Regatta round Kessel won');
    await table.drop(copy, { url: 'https://copy.example/report' });
    await table.say('copy-of', race, ferry);
    const changed = copy.replace('Regatta round Kessel won', 'Petrel wins the race').replace('thirty', 'thirty-one');
    await table.drop(changed, { url: 'https://copy.example/report', receivedAt: '2026-03-02T10:00:00.000Z' });
    const [entry] = await table.entries();
    expect(entry?.alsoAt.map(({ title }) => title)).toEqual([race, 'Petrel wins the race']);
  });

  it('has the archives of both told again where a message comes again', async () => {
    const table = ownerTable();
    await table.drop(texts.ferry, { receivedAt: '2026-02-02T08:00:00.000Z' });
    await table.drop(texts.regatta);
    for (const act of [() => table.say('copy-of', race, ferry), () => table.takeBack(race)]) {
      const said = await act();
      const message = said.kind === 'done' ? said.messages[0] : undefined;
      const again = await curate(message as MessageTo<'curate'>, table.needs);
      const { changed } = again[0] as MessageTo<'feed'>;
      expect(changed?.map((from) => from.slice(0, 7)).sort()).toEqual(['2026-02', '2026-03']);
    }
  });

  it('has its entry again where it was when that is taken back', async () => {
    const table = await twoStories();
    const before = await table.entries();
    await table.say('copy-of', race, ferry);
    await table.takeBack(race);
    expect(await table.entries()).toEqual(before);
    await table.deliverAllAgain();
    expect(await table.entries()).toEqual(before);
    await table.say('copy-of', race, ferry);
    expect(await table.shown()).toEqual([{ title: ferry, copies: 1 }]);
  });

  it('takes back with it the copies that came because of it', async () => {
    const table = await twoStories();
    await table.say('copy-of', race, ferry);
    await table.drop(copyOf(texts.regatta).replace(race, 'Petrel first round Kessel'));
    await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'));
    expect(await table.shown()).toEqual([{ title: ferry, copies: 3 }]);
    await table.takeBack(race);
    const listed = (await table.entries()).map(({ title, alsoAt }) => [title, alsoAt.map((copy) => copy.title)]);
    expect(listed).toEqual([
      [ferry, ['Ferry to Kessel halts']],
      [race, ['Petrel first round Kessel']],
    ]);
    await table.deliverAllAgain();
    expect((await table.entries()).map(({ alsoAt }) => alsoAt.length)).toEqual([1, 1]);
  });

  it('has a copy part from it that the owner says is none, and come back', async () => {
    const table = await twoStories();
    const won = 'Regatta round Kessel won';
    await table.drop(copyOf(texts.regatta).replace(race, won));
    await table.say('copy-of', race, ferry);
    await table.say('not-a-copy', won);
    const apart = [
      { title: ferry, copies: 1 },
      { title: won, copies: 0 },
    ];
    expect((await table.shown()).sort((a, b) => (a.title < b.title ? -1 : 1))).toEqual(apart);
    await table.deliverAllAgain();
    expect((await table.shown()).sort((a, b) => (a.title < b.title ? -1 : 1))).toEqual(apart);
    await table.takeBack(won);
    expect(await table.shown()).toEqual([{ title: ferry, copies: 2 }]);
    await table.takeBack(race);
    expect((await table.shown()).map(({ copies }) => copies).sort()).toEqual([0, 1]);
  });

  it('can be one of a row, and each of them taken back first', async () => {
    for (const [first, second] of [
      [race, ferry],
      [ferry, race],
    ] as const) {
      const table = await twoStories();
      await table.drop(texts.secondRegatta);
      const before = await table.entries();
      await table.say('copy-of', race, ferry);
      await table.say('copy-of', ferry, heron);
      expect(await table.shown()).toEqual([{ title: heron, copies: 2 }]);
      await table.takeBack(first);
      expect((await table.shown()).map(({ copies }) => copies).sort()).toEqual([0, 1]);
      await table.takeBack(second);
      expect(await table.entries()).toEqual(before);
    }
  });
});

describe('articles that the owner said are of one story', () => {
  it('are one in feed and site, with all others of their stories, and what is like either joins them', async () => {
    const table = await twoStories();
    const before = await table.entries();
    await table.say('same-story', race, ferry);
    await table.drop(texts.secondRegatta);
    const after = await table.entries();
    expect(new Set(after.map(({ storyId }) => storyId))).toEqual(new Set([before[0]?.storyId]));
    expect(named(after.slice(0, 2))).toEqual(named(before));
    await table.deliverAllAgain();
    expect(await table.entries()).toEqual(after);
  });

  it('part when that is taken back, each with what was like it', async () => {
    const table = await twoStories();
    const [first, second] = await table.entries();
    await table.say('same-story', race, ferry);
    await table.drop(texts.secondRegatta);
    await table.takeBack(race);
    expect((await table.entries()).map(({ storyId }) => storyId)).toEqual([
      first?.storyId,
      second?.storyId,
      second?.storyId,
    ]);
  });

  it('are one story of a digest', async () => {
    const table = await twoStories();
    await table.say('same-story', race, ferry);
    const stories = selectStories(await readStories(slug, await table.entries(), table.needs));
    expect(stories.map(({ update, entries }) => [update, entries.length])).toEqual([[false, 2]]);
  });
});

describe('what is said of two articles', () => {
  it('is refused, with the reason, where it does not fit', async () => {
    const table = await twoStories();
    await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'));
    const reason = async (outcome: ReturnType<typeof table.say>) => {
      const said = await outcome;
      return said.kind === 'refused' ? said.reason : '';
    };
    expect(await reason(table.say('copy-of', race, race))).toContain('one entry already');
    expect(await reason(table.say('same-story', 'Ferry to Kessel halts', ferry))).toContain('one story already');
    expect(await reason(table.say('copy-of', 'Ferry to Kessel halts', race))).toContain('a copy of another already');
    await table.say('does-not-belong', race);
    expect(await reason(table.say('copy-of', ferry, race))).toContain('other article is not in the feed');
    expect(await reason(table.say('same-story', ferry))).toContain('other article is not in the feed');
  });

  it('is undone before anything else is said of the article', async () => {
    const table = await twoStories();
    const before = await table.entries();
    await table.say('copy-of', race, ferry);
    const { articleId, value } = await table.judgementOf(race);
    const undone = await undo(slug, articleId, table.needs);
    const belongs = () => correct({ topic: slug, articleKey: value.articleKey, judged: null }, 'belongs', table.needs);
    expect(await belongs()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('still being undone') });
    await table.run(undone.kind === 'done' ? undone.messages : []);
    expect(await belongs()).toMatchObject({ kind: 'done' });
    expect(await table.entries()).toEqual(before);
  });

  it('hides neither where each is said to be a copy of the other before the first is one', async () => {
    const table = await twoStories();
    const [one, other] = [(await table.judgementOf(race)).value, (await table.judgementOf(ferry)).value];
    const meant = { topic: slug, articleKey: one.articleKey, other: other.articleKey, judged: null };
    const turned = { ...meant, articleKey: other.articleKey, other: one.articleKey };
    const outcomes = [await correct(meant, 'copy-of', table.needs), await correct(turned, 'copy-of', table.needs)];
    for (const outcome of outcomes) await table.run(outcome.kind === 'done' ? outcome.messages : []);
    expect(await table.shown()).toEqual([{ title: ferry, copies: 1 }]);
    await table.deliverAllAgain();
    expect(await table.shown()).toEqual([{ title: ferry, copies: 1 }]);
  });
});
