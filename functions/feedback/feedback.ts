import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { Subscriber } from '../model/subscription.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import { personalParts } from '../send/personal-parts.ts';
import { forgottenWhen } from '../subscribe/forgotten-when.ts';
import { endForReader } from '../subscribe/named-readers.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { hasConfirmed, subscriptionsOf } from '../subscribe/subscriptions-of.ts';
import { subscriberIdOf, verifyToken } from '../subscribe/tokens.ts';
import { type Feedback, readNotification } from './read-notification.ts';
import { type ReturnedMail, readReturnedMail } from './read-returned-mail.ts';
import { countWrite, pauseIfUnhealthy } from './sending-health.ts';
import { suppress } from './suppress.ts';

export type FeedbackNeeds = Pick<Ports, 'clock' | 'ids' | 'records' | 'log'>;

const attemptsMax = 10;
const noticeKeptDays = 30;
/**
 * An address is given up after mails came back on so many days: one day with many mails may be one full mailbox. With more
 * than ten days between two of them it was mailed in between, nobody says how it went, and a weekly mail is not missed.
 */
const softBouncesMax = 5;
const softBounceDaysApartMax = 10;

/** Takes in what SES says became of mails. Only SES can say so: what comes by mail, from anybody, is `takeReturnedMail`'s. */
export const feedback: Step<MessageTo<'feedback'>, FeedbackNeeds> = async ({ notification }, needs) => {
  const notices = readNotification(notification);
  if (notices === null) needs.log.warn('feedback not understood', { kind: 'notification' });
  for (const notice of notices ?? []) await takeFeedback(notice, needs);
  return [];
};

/** Takes in a mail that came to the sender's address. Anybody can send one, so it counts as far as it holds proof. */
export async function takeReturnedMail(raw: Uint8Array, needs: FeedbackNeeds): Promise<void> {
  const returned = await readReturnedMail(raw);
  if (returned.kind === 'unsubscribe') await unsubscribe(returned.token, needs);
  else if (returned.kind === 'status' && (await isAboutOurs(returned, needs)))
    await takeFeedback(returned.feedback, needs);
  else needs.log.warn('feedback not understood', { kind: kindOf(returned) });
}

/** A complaint is told apart from other notices without proof: it may be true, and then a person has to act on it. */
function kindOf(returned: ReturnedMail): string {
  return returned.kind === 'status' && returned.feedback.kind === 'complaint' ? 'complaint' : returned.kind;
}

/** Takes in what became of one mail, from whoever can know. */
export async function takeFeedback(notice: Feedback, needs: FeedbackNeeds): Promise<void> {
  const subscriber = { id: subscriberIdOf(notice.address, await tokenSecret(needs)), address: notice.address };
  const { id } = subscriber;
  const at = needs.clock.now();
  needs.log.info('feedback', { kind: notice.kind, subscriber: id });
  needs.log.count('feedback', 1, { kind: notice.kind });
  switch (notice.kind) {
    case 'hard bounce':
      await noteOnce(notice, id, async () => [await bounceWrite(id, needs)], needs);
      await suppress(subscriber, { reason: 'bounced', detail: notice.detail, at }, needs);
      return pauseIfUnhealthy(needs);
    case 'complaint': {
      const counted = { complaints: 1, requestComplaints: await ofRequest(id, needs) };
      await noteOnce(notice, id, async () => [await countWrite(counted, needs.clock.now(), needs)], needs);
      await suppress(subscriber, { reason: 'complained', detail: notice.detail, at }, needs);
      return pauseIfUnhealthy(needs);
    }
    case 'soft bounce': {
      await noteOnce(notice, id, () => softBounceWrites(id, needs), needs);
      const { softBounces = 0 } = (await needs.records.get(recordKeys.subscriber(id)))?.value ?? {};
      if (softBounces < softBouncesMax) return;
      await suppress(subscriber, { reason: 'bounced', detail: `${softBounces} times: ${notice.detail}`, at }, needs);
      return pauseIfUnhealthy(needs);
    }
    case 'reject':
      // For what is in the mail: that says nothing of its reader, and meets all readers of an edition.
      needs.log.warn('mail rejected', { reason: notice.detail });
      return;
    case 'delivery':
      return arrived(id, needs);
    case 'delay':
      return;
  }
}

/** Counts as one what came of a request to confirm: the only mail to who has confirmed nothing. */
async function ofRequest(id: string, needs: FeedbackNeeds): Promise<number> {
  return Number(!(await hasConfirmed(id, needs)));
}

