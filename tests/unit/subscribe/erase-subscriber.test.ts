import { expect, test } from 'vitest';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Records } from '../../../functions/ports.ts';
import { eraseSubscriber } from '../../../functions/subscribe/erase-subscriber.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

test('keeps the reader to be found until all else is erased, so that what broke off is finished', async () => {
  const clock = manualClock();
  const records = recordsMemory({ clock });
  // Before the reader's own record and behind it, and more than one transaction takes.
  const mails = Array.from({ length: 80 }, (_, at) => recordKeys.delivery('r', 'mali', `live-${at}`));
  const topics = Array.from({ length: 40 }, (_, at) => recordKeys.subscription('r', `topic-${at}`));
  for (const key of [recordKeys.subscriber('r'), ...mails, ...topics]) {
    const value = { topic: key.sort.replace('topic/', ''), rhythm: { cadence: 'live' }, state: 'unsubscribed' };
    await records.write([{ kind: 'put', key, value, expect: 'absent' }]);
  }
  let deletions = 0;
  const breaking: Records = {
    ...records,
    write: async (writes) => {
      if (writes[0]?.kind === 'delete' && ++deletions > 1) throw new Error('the power is gone');
      return records.write(writes);
    },
  };
  await expect(eraseSubscriber('r', { clock, records: breaking })).rejects.toThrow('the power is gone');
  const { partition } = recordKeys.subscriber('r');
  const left = await records.list(partition, { limit: 200 });
  expect(left).toHaveLength(21);
  expect(left.map(({ sort }) => sort)).toContain('subscriber');
  expect(await eraseSubscriber('r', { clock, records })).toBe(21);
  expect(await records.list(partition, { limit: 1 })).toEqual([]);
});
