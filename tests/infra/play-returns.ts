import { readWindow } from '../../functions/digest/read-window.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { StageName } from '../../functions/pipeline.ts';
import type { OutgoingMail } from '../../functions/ports.ts';
import type { PreparedTopic } from '../../functions/topic/prepare-topic.ts';
import { more, strike } from './play-articles.ts';
import { lastToken, subscribe } from './play-readers.ts';
import { playedWorld } from './played-world.ts';
import type { Note } from './shadowed-ports.ts';

/** Mails that come back, and readers who complain, until sending pauses by itself; then one more reader, who has to wait. */
export async function playReturns(noteOf: (stage: StageName) => Note): Promise<void> {
  const readers = Array.from({ length: 8 }, (_, at) => `reader${at}@example.net`);
  let areAllIn = false;
  // The last reader complains while a claim is open, so that what is owed is looked at whatever chance brings.
  const isStopped = ({ to }: OutgoingMail) => areAllIn && to === readers.at(-1);
  const play = playedWorld(noteOf, { mailTroubles: 0.2, isStopped });
  const { world, run, runWithout, clock, arrive } = play;
  const tell = (event: object) => run({ to: 'feedback', notification: JSON.stringify(event) });
  const mailOf = (address: string) => ({ messageId: 'm', destination: [address] });
  await tell({ eventType: 'Delivery', mail: mailOf('nobody@example.net') });
  for (const reader of readers) {
    for (const { slug } of world.topics) await subscribe(play, reader, slug);
    clock.advance(3_600_000);
  }
  areAllIn = true;
  // The last editions are on their way to some, and a claim of theirs was never settled, when the mails come back.
  for (let count = 0; count < 8; count++) {
    for (let more = 0; more < 3; more++) await arrive();
    clock.advance(2 * 3_600_000);
    await (count % 3 === 1 ? runWithout('send', { to: 'plan' }) : run({ to: 'plan' }));
  }
  for (const [at, emailAddress] of readers.entries()) {
    const mail = mailOf(emailAddress);
    const recipients = [{ emailAddress }];
    const bounce = (bounceType: string, feedbackId: string) => {
      return { eventType: 'Bounce', mail, bounce: { bounceType, feedbackId, bouncedRecipients: recipients } };
    };
    await tell(bounce('Transient', `soft-${at}`));
    await tell({ eventType: 'Delivery', mail });
    for (let more = 0; at < 2 && more < 5; more++) {
      clock.advance(24 * 3_600_000);
      await tell(bounce('Transient', `soft-${at}-${more}`));
    }
    if (at >= 2 && at < 4) await tell(bounce('Permanent', `hard-${at}`));
    const complaint = { feedbackId: `complaint-${at}`, complainedRecipients: recipients };
    if (at >= 4) await tell({ eventType: 'Complaint', mail, complaint });
  }
  await subscribe(play, 'late@example.net', world.topics[0]!.slug);
}

/** A reader who signs up and confirms while sending is paused, long after a story began whose articles are gone. */
export async function playWaiting(noteOf: (stage: StageName) => Note): Promise<void> {
  const play = playedWorld(noteOf);
  const { world, run, visit, arrive } = play;
  const reader = 'late@example.net';
  const [{ slug }] = world.topics as [PreparedTopic];
  const pause = recordKeys.sending('pause');
  const halt = () => world.records.write([{ kind: 'put', key: pause, value: { reason: '', at: '' }, expect: 'any' }]);
  const go = () => world.records.write([{ kind: 'delete', key: pause, expect: 'any' }]);
  await arrive(strike);
  for (let count = 0; count < 100; count++) await arrive();
  await arrive(more);
  for (const { articleKey } of await readWindow({ topic: slug, from: null, to: null }, world)) {
    await world.blobs.delete(articleKey);
  }
  await halt();
  await subscribe(play, reader, slug);
  await run({ to: 'plan' });
  await go();
  await run({ to: 'plan' });
  await halt();
  await visit('/mail/confirm', new URLSearchParams({ t: await lastToken(play, reader, 'confirm') }));
  await go();
  await run({ to: 'plan' });
  await subscribe(play, 'later@example.net', slug);
}
