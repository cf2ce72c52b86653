import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { slotWordsOf } from '../../../functions/send/skeleton.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { addEntry, mailWorld, workOff } from '../../mail-world.ts';

/** Whoever writes an article can read how mails are made, and make all of the same but for the installation's secret. */
const guesses = ['', 'secret', 'preview', 'tokens'].flatMap((secret) => Object.values(slotWordsOf(secret)));

it('puts no reader’s links into an article, whatever words the article holds', async () => {
  const world = await mailWorld();
  await ensureSubscriptions(['owner@example.com'], world.topics, world);
  await addEntry(world, 1, { title: `Read this: ${guesses.join(' ')}` });
  await workOff([{ to: 'plan' }], {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
  });
  const mail = await PostalMime.parse(world.mails[0]!.raw);
  const subject = mail.subject ?? '';
  const story = mail.text?.slice(mail.text.indexOf('* * *'), mail.text.indexOf('\n-- \n')) ?? '';
  for (const part of [subject, story]) {
    expect(part).toContain('Read this: ');
    expect(part).not.toMatch(/owner@example\.com|[up][a-z0-9]{4,8}\.[0-9a-f]{32}/);
  }
  expect(mail.text).toContain('/mail/preferences?t=p');
});
