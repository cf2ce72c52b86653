import { expect, test } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Mailer, MailOutcome } from '../../../functions/ports.ts';
import { withBounces } from '../../../functions/runtime/mailer-bounces.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';
import { runPlan } from '../subscribe/visitor.ts';

/** Two readers, three editions, and a mail server that answers so for one of them. */
async function editionsWith(answer: MailOutcome) {
  const world = await mailWorld();
  const tries: string[] = [];
  const server: Mailer = {
    ...world.mailer,
    send: async (mail) => {
      tries.push(mail.to);
      return mail.to === 'gone@example.com' ? answer : world.mailer.send(mail);
    },
  };
  const mailed = { ...world, mailer: withBounces(server, world) };
  await ensureSubscriptions(['ann@example.com', 'gone@example.com'], world.topics, mailed);
  for (const number of [1, 2, 3]) {
    await addEntry(mailed, number);
    world.clock.advance(2 * 3_600_000);
    await runPlan(mailed);
  }
  const [, gone] = await ensureSubscriptions(['ann@example.com', 'gone@example.com'], world.topics, mailed);
  const id = subscriberIdOf('gone@example.com', await tokenSecret(world));
  const state = (await world.records.get(recordKeys.subscription(id, 'river')))?.value.state;
  const suppression = (await world.records.get(recordKeys.suppression(id)))?.value;
  return { triesOf: (to: string) => tries.filter((one) => one === to).length, state, suppression, gone };
}

test('mails nothing more to an address that the mail server says there is not', async () => {
  const { triesOf, state, suppression, gone } = await editionsWith({
    kind: 'bounced',
    reason: '550 5.1.1 no such user',
  });
  expect(triesOf('gone@example.com')).toBe(1);
  expect(triesOf('ann@example.com')).toBe(3);
  expect(state).toBe('paused');
  expect(gone).toMatchObject({ reason: '550 5.1.1 no such user; newsfold subscribers release lifts that' });
  expect(suppression).toMatchObject({ reason: 'bounced', detail: '550 5.1.1 no such user' });
});

test('goes on with a reader of whom one mail was refused', async () => {
  const { triesOf, state } = await editionsWith({ kind: 'refused', reason: '552 5.2.2 mailbox full' });
  expect(triesOf('gone@example.com')).toBe(3);
  expect(state).toBe('confirmed');
});
