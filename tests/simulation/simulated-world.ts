import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import type { Templates } from '../../functions/digest/template.ts';
import type { World } from '../../functions/runtime/steps.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';
import { type ManualClock, manualClock } from '../contracts/manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import { simulatedTopics } from './generated-news.ts';
import { outboxWitness, type SeenMail } from './outbox-witness.ts';
import type { Chance } from './seeded.ts';

export interface SimulatedWorld {
  readonly world: World;
  readonly clock: ManualClock;
  readonly mails: readonly SeenMail[];
}

export const readers = ['ann@example.org', 'ben@example.org', 'cleo@example.org'];

const topics = simulatedTopics.map(prepareTopic);

/** A whole installation in memory whose time and chance are the simulation's. */
export function simulatedWorld(chance: Chance, templates: Templates): SimulatedWorld {
  const clock = manualClock('2026-03-01T06:00:00.000Z');
  const { mailer, seen } = outboxWitness(clock);
  const world: World = {
    clock,
    ids: {
      token: (bytes) => Buffer.from(Array.from({ length: bytes }, () => chance.below(256))).toString('base64url'),
    },
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    fetcher: { fetch: async () => ({ kind: 'failed', reason: 'there is no network here' }) },
    mailer,
    log: silentLog,
    settings: {
      baseUrl: 'https://news.example',
      siteName: 'Simulated',
      mailFrom: 'news@example.org',
      postalAddress: '1 Example Street',
      ownerAddress: null,
      quietSpellMinutes: 5,
      liveGapMinutes: 30,
    },
    // New ones for each run: what was learned from corrections is remembered by the topic.
    topics: topics.map((topic) => ({ ...topic })),
    templates,
    wait: async (milliseconds) => clock.advance(milliseconds),
  };
  return { world, clock, mails: seen };
}
