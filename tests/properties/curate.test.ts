import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../functions/model/article.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { guidAt } from '../../functions/normalise/who-speaks.ts';
import { budgetText, curationTable, ferryOtherWords, ferryText, type Told } from '../unit/curate/curation-table.ts';

const texts = [ferryText, ferryOtherWords, budgetText, `${ferryText} More soon.`, ferryText.slice(0, 300), 'Short.'];

const told: fc.Arbitrary<Told> = fc.record({
  title: fc.constantFrom('Ferry aground', 'Budget passed', ''),
  text: fc.constantFrom(...texts),
  identities: fc.uniqueArray(
    fc.constantFrom('link:https://a.example/1', 'link:https://a.example/2', 'guid:s|1', 'guid:s|2', 'guid:t|3'),
    { minLength: 1, maxLength: 3 },
  ),
  published: fc.constantFrom(null, '2026-03-01', '2026-03-02T06:00:00.000Z', '2026-02-01'),
  receivedAt: fc.constantFrom('2026-02-28T23:00:00.000Z', '2026-03-02T08:00:00.000Z', '2026-03-05T08:00:00.000Z'),
  source: fc.constantFrom('s', 't'),
});

/** The same told by a site, under an address of its own or of another. */
const heard: fc.Arbitrary<Told> = fc
  .tuple(told, fc.constantFrom(undefined, 'a.example', 'b.example'), fc.constantFrom('site', 'mail'))
  .map(([one, site, kind]) => {
    const link = one.identities?.find((identity) => identity.startsWith('link:'));
    const url = link?.replace('link:', '') ?? null;
    return { ...one, url, ...(site === undefined ? {} : { speaker: { kind, site } as Speaker }) };
  });

/** As `normalise` lets them through: a guid says nothing but at its own site. */
const normalised = heard.map((one): Told => {
  const site = one.speaker?.site;
  return site === undefined ? one : { ...one, identities: one.identities!.map((identity) => guidAt(site, identity)) };
});

/** What is shown of articles whose own site, or the owner, has spoken. */
const shownWithAuthority = (entries: readonly Entry[]): string[] =>
  entries
    .filter(({ voice }) => voice?.entitled === true)
    .map(({ position, title, articleKey, url, publisher, published }) =>
      JSON.stringify({ position, title, articleKey, url, publisher, published }),
    );

describe('curating', () => {
  it('lets nobody change what is shown of an article whose own site has spoken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(heard, { minLength: 1, maxLength: 6 }), heard, async (all, stranger) => {
        const table = curationTable();
        for (const one of all) await table.take(one);
        const before = shownWithAuthority(await table.entries());
        const foreign: Speaker = { kind: stranger.speaker?.kind ?? 'site', site: 'stranger.example' };
        for (const receivedAt of ['2026-02-28T00:00:00.000Z', '2026-03-09T00:00:00.000Z']) {
          await table.take({ ...stranger, receivedAt, title: `By a stranger ${receivedAt}`, speaker: foreign });
        }
        const after = await table.entries();
        expect(shownWithAuthority(after)).toEqual(before);
        const taken = new Set(after.filter(({ voice }) => voice?.entitled === true).map(({ url }) => url));
        const theirs = after.filter(({ title, url }) => title.startsWith('By a stranger') && url !== null);
        expect(theirs.filter(({ url }) => taken.has(url))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when any message is delivered again at any later time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(normalised, { minLength: 1, maxLength: 8 }), fc.nat(), async (all, pick) => {
        const table = curationTable();
        const keys: string[] = [];
        for (const one of all) keys.push(await table.take(one));
        const before = await table.everything();
        await table.send(keys[pick % keys.length] ?? '');
        expect(await table.everything()).toBe(before);
      }),
      { numRuns: 150 },
    );
  });

  it('never changes an id, a place or a story, whatever arrives later', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(normalised, { minLength: 2, maxLength: 8 }), async (all) => {
        const table = curationTable();
        let before: string[] = [];
        for (const one of all) {
          await table.take(one);
          const now = (await table.entries()).map(({ id, position, storyId }) => `${id} ${position} ${storyId}`);
          expect(now.slice(0, before.length)).toEqual(before);
          before = now;
        }
        expect(new Set(before.map((line) => line.split(' ')[0])).size).toBe(before.length);
      }),
      { numRuns: 150 },
    );
  });
});
