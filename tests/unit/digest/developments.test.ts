import { describe, expect, it } from 'vitest';
import { tellings } from '../../../functions/digest/developments.ts';
import { selectStories } from '../../../functions/digest/select-stories.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';

const world = await mailWorld();
let count = 0;

/** A report that an outlet brings so many hours after Monday, 2 March 2026, 06:00, and states as its date. */
function report(outlet: string, hours: number, parts: Partial<Entry> = {}): Promise<Entry> {
  const at = new Date(Date.parse('2026-03-02T06:00:00.000Z') + hours * 3_600_000).toISOString();
  const publisher = { name: outlet, domain: `${outlet}.example` };
  return addEntry(world, ++count, { publisher, firstSeen: at, published: at, ...parts });
}

const monday = 1;
const tuesday = 2;
const saysMore = { joined: { adds: true, weekdays: [] } };

async function told(...reports: (Entry | Promise<Entry>)[]): Promise<(string | undefined)[]> {
  const entries = await Promise.all(reports);
  const found = tellings(entries);
  return entries.map(({ position }) => found.get(position));
}

describe('a story', () => {
  it('goes on when an outlet that told of it writes again half a day later', async () => {
    expect(await told(report('a', 0), report('a', 11), report('a', 12))).toEqual(['begins', undefined, 'goes on']);
  });

  it('that began with an example of days ago goes on in what comes in a minute later', async () => {
    const joined = { adds: true, weekdays: [tuesday] };
    const example = (published: string) => report('x', 190, { publisher: { name: null, domain: null }, published });
    const later = () => report('b', 190.1, { joined });
    expect(await told(example('2026-03-02'), later())).toEqual(['begins', 'goes on']);
    // What is a day or two late is a feed that is seldom asked, and what comes beside it tells of the same.
    expect(await told(example('2026-03-08'), later())).toEqual(['begins', undefined]);
    expect(await told(report('a', 190), example('2026-03-02'), later())).toEqual(['begins', undefined, undefined]);
  });

  it('goes on at once in what corrects it, once for all outlets, and again where one corrects itself anew', async () => {
    const corrected = { title: 'CORRECTED: 7 dead' };
    const all = [
      report('a', 0, { title: '17 dead' }),
      report('b', 0.5),
      report('a', 1, corrected),
      report('b', 1.2, corrected),
      report('c', 1.5, corrected),
      report('a', 3, { title: 'Correction: 8 dead' }),
    ];
    expect(await told(...all)).toEqual(['begins', undefined, 'goes on', undefined, undefined, 'goes on']);
    expect(await told(report('a', 0), report('b', 1, corrected))).toEqual(['begins', 'goes on']);
  });

  it('is told by what corrects it, however many carry what was wrong', async () => {
    const copy = {
      articleId: 'copy',
      url: null,
      title: '17 dead',
      publisher: { name: 'd', domain: null },
      published: null,
    };
    const wrong = await report('a', 0, { title: '17 dead', alsoAt: [copy, copy] });
    const right = await report('a', 1, { title: 'CORRECTED: 7 dead' });
    const later = await report('b', 2, { title: '17 dead', alsoAt: [copy] });
    const titlesOf = (before: readonly Entry[], inside: readonly Entry[]) =>
      selectStories([{ id: 's', title: '17 dead', before, inside }]).map(({ entries }) => entries[0]?.title);
    expect(titlesOf([], [wrong, right])).toEqual(['CORRECTED: 7 dead']);
    expect(titlesOf([wrong], [right, later])).toEqual(['CORRECTED: 7 dead']);
  });

  it('goes on at most once in half a day, counted from what was told', async () => {
    const hours = [0, 6, 12, 18, 23, 24, 30, 36];
    const found = await told(...hours.map((hour) => report('a', hour)));
    expect(hours.filter((_, at) => found[at] !== undefined)).toEqual([0, 12, 24, 36]);
  });

  it('goes on in the report of a paper that comes daily, whatever minute it is seen at', async () => {
    expect(await told(report('a', 0.3), report('a', 24.1), report('a', 48))).toEqual(['begins', 'goes on', 'goes on']);
  });

  it('does not go on in what another outlet says of the same day, however late', async () => {
    const late = { joined: { adds: true, weekdays: [monday] } };
    expect(await told(report('a', 0), report('b', 26, late))).toEqual(['begins', undefined]);
  });

  it('goes on in what another outlet says of a day since', async () => {
    const news = { joined: { adds: false, weekdays: [monday, tuesday] } };
    expect(await told(report('a', 0), report('b', 26, news))).toEqual(['begins', 'goes on']);
  });

  it('goes on in what another outlet says a day later without naming a day, if it says more', async () => {
    expect(await told(report('a', 0), report('b', 26, saysMore))).toEqual(['begins', 'goes on']);
    expect(await told(report('a', 0), report('b', 23, saysMore))).toEqual(['begins', undefined]);
    const rewrite = { joined: { adds: false, weekdays: [] } };
    expect(await told(report('a', 0), report('b', 26, rewrite))).toEqual(['begins', undefined]);
  });

  it('does not go on in a report of the day it was told that comes late', async () => {
    const published = '2026-03-02T20:00:00.000Z';
    expect(await told(report('a', 0), report('b', 30, { ...saysMore, published }))).toEqual(['begins', undefined]);
    const older = report('a', 60, { published: '2026-03-01' });
    expect(await told(report('a', 0), older)).toEqual(['begins', undefined]);
  });

  it('does not go on in the late coverage of an outlet that was first the last time', async () => {
    const late = { joined: { adds: true, weekdays: [3] } };
    const found = await told(report('a', 0), report('b', 2), report('b', 50), report('a', 75, late), report('a', 99));
    expect(found).toEqual(['begins', undefined, 'goes on', undefined, 'goes on']);
  });

  it('counts who carries a copy of what was told as one who told it', async () => {
    const publisher = { name: 'b', domain: 'b.example' };
    const copy = { articleId: 'c', url: null, title: 'c', publisher, published: null };
    expect(await told(report('a', 0, { alsoAt: [copy] }), report('b', 20))).toEqual(['begins', 'goes on']);
  });

  const repeats = (position: string, share: number) => ({
    joined: { adds: true, weekdays: [], repeats: [{ position, share }] },
  });

  it('goes on in what two other outlets say, half a day after it was told, and not in what one says', async () => {
    const [a, b] = await Promise.all([report('a', 0), report('b', 10, saysMore)]);
    const after = async (outlet: string, hours: number, share: number) =>
      (await told(a, b, report(outlet, hours, repeats(b.position, share)))).at(-1);
    expect(await after('c', 14, 0.15)).toBe('goes on');
    expect(await after('c', 14, 0.14)).toBeUndefined();
    expect(await after('c', 11, 0.6)).toBeUndefined();
  });

  it('does not go on in an outlet that repeats what was told', async () => {
    const [a, b, c] = await Promise.all([report('a', 0), report('b', 10, saysMore), report('a', 13)]);
    const again = await report('d', 26, repeats(b.position, 0.6));
    expect([...tellings([a, b, c, again]).keys()]).toEqual([a.position, c.position]);
  });

  it('goes on past a report that states a day to come', async () => {
    const ahead = report('a', 0, { published: '2026-04-01' });
    expect(await told(ahead, report('a', 30))).toEqual(['begins', 'goes on']);
  });
});

