import { count, requestsHaveToWait } from '../feedback/sending-health.ts';
import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Shipment } from '../model/delivery.ts';
import type { Subscriber, Subscription, SubscriptionState } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant, StoredRecord } from '../ports.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { hasConfirmed } from '../subscribe/subscriptions-of.ts';
import { signToken } from '../subscribe/tokens.ts';
import { catchUpMail } from './catch-up-mail.ts';
import { type Delivered, deliver, type Parcel } from './deliver.ts';
import { sendingHalted } from './halts.ts';
import { preferencesUrl } from './headers.ts';
import { type NoteKind, noteSkeleton } from './note-mail.ts';
import type { PersonalMail, PersonalTask } from './personal-mail.ts';
import { personalParts } from './personal-parts.ts';
import { personalise } from './personalise.ts';
import { reserve } from './quota.ts';
import { forgetMailed } from './seen.ts';
import type { SendNeeds } from './send-needs.ts';
import { slotWordsOf } from './skeleton.ts';
import { welcomeMail } from './welcome-mail.ts';

type SendMessage = MessageTo<'send'>;

const throttledRetriesMax = 2;

export type PersonalKind = NoteKind | 'welcome' | 'catchup';

/** `confirm-…`, `manage-…`, `welcome-…` and `catchup-…` are mails to one subscriber, named by the shard; all others are editions. */
export function personalKind(edition: string): PersonalKind | null {
  const [kind = ''] = edition.split('-', 1);
  return Object.hasOwn(kinds, kind) ? (kind as PersonalKind) : null;
}

interface Kind {
  /** The states of a subscription in which the mail is still wanted. */
  readonly wantedIn: readonly SubscriptionState[];
  /** Null when there is nothing to say. */
  readonly compose: (task: PersonalTask) => Promise<PersonalMail | null>;
}

const kinds: Readonly<Record<PersonalKind, Kind>> = {
  confirm: { wantedIn: ['pending'], compose: (task) => noteMail('confirm', task) },
  manage: { wantedIn: ['confirmed', 'paused', 'unsubscribed'], compose: (task) => noteMail('manage', task) },
  welcome: { wantedIn: ['confirmed'], compose: welcomeMail },
  catchup: { wantedIn: ['confirmed'], compose: catchUpMail },
};

/**
 * Sends one mail to one subscriber, by the same claim as an edition. Its name holds the day, so asking again on the
 * same day mails nothing; and before an address has confirmed anything it gets one request a day, whatever the topic.
 * What cannot go out now, because of a pause or of a transport that takes nothing, waits as a shipment of its own.
 */
export async function sendPersonal(
  kind: PersonalKind,
  message: SendMessage,
  topic: TopicNames,
  needs: SendNeeds,
): Promise<readonly SendMessage[]> {
  const { edition, shard: id } = message;
  const addressee = await readAddressee(id, topic.slug, needs);
  const { wantedIn, compose } = kinds[kind];
  if (addressee === undefined || !wantedIn.includes(addressee.subscription.value.state)) {
    return closed(message, needs);
  }
  const { subscriber, subscription } = addressee;
  if ((await sendingHalted(topic.slug, edition, needs)) !== 'going') return postponed(message, needs);
  const isRequest = kind === 'confirm' && !(await hasConfirmed(id, needs));
  const now = needs.clock.now();
  // Each for a day: all at midnight, thousands would bounce before the first of them told of it.
  if (isRequest && (await requestsHaveToWait(needs)))
    return postponed(message, needs, { touchedAt: later(now, dayMs) });
  const secret = await tokenSecret(needs);
  const mailNeeds = { ...needs, slots: slotWordsOf(secret) };
  const task = { edition, topic, subscriber, subscription: subscription.value, secret, needs: mailNeeds };
  const mail = await compose(task);
  if (mail === null) return closed(message, needs);
  const parts = personalParts(subscriber, { topic: topic.slug, edition, madeAt: mail.madeAt }, secret);
  const raw = personalise(mail.skeleton, parts);
  const { partition, sort, version } = subscription;
  const outcome = await handOver(
    {
      subscriber: id,
      topic: isRequest ? '-' : topic.slug,
      edition,
      mail: { from: needs.settings.mailFrom, to: subscriber.address, raw, tags: { topic: topic.slug } },
      since: dayOf(edition, kind),
      wanted: { kind: 'check', key: { partition, sort }, expect: { version } },
      alongside: mail.alongside,
      takeBack: async () => (mail.alongside.length > 0 ? forgetMailed(id, `${topic.slug}/${edition}`, needs) : []),
    },
    needs,
  );
  if (outcome === 'contended' || outcome === 'gone') throw new Error(`the ${kind} mail is ${outcome}`);
  if (outcome === 'throttled') return postponed(message, needs);
  if (outcome === 'deferred') return postponed(message, needs, { touchedAt: now, again: now });
  if (outcome === 'sent' || outcome === 'unconfirmed') await count({ sent: 1 }, needs);
  if (outcome === 'sent') needs.log.count('mails', 1, { topic: topic.slug });
  return closed(message, needs);
}

