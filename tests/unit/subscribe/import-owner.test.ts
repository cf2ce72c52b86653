import { expect, it } from 'vitest';
import { suppress } from '../../../functions/feedback/suppress.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { endUnnamed } from '../../../functions/subscribe/named-readers.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';
import { mailsTo, runPlan } from './visitor.ts';

const own = 'owner@example.com';

it('says of each address what became of it', async () => {
  const world = await mailWorld();
  const bob = 'bob@example.com';
  const id = subscriberIdOf(bob, await tokenSecret(world));
  await suppress({ id, address: bob }, { reason: 'bounced', detail: 'no such mailbox', at: '' }, world);
  const ensured = () => ensureSubscriptions([own, 'nonsense', bob], world.topics, world);
  const refused = [
    { address: 'nonsense', kind: 'refused', reason: 'malformed' },
    { address: bob, kind: 'refused', reason: 'no such mailbox; newsfold subscribers release lifts that' },
  ];
  expect(await ensured()).toEqual([{ address: own, kind: 'subscribed' }, ...refused]);
  expect(await ensured()).toEqual([{ address: own, kind: 'was there before' }, ...refused]);
});

it('mails an address all that is there, and one that is named again what comes from then on', async () => {
  const world = await mailWorld();
  const mailed = async (...named: readonly string[]) => {
    await endUnnamed(named, [], world.topics, world);
    await ensureSubscriptions(named, world.topics, world);
    const before = world.mails.length;
    world.clock.advance(3 * 3_600_000);
    await runPlan(world);
    const texts = (await mailsTo(world, own)).slice(before).map(({ text }) => text ?? '');
    return [...new Set(texts.join('').match(/Headline \d/g))];
  };
  await addEntry(world, 1);
  expect(await mailed(own)).toEqual(['Headline 1']);
  await endUnnamed([], [], world.topics, world);
  // Nobody was there to be offered it.
  await addEntry(world, 2);
  expect(await mailed(own)).toEqual([]);
  await addEntry(world, 3);
  expect(await mailed(own)).toEqual(['Headline 3']);
});
