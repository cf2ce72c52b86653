import { describe, expect, it } from 'vitest';
import { correctPair } from '../../../functions/curate/corrections/correct-pair.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Correction } from '../../../functions/model/correction.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import type { RecordWrite } from '../../../functions/ports.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';

/** What is written when the owner's word that the article of the first entry is a copy of the other's is applied. */
async function folded(first: Partial<Entry>, other: Partial<Entry> | null): Promise<readonly RecordWrite[]> {
  const world = await mailWorld();
  const [one, two] = [await addEntry(world, 1, first), other === null ? null : await addEntry(world, 2, other)];
  const position = two?.position ?? '2026-03#000002';
  const correction: Correction = {
    kind: 'copy-of',
    undone: false,
    articleId: one.articleId,
    articleKey: one.articleKey,
    title: one.title,
    url: one.url,
    at: world.clock.now(),
    wasThere: true,
    foldedInto: null,
    other: { position, title: 'Headline 2' },
    judged: null,
  };
  const record = (await world.records.get(recordKeys.entry('river', one.position)))!;
  return correctPair(record, one.articleId, correction, world);
}

const positionsOf = (writes: readonly RecordWrite[]) => writes.map(({ key }) => key.sort);
const [first, second] = ['2026-03#000001', '2026-03#000002'];

describe('an article that is said to be a copy', () => {
  it('is listed by the other entry, and its own is taken out', async () => {
    const writes = await folded({}, {});
    expect(positionsOf(writes)).toEqual([second, first]);
    expect(writes.map((write) => write.kind === 'put' && write.value)).toMatchObject([
      { alsoAt: [{ title: 'Headline 1' }] },
      { withdrawn: '000000000001'.padEnd(32, '0'), copyOf: second },
    ]);
  });

  it.each([
    ['whose entry was taken out for something else meanwhile', { withdrawn: 'another' }, {}],
    ['whose original is gone', {}, null],
  ])('changes nothing %s', async (_, one, other) => {
    expect(await folded(one, other)).toEqual([]);
  });

  it('is listed anew, and not taken out again, where it is one already', async () => {
    expect(positionsOf(await folded({ withdrawn: 'own', copyOf: second }, {}))).toEqual([second]);
  });
});