/** Hands a mail over at the account's rate, and again after a moment where the transport takes nothing. */
async function handOver(parcel: Parcel, needs: SendNeeds): Promise<Delivered> {
  const quota = await needs.mailer.quota();
  for (let attempt = 0; ; attempt++) {
    const room = await reserve(1, quota, needs);
    if (room === null) return 'throttled';
    const waitMs = room.waitMs + (attempt === 0 ? 0 : 500 * 2 ** attempt);
    if (waitMs > 0) await needs.wait(waitMs);
    const outcome = await deliver(parcel, needs);
    if (outcome !== 'throttled' || attempt === throttledRetriesMax) return outcome;
  }
}

/**
 * Kept for `plan` to hand out again: at once, or as if it had been worked on at `touchedAt`, which may be to come. And
 * for `newsfold resume` to hand out at once. A catch-up is there already.
 */
async function postponed(
  { topic, edition, shard }: SendMessage,
  { records }: SendNeeds,
  waits: Pick<Shipment, 'touchedAt' | 'again'> = { touchedAt: new Date(0).toISOString() },
): Promise<readonly []> {
  const key = recordKeys.shipment(topic, edition, shard);
  const before = (await records.get(key))?.value;
  const value: Shipment = { group: '', from: null, number: 0, ...before, ...waits };
  await records.write([{ kind: 'put', key, value, expect: 'any' }]);
  return [];
}

/** Nothing more to do, also where it was postponed before. */
async function closed({ topic, edition, shard }: SendMessage, { records }: SendNeeds): Promise<readonly []> {
  await records.write([{ kind: 'delete', key: recordKeys.shipment(topic, edition, shard), expect: 'any' }]);
  return [];
}

/** The day that is in the name of a mail to one reader. */
function dayOf(edition: string, kind: PersonalKind): Instant {
  return edition.slice(kind.length + 1).slice(0, '2026-03-02'.length);
}

async function noteMail(kind: NoteKind, task: PersonalTask): Promise<PersonalMail> {
  const { edition, topic, subscriber, subscription, secret, needs } = task;
  const madeAt = needs.clock.now();
  const purpose = kind === 'confirm' ? 'confirm' : 'preferences';
  const issuedAt = Math.floor(Date.parse(madeAt) / 1000);
  const token = signToken({ purpose, subject: subscriber.id, topic: topic.slug, issuedAt }, secret);
  const { baseUrl } = needs.settings;
  const url = kind === 'confirm' ? `${baseUrl}/mail/confirm?t=${token}` : preferencesUrl(baseUrl, token);
  const note = { kind, topic, rhythm: subscription.rhythm, date: madeAt, edition, url };
  return { skeleton: await noteSkeleton(note, needs), madeAt, alongside: [] };
}

/** Whom a mail is for, as the records were read. */
interface Addressee {
  readonly subscriber: Subscriber;
  readonly subscription: StoredRecord<Subscription>;
}

async function readAddressee(id: string, topic: string, { records }: SendNeeds): Promise<Addressee | undefined> {
  const [subscriber, subscription, suppression] = await records.getMany([
    recordKeys.subscriber(id),
    recordKeys.subscription(id, topic),
    recordKeys.suppression(id),
  ]);
  if (subscriber === undefined || subscription === undefined || suppression !== undefined) return undefined;
  return {
    subscriber: subscriber.value,
    subscription,
  };
}
