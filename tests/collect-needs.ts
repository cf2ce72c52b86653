import { blobsMemory } from '../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../functions/adapters/local/records-memory.ts';
import type { CollectNeeds } from '../functions/collect/collect-needs.ts';
import { manualClock } from './contracts/manual-clock.ts';
import { silentLog } from './silent-log.ts';

/** What the collect step asks for, over memory and on a clock of its own; `fetch` is the web. */
export function collectNeeds(fetch: CollectNeeds['fetcher']['fetch']) {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  return {
    clock,
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    ids: { token: () => 'token' },
    log: silentLog,
    settings: { baseUrl: 'https://news.example.org' },
    fetcher: { fetch },
  } satisfies CollectNeeds;
}
