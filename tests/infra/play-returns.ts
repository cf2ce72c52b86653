import type { StageName } from '../../functions/pipeline.ts';
import { subscribe } from './play-readers.ts';
import { playedWorld } from './played-world.ts';
import type { Note } from './shadowed-ports.ts';

/** Mails that come back, and readers who complain, until sending pauses by itself; then one more reader, who has to wait. */
export async function playReturns(noteOf: (stage: StageName) => Note): Promise<void> {
  const play = playedWorld(noteOf, { seed: 6, mailTroubles: 0.2 });
  const { world, run, runWithout, clock, arrive } = play;
  const tell = (event: object) => run({ to: 'feedback', notification: JSON.stringify(event) });
  const mailOf = (address: string) => ({ messageId: 'm', destination: [address] });
  await tell({ eventType: 'Delivery', mail: mailOf('nobody@example.net') });
  const readers = Array.from({ length: 8 }, (_, at) => `reader${at}@example.net`);
  for (const reader of readers) {
    for (const { slug } of world.topics) await subscribe(play, reader, slug);
    clock.advance(3_600_000);
  }
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
    for (let more = 0; at < 2 && more < 5; more++) await tell(bounce('Transient', `soft-${at}-${more}`));
    if (at >= 2 && at < 4) await tell(bounce('Permanent', `hard-${at}`));
    const complaint = { feedbackId: `complaint-${at}`, complainedRecipients: recipients };
    if (at >= 4) await tell({ eventType: 'Complaint', mail, complaint });
  }
  await subscribe(play, 'late@example.net', world.topics[0]!.slug);
}