describe('an edition', () => {
  const story = (before: readonly Entry[], inside: readonly Entry[]) => [{ id: 's', title: 's', before, inside }];

  it('tells of a story that went on, since when, and who reported before', async () => {
    const [a, b, c] = await Promise.all([report('a', 0), report('b', 3), report('a', 72)]);
    const [update] = selectStories(story([a, b], [c]));
    expect(update).toMatchObject({ update: true, began: a.published });
    expect(update?.entries.map(({ id }) => id)).toEqual([c.id]);
    expect(update?.earlier?.map(({ id }) => id)).toEqual([b.id, a.id]);
  });

  it('names what came in the window before the story went on among what was before', async () => {
    const [a, b, c] = await Promise.all([report('a', 0), report('b', 3), report('a', 72)]);
    const [update] = selectStories(story([a], [b, c]));
    expect(update?.entries.map(({ id }) => id)).toEqual([c.id]);
    expect(update?.earlier?.map(({ id }) => id)).toEqual([b.id, a.id]);
  });

  it('tells of the steps of one window in one item, the widest covered first, the others as they came', async () => {
    const [a, b, c, d] = await Promise.all([report('a', 0), report('a', 30), report('b', 31), report('a', 60)]);
    const [found, ...others] = selectStories(story([], [a, b, c, d]));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ update: false });
    expect(found).not.toHaveProperty('began');
    expect(found?.entries.map(({ id, step }) => [id, step])).toEqual([
      [b.id, 1],
      [c.id, 1],
      [a.id, 0],
      [d.id, 2],
    ]);
  });

  const repeating = ({ position }: Entry) => ({
    joined: { adds: true, weekdays: [], repeats: [{ position, share: 0.4 }] },
  });

  it('leads a step with the report that was the first to say what is new, where it is in the window', async () => {
    const [a, b] = await Promise.all([report('a', 0), report('b', 10, saysMore)]);
    const c = await report('c', 15, repeating(b));
    const [update] = selectStories(story([a], [b, c]));
    expect(update?.entries.map(({ id }) => id)).toEqual([b.id, c.id]);
    expect(update?.earlier?.map(({ id }) => id)).toEqual([a.id]);
    const [later] = selectStories(story([a, b], [c]));
    expect(later?.entries.map(({ id }) => id)).toEqual([c.id]);
    expect(later?.earlier?.map(({ id }) => id)).toEqual([b.id, a.id]);
  });

  it('tells what one outlet alone says more, hours later, beside what leads the story', async () => {
    const news = { joined: { adds: true, weekdays: [] } };
    const [a, b, c] = await Promise.all([report('a', 0), report('b', 5, news), report('c', 7, news)]);
    const [found] = selectStories(story([], [a, b, c]));
    expect(found?.entries.map(({ id, step }) => [id, step])).toEqual([
      [a.id, 0],
      [b.id, 0],
      [c.id, 1],
    ]);
    // It leads no story, though it is the latest of as many.
    expect(selectStories(story([], [a, c]))[0]?.entries.map(({ id }) => id)).toEqual([a.id, c.id]);
    const rewrite = await report('c', 7, { joined: { adds: false, weekdays: [] } });
    const [plain] = selectStories(story([], [a, b, rewrite]));
    expect(plain?.entries.every(({ step }) => step === undefined)).toBe(true);
    expect(selectStories(story([a], [c]))).toEqual([]);
  });

  it('tells of each step in one window alone, wherever windows end', async () => {
    const entries = await Promise.all(
      [0, 2, 14, 30, 31, 50, 80].map((hour, at) => report('ab'[at % 2]!, hour, saysMore)),
    );
    const steps = [...tellings(entries).keys()].sort();
    for (let cuts = 0; cuts < 2 ** (entries.length - 1); cuts++) {
      const heads: string[] = [];
      for (let from = 0, to = 1; to <= entries.length; to++) {
        if (to < entries.length && ((cuts >> (to - 1)) & 1) === 0) continue;
        const [found] = selectStories(story(entries.slice(0, from), entries.slice(from, to)));
        const its = found?.entries ?? [];
        const told = its.map(({ position }) => position).filter((position) => steps.includes(position));
        heads.push(...told);
        from = to;
      }
      expect(heads.sort()).toEqual(steps);
    }
  });
});
