import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import type { RosterRow, Subscription } from '../model/subscription.ts';
import type { Ports, RecordWrite } from '../ports.ts';
import { groupName, shardOf } from './groups.ts';
import { type Joining, joinWrites } from './join-group.ts';
import { rememberMailed } from './remember-mailed.ts';
import { subscriptionsOf } from './subscriptions-of.ts';
import { whatWasHad } from './what-was-had.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;

export interface Change {
  readonly subscriber: { readonly id: string; readonly address: string };
  readonly after: Subscription;
  /** Where a reader who was on no roster begins: with what comes from now on, or with all that is there. */
  readonly begins: 'now' | 'beginning';
}

const attemptsMax = 10;

/**
 * The one way in which a subscription changes. In one transaction the subscription is written and the reader leaves
 * the old roster and joins the new one, so a mail is claimed either before the change or not at all, and a reader
 * who changes rhythm gets each story once and misses none. Throws when others keep changing the same subscription.
 */
export async function changeSubscription(change: Change, needs: Needs): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if ((await needs.records.write(await changeWrites(change, needs))).kind === 'written') return;
  }
  throw new Error(`the subscription of ${change.subscriber.id} to ${change.after.topic} keeps changing`);
}

/** Ends subscriptions for whatever reason; the readers leave their rosters at once. */
export async function endSubscriptions(
  subscriber: Change['subscriber'],
  subscriptions: readonly Subscription[],
  needs: Needs,
): Promise<void> {
  for (const subscription of subscriptions) {
    const after: Subscription = { ...subscription, state: 'unsubscribed', changedAt: needs.clock.now() };
    await changeSubscription({ subscriber, after, begins: 'now' }, needs);
  }
}

async function changeWrites({ subscriber, after, begins }: Change, needs: Needs): Promise<readonly RecordWrite[]> {
  const all = await subscriptionsOf(subscriber.id, needs);
  const its = all.find(({ value }) => value.topic === after.topic);
  const before = its?.value;
  const others = all
    .map(({ value }) => value)
    .filter(({ topic, state }) => topic !== after.topic && state === 'confirmed');
  const expect = asRead(its);
  const key = recordKeys.subscription(subscriber.id, after.topic);
  const writes: RecordWrite[] = [{ kind: 'put', key, value: after, expect }];

  const left = before === undefined ? null : await leave(subscriber.id, before, needs);
  if (after.state === 'confirmed') {
    const suppression = recordKeys.suppression(subscriber.id);
    writes.push({ kind: 'check', key: suppression, expect: 'absent' });
    const joining: Joining = {
      subscriber,
      topic: after.topic,
      rhythm: after.rhythm,
      // Who once followed several topics goes on being remembered: what was mailed on one stays mailed.
      several: others.length > 0 || (await needs.records.get(recordKeys.seen(subscriber.id))) !== undefined,
      since: left === null ? begins : left.had,
    };
    writes.push(...(await joinWrites(joining, needs)));
    if (others.length > 0) {
      writes.push(...(await markSeveral(subscriber.id, others, needs)));
      writes.push(...(await rememberMailed(subscriber.id, others, needs)));
    }
  }
  const joined = new Set(writes.map(({ key: { partition: p, sort } }) => `${p} ${sort}`));
  // Who changes something else than the rhythm stays on the same roster: there the new row replaces the old one.
  const leaving = (left?.writes ?? []).filter(({ key: k }) => !joined.has(`${k.partition} ${k.sort}`));
  return [...writes, ...leaving];
}

/** What it takes to leave a roster, and what the reader has had of it or is still owed. */
async function leave(id: string, before: Subscription, needs: Needs) {
  const had = await whatWasHad(id, before, needs);
  if (had === null) return null;
  const { partition, sort, version } = had.row;
  const gone: RecordWrite = { kind: 'delete', key: { partition, sort }, expect: { version } };
  return { had, writes: [gone, ...had.checks, ...had.watches] };
}

/** From a second topic on, what is mailed must be remembered across topics. */
async function markSeveral(
  id: string,
  others: readonly Subscription[],
  { records }: Needs,
): Promise<readonly RecordWrite[]> {
  const keys = others.map(({ topic, rhythm }) => recordKeys.roster(topic, shardOf(groupName(rhythm), id), id));
  const rows = await records.getMany(keys);
  return rows
    .filter((row) => row !== undefined)
    .filter(({ value }) => !(value as RosterRow).several)
    .map(({ partition, sort, value, version }) => ({
      kind: 'put',
      key: { partition, sort },
      value: { ...(value as RosterRow), several: true },
      expect: { version },
    }));
}
