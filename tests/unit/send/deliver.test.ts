import { describe, expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { RecordWrite } from '../../../functions/ports.ts';
import { deliver, type Parcel } from '../../../functions/send/deliver.ts';
import { forgetMailed, memoryOf } from '../../../functions/send/seen.ts';
import { type MailWorld, mailerList, mailWorld, river } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';

const edition = sampleEdition(river, 1);
const name = `${river.slug}/${edition.id}`;
const claimKey = recordKeys.delivery('ann', river.slug, edition.id);

/** A world whose transport takes nothing now, and where somebody else mails the reader as often as said before the claim is given back. */
async function throttledWorld(others: number) {
  const world = await mailWorld();
  const { mailer } = mailerList(() => ({ kind: 'throttled', reason: 'slow down' }));
  let left = others;
  const write = async (writes: readonly RecordWrite[]) => {
    const isGivenBack = writes.some(({ kind, key }) => kind === 'delete' && key.sort === claimKey.sort);
    if (isGivenBack && left-- > 0) {
      const memory = await memoryOf('ann', world);
      await world.records.write(memory.remember(`desert/${left}`, edition));
    }
    return world.records.write(writes);
  };
  return { ...world, mailer, records: { ...world.records, write } };
}

/** The mail of an edition to a reader of several topics, of whom is remembered what was mailed. */
async function parcelIn(world: MailWorld): Promise<Parcel> {
  const row = { partition: 'rosters/river', sort: 'ann' };
  await world.records.write([{ kind: 'put', key: row, value: {}, expect: 'any' }]);
  const memory = await memoryOf('ann', world);
  return {
    subscriber: 'ann',
    topic: river.slug,
    edition: edition.id,
    mail: { from: 'news@example.org', to: 'ann@example.com', raw: new Uint8Array(), tags: {} },
    since: world.clock.now(),
    wanted: { kind: 'check', key: row, expect: { version: 1 } },
    alongside: memory.remember(name, edition),
    takeBack: () => forgetMailed('ann', name, world),
  };
}

const rememberedIn = async (world: MailWorld) => (await memoryOf('ann', world)).seen.map((one) => one.edition);

describe('a mail that the transport does not take now', () => {
  it.each([0, 1, 9])(
    'is neither claimed nor remembered, though the reader is mailed %i times meanwhile',
    async (others) => {
      const world = await throttledWorld(others);
      expect(await deliver(await parcelIn(world), world)).toBe('throttled');
      expect(await world.records.get(claimKey)).toBeUndefined();
      expect(await rememberedIn(world)).toEqual(Array.from({ length: others }, (_, at) => `desert/${others - 1 - at}`));
    },
  );

  it('stays claimed, to be reported, where others never leave off', async () => {
    const world = await throttledWorld(100);
    expect(await deliver(await parcelIn(world), world)).toBe('throttled');
    expect((await world.records.get(claimKey))?.value).toMatchObject({ state: 'claimed' });
    expect(await rememberedIn(world)).toContain(name);
  });
});
