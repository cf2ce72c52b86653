import { expect, test } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Mailer, MailOutcome } from '../../../functions/ports.ts';
import { withBounces } from '../../../functions/runtime/mailer-bounces.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, mailWorld } from '../../mail-world.ts';
import { runPlan } from '../subscribe/visitor.ts';

const hourMs = 3_600_000;

/** Two readers, editions at such a distance, and a mail server that answers so for one of them. */
async function editionsWith(answer: MailOutcome, { editions = 3, everyHours = 2 } = {}) {
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
  for (let number = 1; number <= editions; number++) {
    await addEntry(mailed, number);
    world.clock.advance(everyHours * hourMs);
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
    isHard: true,
    reason: '550 5.1.1 no such user',
  });
  expect(triesOf('gone@example.com')).toBe(1);
  expect(triesOf('ann@example.com')).toBe(3);
  expect(state).toBe('paused');
  expect(gone).toMatchObject({ reason: '550 5.1.1 no such user; newsfold subscribers release lifts that' });
  expect(suppression).toMatchObject({ reason: 'bounced', detail: '550 5.1.1 no such user' });
});

const full: MailOutcome = { kind: 'bounced', isHard: false, reason: '552 5.2.2 mailbox full' };

test('goes on with a reader whose mailbox takes nothing for a day, however many mails that are', async () => {
  const { triesOf, state } = await editionsWith(full, { editions: 8 });
  expect(triesOf('gone@example.com')).toBe(8);
  expect(state).toBe('confirmed');
});

test('mails nothing more to an address that was refused on five days', async () => {
  const { triesOf, state, suppression } = await editionsWith(full, { editions: 7, everyHours: 24 });
  expect(triesOf('gone@example.com')).toBe(5);
  expect(triesOf('ann@example.com')).toBe(7);
  expect(state).toBe('paused');
  expect(suppression).toMatchObject({ reason: 'bounced', detail: '5 times: 552 5.2.2 mailbox full' });
});

test('goes on with a reader of whom mails are refused for what they say', async () => {
  const refused: MailOutcome = { kind: 'refused', reason: '550 5.7.1 it looks like spam' };
  const { triesOf, state } = await editionsWith(refused, { editions: 7, everyHours: 24 });
  expect(triesOf('gone@example.com')).toBe(7);
  expect(state).toBe('confirmed');
});
