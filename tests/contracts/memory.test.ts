import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import { blobsContract } from './blobs-contract.ts';
import { manualClock } from './manual-clock.ts';
import { recordsContract } from './records-contract.ts';

blobsContract('blobs in memory', async () => blobsMemory({ clock: manualClock() }));

recordsContract('records in memory', async () => {
  const clock = manualClock();
  return { records: recordsMemory({ clock }), clock };
});
