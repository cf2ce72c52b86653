import { expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { passOver, readersDue } from '../../../functions/digest/due-readers.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import type { Group } from '../../../functions/model/subscription.ts';
import { groupsDue } from '../../../functions/plan/due-editions.ts';
import { addEntry, type MailWorld, mailWorld } from '../../mail-world.ts';
import { visitor } from '../subscribe/visitor.ts';

const daily: MessageTo<'digest'> = { to: 'digest', topic: 'river', cadence: 'daily', slot: '2026-03-03T08-00' };

/** A reader at eight each day who has had what there was, and the clock at the next eight. */
async function dueDaily() {
  const world = await mailWorld();
  await addEntry(world, 1);
  await visitor(world).subscribe('ann@example.com', { cadence: 'daily', hour: '8' });
  world.clock.set('2026-03-03T08:00:00.000Z');
  const [readers] = await readersDue('river', 'daily', world);
  return { world, readers: readers! };
}

async function groupOf(world: MailWorld, name: string): Promise<Group> {
  return (await world.records.get(recordKeys.group('river', name)))!.value;
}

/** Names of the groups that are due by a time. */
async function dueBy(at: string, world: MailWorld): Promise<readonly string[]> {
  return (await groupsDue(at, world)).map(({ value }) => value.group);
}

it('has readers for whom there is no news wait for the next time, and looks at what was none no more', async () => {
  const { world, readers } = await dueDaily();
  const past = await addEntry(world, 2, { mailable: false });
  expect(await digest(daily, world)).toEqual([]);
  expect(await groupOf(world, readers.name)).toMatchObject({ cursor: past.position, editions: 0 });
  expect(await dueBy('2026-03-04T07:59:59.000Z', world)).toEqual([]);
  expect(await dueBy('2026-03-04T08:00:00.000Z', world)).toEqual([readers.name]);
});

it('never sets readers back to what they were offered before', async () => {
  const { world, readers } = await dueDaily();
  const before = await groupOf(world, readers.name);
  for (const cursor of ['2026-03#000000', null]) await passOver(readers, 'river', cursor, world);
  expect(await groupOf(world, readers.name)).toEqual(before);
  expect(await dueBy('2026-03-04T08:00:00.000Z', world)).toEqual([readers.name]);
});

it('passes over nobody who was handed an edition meanwhile: the step is tried again', async () => {
  const { world, readers } = await dueDaily();
  await addEntry(world, 2);
  await digest(daily, world);
  const after = await groupOf(world, readers.name);
  expect(after.editions).toBe(1);
  const past = await addEntry(world, 3, { mailable: false });
  await expect(passOver(readers, 'river', past.position, world)).rejects.toThrow('changed meanwhile');
  expect(await groupOf(world, readers.name)).toEqual(after);
});
