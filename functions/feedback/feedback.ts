import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo, Step } from '../messages.ts';
import { type Subscriber, softBouncesMax } from '../model/subscription.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import { personalParts } from '../send/personal-parts.ts';
import { forgottenWhen } from '../subscribe/forgotten-when.ts';
import { endForReader } from '../subscribe/named-readers.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { hasConfirmed, subscriptionsOf } from '../subscribe/subscriptions-of.ts';
import { subscriberIdOf, verifyToken } from '../subscribe/tokens.ts';
import { type Feedback, readNotification } from './read-notification.ts';
import { type ReturnedMail, readReturnedMail } from './read-returned-mail.ts';
import { countWrite, type DayCounts, pauseIfUnhealthy } from './sending-health.ts';
import { suppress } from './suppress.ts';

export type FeedbackNeeds = Pick<Ports, 'clock' | 'ids' | 'records' | 'log'>;

const attemptsMax = 10;
const noticeKeptDays = 30;

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
  else needs.log.warn('feedback not understood', { kind: returned.kind });
}

/** Takes in what became of one mail, from whoever can know. */
export async function takeFeedback(notice: Feedback, needs: FeedbackNeeds): Promise<void> {
  const subscriber = { id: subscriberIdOf(notice.address, await tokenSecret(needs)), address: notice.address };
  const at = needs.clock.now();
  needs.log.info('feedback', { kind: notice.kind, subscriber: subscriber.id });
  needs.log.count('feedback', 1, { kind: notice.kind });
  switch (notice.kind) {
    case 'hard bounce':
      await noteOnce(
        notice,
        subscriber.id,
        { hardBounces: 1, requestBounces: await ofRequest(subscriber, needs) },
        needs,
      );
      await suppress(subscriber, { reason: 'bounced', detail: notice.detail, at }, needs);
      return pauseIfUnhealthy(needs);
    case 'complaint':
      await noteOnce(
        notice,
        subscriber.id,
        { complaints: 1, requestComplaints: await ofRequest(subscriber, needs) },
        needs,
      );
      await suppress(subscriber, { reason: 'complained', detail: notice.detail, at }, needs);
      return pauseIfUnhealthy(needs);
    case 'soft bounce':
    case 'reject': {
      const count = await noteOnce(notice, subscriber.id, 'soft', needs);
      if (count < softBouncesMax) return;
      const reason = notice.kind === 'reject' ? 'rejected' : 'bounced';
      return suppress(subscriber, { reason, detail: `${count} times: ${notice.detail}`, at }, needs);
    }
    case 'delivery':
      await arrived(subscriber.id, needs);
      return;
    case 'delay':
      return;
  }
}

/** Counts as one what came of a request to confirm: the only mail to who has confirmed nothing. */
async function ofRequest({ id }: { readonly id: string }, needs: FeedbackNeeds): Promise<number> {
  return Number(!(await hasConfirmed(id, needs)));
}

/** Counts a notice, once however often it comes; gives the subscriber's soft bounces since the last mail that arrived. */
async function noteOnce(
  notice: Feedback,
  id: string,
  counts: Partial<DayCounts> | 'soft',
  needs: FeedbackNeeds,
): Promise<number> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const now = needs.clock.now();
    const record = await needs.records.get(recordKeys.subscriber(id));
    const subscriber = record?.value;
    const noticeKey = recordKeys.notice(id, notice.id);
    if ((await needs.records.get(noticeKey)) !== undefined) return subscriber?.softBounces ?? 0;
    const expiresAt = later(now, noticeKeptDays * dayMs);
    const writes: RecordWrite[] = [
      { kind: 'put', key: noticeKey, value: { kind: notice.kind, at: now }, expect: 'absent', expiresAt },
    ];
    const softBounces = (subscriber?.softBounces ?? 0) + 1;
    if (counts !== 'soft') writes.push(await countWrite(counts, now, needs));
    else if (record !== undefined) writes.push(await softBouncesWrite(record, softBounces, needs));
    if ((await needs.records.write(writes)).kind === 'written') return counts === 'soft' ? softBounces : 0;
  }
  throw new Error(`the notice ${notice.id} could not be counted`);
}

/** A mail arrived: what came back before no longer counts. */
async function arrived(id: string, needs: FeedbackNeeds): Promise<void> {
  const record = await needs.records.get(recordKeys.subscriber(id));
  if (record === undefined || record.value.softBounces === 0) return;
  await needs.records.write([await softBouncesWrite(record, 0, needs)]);
}

/** Notes how many mails came back; who never confirmed is forgotten as soon all the same. */
async function softBouncesWrite(
  record: StoredRecord<Subscriber>,
  softBounces: number,
  needs: FeedbackNeeds,
): Promise<RecordWrite> {
  const subscriber = record.value;
  const subscriptions = (await subscriptionsOf(subscriber.id, needs)).map(({ value }) => value);
  return {
    kind: 'put',
    key: recordKeys.subscriber(subscriber.id),
    value: { ...subscriber, softBounces } satisfies Subscriber,
    expect: { version: record.version },
    ...forgottenWhen(subscriptions),
  };
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
