import nodemailer from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import { openInbox } from '../../../functions/runtime/local-inbox.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { type MailWorld, mailWorld } from '../../mail-world.ts';
import { lastToken, visitor } from '../subscribe/visitor.ts';

const ann = 'ann@example.com';

async function mailTo(world: MailWorld) {
  const inbox = await openInbox('127.0.0.1', 0, world);
  onTestFinished(() => inbox.close());
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: inbox.port, ignoreTLS: true });
  return (subject: string) => transport.sendMail({ from: ann, to: world.settings.mailFrom, subject, text: 'As said.' });
}

async function stateOf(world: MailWorld): Promise<string> {
  const id = subscriberIdOf(ann, await tokenSecret(world));
  const record = await world.records.get(recordKeys.subscription(id, 'river'));
  return (record!.value as { state: string }).state;
}

test('a mail to the sender’s address that asks to unsubscribe is heeded, when it holds what only the reader has', async () => {
  const world = await mailWorld();
  await visitor(world).subscribe(ann);
  const send = await mailTo(world);
  await send('unsubscribe u123456.ann.river.guessed-by-somebody');
  await send('Thank you for the news');
  expect(await stateOf(world)).toBe('confirmed');
  await send(`unsubscribe ${await lastToken(world, ann, 'unsubscribe')}`);
  expect(await stateOf(world)).toBe('unsubscribed');
  expect((await world.blobs.list('documents/', { limit: 1 })).keys).toEqual([]);
});