/** Counts an address that is given up because mails to it come back. */
async function bounceWrite(id: string, needs: FeedbackNeeds): Promise<RecordWrite> {
  return countWrite({ hardBounces: 1, requestBounces: await ofRequest(id, needs) }, needs.clock.now(), needs);
}

/** Writes what follows from a notice, once however often it comes. */
async function noteOnce(
  notice: Feedback,
  id: string,
  writesOf: () => Promise<readonly RecordWrite[]>,
  needs: FeedbackNeeds,
): Promise<void> {
  const key = recordKeys.notice(id, notice.id);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if ((await needs.records.get(key)) !== undefined) return;
    const at = needs.clock.now();
    const value = { kind: notice.kind, at };
    const noted: RecordWrite = {
      kind: 'put',
      key,
      value,
      expect: 'absent',
      expiresAt: later(at, noticeKeptDays * dayMs),
    };
    if ((await needs.records.write([noted, ...(await writesOf())])).kind === 'written') return;
  }
  throw new Error(`the notice ${notice.id} could not be counted`);
}

/** A day on which mails came back is counted once; the one that makes them enough, as a bounce. */
async function softBounceWrites(id: string, needs: FeedbackNeeds): Promise<readonly RecordWrite[]> {
  const record = await needs.records.get(recordKeys.subscriber(id));
  const softBouncedOn = needs.clock.now().slice(0, 10);
  if (record === undefined || record.value.softBouncedOn === softBouncedOn) return [];
  const { softBouncedOn: last, softBounces: before } = record.value;
  // Without a day mails were counted; and what an address was given up for is done with once the owner has let it go.
  const isOpen = last !== undefined && before < softBouncesMax;
  const goesOn = isOpen && later(last, softBounceDaysApartMax * dayMs) >= softBouncedOn;
  const softBounces = goesOn ? before + 1 : 1;
  const counted = await subscriberWrite(record, { ...record.value, softBounces, softBouncedOn }, needs);
  return softBounces === softBouncesMax ? [counted, await bounceWrite(id, needs)] : [counted];
}

/** A mail arrived: what came back before no longer counts. */
async function arrived(id: string, needs: FeedbackNeeds): Promise<void> {
  const record = await needs.records.get(recordKeys.subscriber(id));
  if (record === undefined || record.value.softBounces === 0) return;
  const { softBouncedOn: _, ...subscriber } = record.value;
  await needs.records.write([await subscriberWrite(record, { ...subscriber, softBounces: 0 }, needs)]);
}

/** Who never confirmed is forgotten as soon all the same. */
async function subscriberWrite(
  { version }: StoredRecord<Subscriber>,
  value: Subscriber,
  needs: FeedbackNeeds,
): Promise<RecordWrite> {
  const subscriptions = (await subscriptionsOf(value.id, needs)).map((one) => one.value);
  const key = recordKeys.subscriber(value.id);
  return { kind: 'put', key, value, expect: { version }, ...forgottenWhen(subscriptions) };
}

/**
 * Anybody can write to the sender's address, so a notice counts only when it quotes the Message-ID of a mail of ours:
 * that is a hash over the subscriber's keyed id, which nobody else can make.
 */
async function isAboutOurs(
  { feedback: { address }, original }: Extract<ReturnedMail, { kind: 'status' }>,
  needs: FeedbackNeeds,
): Promise<boolean> {
  const secret = await tokenSecret(needs);
  const [edition = '', topic = ''] = original.feedbackId.split(':');
  const recipient = { id: subscriberIdOf(address, secret), address };
  const { messageId } = personalParts(recipient, { topic, edition, madeAt: needs.clock.now() }, secret);
  return original.messageId.split('@', 1)[0] === messageId;
}

async function unsubscribe(token: string, needs: FeedbackNeeds): Promise<void> {
  const now = needs.clock.now();
  const claims = verifyToken(token, 'unsubscribe', await tokenSecret(needs), { now, daysMax: null });
  if (claims === null) {
    needs.log.warn('feedback not understood', { kind: 'unsubscribe' });
    return;
  }
  const record = await needs.records.get(recordKeys.subscription(claims.subject, claims.topic));
  const subscriber = await needs.records.get(recordKeys.subscriber(claims.subject));
  if (record === undefined || subscriber === undefined) return;
  await endForReader(subscriber.value, [record.value], needs);
}
