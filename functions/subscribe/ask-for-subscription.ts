import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import { textsFor } from '../languages/texts.ts';
import type { MessageTo } from '../messages.ts';
import type { Consent, Rhythm, Subscriber, Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant, Ports, RecordWrite } from '../ports.ts';
import { forgottenWhen } from './forgotten-when.ts';
import { hasLeft, subscriptionsOf } from './subscriptions-of.ts';
import { subscriberIdOf } from './tokens.ts';

const attemptsMax = 5;

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
 * message, so that the time of the answer does not tell which addresses are known. Throws when others keep changing
 * what is known of the same address.
 */
export async function askForSubscription(
  ask: Ask,
  secret: string,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<readonly MessageTo<'reply'>[]> {
  const topic = ask.topic.slug;
  const id = subscriberIdOf(ask.address, secret);
  const now = clock.now();
  const key = recordKeys.subscription(id, topic);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const { mail, writes } = await noted(ask, id, now, { records });
    const written = await records.write(writes);
    // Of two that ask for the same at the same moment one is enough: both are told the same, and one mail goes out.
    if (written.kind === 'written' || written.key.sort === key.sort) {
      return [{ to: 'reply', topic, edition: `${mail}-${now.slice(0, 10)}`, shard: id }];
    }
  }
  throw new Error(`the subscriber ${id} keeps changing`);
}

/** What is written of the wish, over what was read, and which mail answers it. */
async function noted(
  { address, topic, rhythm, client }: Ask,
  id: string,
  now: Instant,
  { records }: Pick<Ports, 'records'>,
): Promise<{ readonly mail: 'confirm' | 'manage'; readonly writes: readonly RecordWrite[] }> {
  const subscriberKey = recordKeys.subscriber(id);
  const [suppression, subscriber] = await records.getMany([recordKeys.suppression(id), subscriberKey]);
  const all = await subscriptionsOf(id, { records });
  const its = all.find(({ value }) => value.topic === topic.slug);
  const before = its?.value;
  const key = recordKeys.subscription(id, topic.slug);
  if (suppression !== undefined || before?.state === 'confirmed' || before?.state === 'paused') {
    return { mail: 'manage', writes: [{ kind: 'check', key, expect: asRead(its) }] };
  }
  const after: Subscription = {
    subscriber: id,
    topic: topic.slug,
    rhythm,
    state: 'pending',
    ...(hasLeft(before) && { leftBefore: true }),
    consent: consentOf(topic, client, now),
    changedAt: now,
  };
  const writes: RecordWrite[] = [{ kind: 'put', key, value: after, expect: asRead(its), ...forgottenWhen([after]) }];
  const created: Subscriber = { id, address, language: topic.language, createdAt: now, softBounces: 0 };
  const forgotten = forgottenWhen([after, ...all.map(({ value }) => value).filter((one) => one !== before)]);
  // Renewed with each request, for its link has to work as long as it says.
  if (subscriber === undefined || forgotten.expiresAt !== undefined) {
    const value = subscriber?.value ?? created;
    writes.push({ kind: 'put', key: subscriberKey, value, expect: asRead(subscriber), ...forgotten });
  }
  return { mail: 'confirm', writes };
}

function consentOf({ language }: TopicNames, client: string, now: Instant): Consent {
  const { formVersion } = textsFor(language).form;
  return { how: 'form', askedAt: now, confirmedAt: null, wording: formVersion, client };
}
