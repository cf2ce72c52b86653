import { recordKeys } from '../keys.ts';
import type { Erased, Subscription } from '../model/subscription.ts';
import { type Ports, type RecordKey, transactionWritesMax } from '../ports.ts';
import { endSubscriptions } from './change-subscription.ts';
import { subscriberRecords } from './subscriber-data.ts';

/**
 * Erases a subscriber: off every roster first, then every record. What stays, under a keyed hash that does not reveal
 * the address, is a suppression, so that nobody is mailed again by mistake, and that it was erased, so that no list that
 * is imported later brings it back (GDPR, articles 17 (3) (b) and 21 (3)). Can be repeated.
 * Returns how many records were erased.
 */
export async function eraseSubscriber(id: string, needs: Pick<Ports, 'clock' | 'records'>): Promise<number> {
  const keys: RecordKey[] = [];
  for await (const { partition, sort, value } of subscriberRecords(id, needs)) {
    keys.push({ partition, sort });
    if (!sort.startsWith('topic/')) continue;
    await endSubscriptions({ id, address: '' }, [value as Subscription], needs);
  }
  if (keys.length === 0) return 0;
  const value: Erased = { on: needs.clock.now().slice(0, 10) };
  await needs.records.write([{ kind: 'put', key: recordKeys.erased(id), value, expect: 'any' }]);
  // The subscriber's own record goes last, so that what was begun can be found and finished.
  keys.sort((a, b) => Number(a.sort === 'subscriber') - Number(b.sort === 'subscriber'));
  for (let at = 0; at < keys.length; at += transactionWritesMax) {
    const some = keys.slice(at, at + transactionWritesMax);
    await needs.records.write(some.map((key) => ({ kind: 'delete', key, expect: 'any' })));
  }
  return keys.length;
}
