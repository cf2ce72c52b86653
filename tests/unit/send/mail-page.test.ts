import { expect, it } from 'vitest';
import type { Message } from '../../../functions/messages.ts';
import type { MailOutcome, RecordWrite } from '../../../functions/ports.ts';
import { memoryOf } from '../../../functions/send/seen.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, desert, type MailWorld, mailWorld, river, workOff } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';
import { mailSteps } from '../subscribe/visitor.ts';

const ann = 'ann@example.com';

/** Lets one edition go out where the transport takes nothing so many times; gives how long was waited, in milliseconds. */
async function waitsWhenThrottled(times: number, perSecond: number) {
  const world = await mailWorld();
  await ensureSubscriptions([ann], world.topics, world);
  await addEntry(world, 1);
  const waits: number[] = [];
  const throttled: MailOutcome = { kind: 'throttled', reason: 'slow down' };
  let left = times;
  const troubled: MailWorld = {
    ...world,
    mailer: {
      quota: async () => ({ perSecond, remainingToday: 1_000, sandbox: false }),
      send: async (mail) => (left-- > 0 ? throttled : world.mailer.send(mail)),
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      world.clock.advance(milliseconds);
    },
  };
  const queue: Message[] = [{ to: 'plan' }];
  await workOff(queue, mailSteps(troubled));
  const warned = world.events.filter(({ event }) => event === 'sending throttled').length;
  return { waits, warned, mailed: world.mails.length };
}

it('waits twice as long each time that the transport takes nothing, and no longer than it must where it takes mails', async () => {
  const often = 1_000_000;
  expect(await waitsWhenThrottled(0, often)).toEqual({ waits: [], warned: 0, mailed: 1 });
  expect(await waitsWhenThrottled(2, often)).toEqual({ waits: [1_000, 2_000], warned: 0, mailed: 1 });
  const all = [1_000, 2_000, 4_000, 8_000, 16_000];
  expect(await waitsWhenThrottled(5, often)).toEqual({ waits: all, warned: 0, mailed: 1 });
  expect(await waitsWhenThrottled(6, often)).toEqual({ waits: all, warned: 1, mailed: 0 });
});

it('waits for the turn that the account’s rate gives a mail besides', async () => {
  // A mail in ten seconds: the second try waits for its ten and one more, the third for the nine that are left and two.
  expect((await waitsWhenThrottled(2, 0.1)).waits).toEqual([11_000, 11_000]);
});

it('mails a reader whom another topic is being mailed to at that moment', async () => {
  const world = await mailWorld({ topics: [river, desert] });
  await ensureSubscriptions([ann], world.topics, world);
  await addEntry(world, 1);
  const id = subscriberIdOf(ann, await tokenSecret(world));
  let isBefore = true;
  const write = async (writes: readonly RecordWrite[]) => {
    const isClaim = writes.some(({ key }) => key.sort.startsWith('delivery/'));
    if (isClaim && isBefore) {
      isBefore = false;
      await world.records.write((await memoryOf(id, world)).remember('desert/x', sampleEdition(desert, 1)));
    }
    return world.records.write(writes);
  };
  await workOff([{ to: 'plan' }], mailSteps({ ...world, records: { ...world.records, write } }));
  expect(world.mails.map(({ to }) => to)).toEqual([ann]);
  const { seen } = await memoryOf(id, world);
  expect(seen.slice(-2).map(({ edition }) => edition.split('/')[0])).toEqual(['desert', 'river']);
});
