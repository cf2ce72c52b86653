import { recordKeys } from '../keys.ts';
import type { Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { endSubscriptions } from './change-subscription.ts';
import { readAddress } from './mail-address.ts';
import { tokenSecret } from './secret.ts';
import { subscriberIdOf } from './tokens.ts';

type Needs = Pick<Ports, 'clock' | 'ids' | 'records'>;

/** Wording of the consent of a subscription that the settings began and ended. It begins again when they say so again. */
const takenOut = 'settings, taken out';

/** Whether the settings ended it, and not its reader, who may still do so. */
export function isTakenOut({ state, consent }: Subscription): boolean {
  return state === 'unsubscribed' && consent.wording === takenOut;
}

/** Ends what its reader wants no more, also where the settings had ended it: they may not begin it again. */
export async function endForReader(
  subscriber: { readonly id: string; readonly address: string },
  subscriptions: readonly Subscription[],
  needs: Needs,
): Promise<void> {
  const ended = subscriptions
    .filter((one) => one.state !== 'unsubscribed' || isTakenOut(one))
    .map((one) => (isTakenOut(one) ? { ...one, consent: { ...one.consent, wording: 'settings' } } : one));
  await endSubscriptions(subscriber, ended, needs);
}

/**
 * Ends the subscriptions that the settings alone began, of addresses that they no longer name: else the example of the
 * first start would never stop getting mail. One that the reader asked for stays.
 * @param named the addresses that the settings name now
 * @param before those that they named at the last start, where no record says which
 * @returns the addresses that are mailed no longer
 */
export async function endUnnamed(
  named: readonly string[],
  before: readonly string[],
  topics: readonly TopicNames[],
  needs: Needs,
): Promise<readonly string[]> {
  const key = recordKeys.namedReaders();
  const record = await needs.records.get(key);
  const now = addressesOf(named);
  // As subscriberIdOf takes them: in whatever letters, an address is one reader's.
  const readers = new Set(now.map((address) => address.toLowerCase()));
  const ended: string[] = [];
  for (const address of addressesOf(record?.value ?? before)) {
    if (!readers.has(address.toLowerCase()) && (await endOwn(address, topics, needs))) ended.push(address);
  }
  // Last of all, so that a start that breaks off is made good by the next.
  if (JSON.stringify(record?.value) !== JSON.stringify(now)) {
    await needs.records.write([{ kind: 'put', key, value: now, expect: 'any' }]);
  }
  return ended;
}

async function endOwn(address: string, topics: readonly TopicNames[], needs: Needs): Promise<boolean> {
  const id = subscriberIdOf(address, await tokenSecret(needs));
  const all = await needs.records.getMany(topics.map(({ slug }) => recordKeys.subscription(id, slug)));
  const own = all
    .flatMap((one) => (one === undefined ? [] : [one.value]))
    .filter(({ state, consent }) => state !== 'unsubscribed' && consent.how === 'owner');
  const ended = own.map((one) => ({ ...one, consent: { ...one.consent, wording: takenOut } }));
  await endSubscriptions({ id, address }, ended, needs);
  return own.length > 0;
}

function addressesOf(typed: readonly string[]): readonly string[] {
  return typed.map(readAddress).flatMap((read) => (read.kind === 'address' ? [read.address] : []));
}
