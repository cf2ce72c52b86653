import { expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { minuteMs } from '../../../functions/instant.ts';
import type { Message } from '../../../functions/messages.ts';
import { pipeline } from '../../../functions/pipeline.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, type MailWorld, mailWorld } from '../../mail-world.ts';

const readersCount = 120;
const throttlesEach = 3;

/** Addresses whose readers are all of one shard. */
async function readersOfOneShard(world: MailWorld): Promise<readonly string[]> {
  const secret = await tokenSecret(world);
  const readers: string[] = [];
  for (let number = 0; readers.length < readersCount; number++) {
    const address = `reader${number}@example.com`;
    if (subscriberIdOf(address, secret).startsWith('0')) readers.push(address);
  }
  return readers;
}

it('ends in the time that a step has, however often each mail is throttled, and goes on in the next', async () => {
  const world = await mailWorld();
  const readers = await readersOfOneShard(world);
  await ensureSubscriptions(readers, world.topics, world);
  await addEntry(world, 1);
  const tries = new Map<string, number>();
  const { mailer } = world;
  const slow: MailWorld = {
    ...world,
    mailer: {
      quota: async () => ({ perSecond: 14, remainingToday: 50_000, sandbox: false }),
      send: async (mail) => {
        const before = tries.get(mail.to) ?? 0;
        tries.set(mail.to, before + 1);
        return before < throttlesEach ? { kind: 'throttled', reason: 'too fast' } : mailer.send(mail);
      },
    },
  };
  const queue: Message[] = [];
  for (const due of await plan({ to: 'plan' }, slow)) if (due.to === 'digest') queue.push(...(await digest(due, slow)));
  const sends = queue.filter((message) => message.to === 'send');
  const took: number[] = [];
  for (let message = sends.shift(); message !== undefined; message = sends.shift()) {
    const started = Date.parse(world.clock.now());
    for (const next of await send(message, slow)) if (next.to === 'send') sends.push(next);
    took.push((Date.parse(world.clock.now()) - started) / minuteMs);
  }
  expect(world.mails.map(({ to }) => to).toSorted()).toEqual(readers.toSorted());
  expect(Math.max(...took)).toBeLessThan(pipeline.send.limits.timeoutSeconds / 60);
});
