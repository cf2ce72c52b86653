import { recordKeys } from '../keys.ts';
import type { Rhythm, Subscriber, Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { changeSubscription } from './change-subscription.ts';
import { isTakenOut } from './named-readers.ts';
import type { ImportRow } from './read-import.ts';
import { hasLeft } from './subscriptions-of.ts';
import { subscriberIdOf } from './tokens.ts';

export type Imported = 'added' | 'was there before' | 'had unsubscribed' | 'suppressed' | 'was erased';

export interface Import {
  readonly topic: TopicNames;
  /** For those of whom the list does not say one, and for what it does not say of it. */
  readonly rhythm: Rhythm;
  /** Name of the file, for the proof of consent. */
  readonly file: string;
  /** Only says what would happen. */
  readonly dryRun: boolean;
}

/**
 * Takes over one address of another list. Nobody comes back by an import who has unsubscribed here, complained, or had
 * everything erased, or whose mails bounced. No welcome is mailed: they know the list.
 */
export async function importSubscriber(
  row: Extract<ImportRow, { kind: 'address' }>,
  { topic, rhythm, file, dryRun }: Import,
  secret: string,
  needs: Pick<Ports, 'clock' | 'records'>,
): Promise<Imported> {
  const { address } = row;
  const id = subscriberIdOf(address, secret);
  const [suppression, erased, subscriber, subscription] = await needs.records.getMany([
    recordKeys.suppression(id),
    recordKeys.erased(id),
    recordKeys.subscriber(id),
    recordKeys.subscription(id, topic.slug),
  ]);
  if (suppression !== undefined) return 'suppressed';
  // What the settings began and ended says nothing of what its reader wants.
  const before = subscription === undefined || isTakenOut(subscription.value) ? undefined : subscription.value;
  if (hasLeft(before)) return 'had unsubscribed';
  if (before !== undefined && before.state !== 'pending') return 'was there before';
  if (erased !== undefined) return 'was erased';
  if (dryRun) return 'added';
  const now = needs.clock.now();
  const value: Subscriber = subscriber?.value ?? {
    id,
    address,
    language: topic.language,
    createdAt: now,
    softBounces: 0,
  };
  await needs.records.write([{ kind: 'put', key: recordKeys.subscriber(id), value, expect: 'any' }]);
  const consentAt = row.consentAt ?? now;
  const after: Subscription = {
    subscriber: id,
    topic: topic.slug,
    rhythm: { ...rhythm, ...row.rhythm },
    state: 'confirmed',
    consent: {
      how: 'import',
      askedAt: consentAt,
      confirmedAt: consentAt,
      wording: `${file}:${row.line}`,
      client: null,
    },
    changedAt: now,
  };
  await changeSubscription({ subscriber: { id, address }, after, begins: 'now' }, needs);
  return 'added';
}
