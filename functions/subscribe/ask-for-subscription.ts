import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Consent, Rhythm, Subscriber, Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Expectation, Ports, RecordWrite } from '../ports.ts';
import { textsFor } from './texts/texts.ts';
import { subscriberIdOf } from './tokens.ts';

/** An address that is never confirmed is forgotten after this long. */
export const pendingDaysMax = 7;

export interface Ask {
  /** Read and found good. */
  readonly address: string;
  readonly topic: TopicNames;
  readonly rhythm: Rhythm;
  /** Keyed hash of the client's network address. */
  readonly client: string;
}

/**
 * Notes that somebody wants an address to be subscribed, and what has to be mailed for that: a request to confirm,
 * or, where it is confirmed already, the link to change it. What is confirmed is not changed by asking, since anybody
 * can ask. A suppressed address gets no mail, but that is decided in `send`: here every address causes a write and a
 * message, so that the time of the answer does not tell which addresses are known.
 */
export async function askForSubscription(
  ask: Ask,
  secret: string,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<readonly MessageTo<'send'>[]> {
  const { address, topic } = ask;
  const id = subscriberIdOf(address, secret);
  const now = clock.now();
  const key = recordKeys.subscription(id, topic.slug);
  const [suppression, subscriber, subscription] = await records.getMany([
    recordKeys.suppression(id),
    recordKeys.subscriber(id),
    key,
  ]);
  const mail = (kind: 'confirm' | 'manage'): MessageTo<'send'> => {
    return { to: 'send', topic: topic.slug, edition: `${kind}-${now.slice(0, 10)}`, shard: id };
  };
  const before = subscription?.value as Subscription | undefined;
  const expect: Expectation = subscription === undefined ? 'absent' : { version: subscription.version };
  if (suppression !== undefined || before?.state === 'confirmed' || before?.state === 'paused') {
    await records.write([{ kind: 'check', key, expect }]);
    return [mail('manage')];
  }
  const expiresAt = later(now, pendingDaysMax * dayMs);
  const pending = { subscriber: id, topic: topic.slug, rhythm: ask.rhythm, state: 'pending', changedAt: now } as const;
  const hadLeft = before?.state === 'unsubscribed' || before?.leftBefore === true;
  const value: Subscription = { ...pending, ...(hadLeft && { leftBefore: true }), consent: consentOf(ask, now) };
  // That somebody once unsubscribed is not forgotten because it was asked for again.
  const forgotten = hadLeft ? {} : { expiresAt };
  const writes: RecordWrite[] = [{ kind: 'put', key, value, expect, ...forgotten }];
  if (subscriber === undefined) {
    const created: Subscriber = { id, address, language: topic.language, createdAt: now, softBounces: 0 };
    writes.push({ kind: 'put', key: recordKeys.subscriber(id), value: created, expect: 'absent', expiresAt });
  }
  // Of two that ask at the same moment one is enough: both are told the same, and one mail goes out.
  await records.write(writes);
  return [mail('confirm')];
}

function consentOf({ topic, client }: Ask, now: string): Consent {
  const { formVersion } = textsFor(topic.language).form;
  return { how: 'form', askedAt: now, confirmedAt: null, wording: formVersion, client };
}
