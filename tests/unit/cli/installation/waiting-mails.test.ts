import { expect, test } from 'vitest';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { waitingMails } from '../../../../functions/cli/installation/waiting-mails.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import { claimWatch } from '../../../../functions/send/stale-claims.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const now = '2026-11-22T03:30:00.000Z';
const harbour = { slug: 'harbour' };

test('counts an edition once, each mail to one reader, and nothing of other topics or of claims', async () => {
  const records = recordsMemory({ clock: manualClock() });
  expect(await waitingMails([harbour], { records })).toEqual({ editions: 0, personal: 0 });
  const value = { group: 'live', from: null, number: 1, touchedAt: now };
  const open = [
    ['harbour', '2026-11-22T03-30', 'a'],
    ['harbour', '2026-11-22T03-30', 'b'],
    ['harbour', 'welcome-2026-11-22', 'ann'],
    ['harbour', 'confirm-2026-11-22', 'bob'],
    ['gone', '2026-11-22T03-30', 'a'],
  ] as const;
  await records.write([
    ...open.map(([topic, edition, shard]) => {
      const key = recordKeys.shipment(topic, edition, shard);
      return { kind: 'put', key, value, expect: 'absent' } as const;
    }),
    claimWatch({ subscriber: 'cem', topic: 'harbour', edition: '2026-11-21T03-30' }, now),
  ]);
  expect(await waitingMails([harbour], { records })).toEqual({ editions: 1, personal: 2 });
});
