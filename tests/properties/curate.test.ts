import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

describe('curating', () => {
  it('changes nothing when any message is delivered again at any later time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 8 }), fc.nat(), async (all, pick) => {
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
      fc.asyncProperty(fc.array(told, { minLength: 2, maxLength: 8 }), async (all) => {
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
