import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import { seedDocuments } from '../../functions/adapters/local/seed-documents.ts';
import { loadTopics } from '../../functions/adapters/local/topics-folder.ts';
import { curate } from '../../functions/curate/curate.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { MessageTo } from '../../functions/messages.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { normalise } from '../../functions/normalise/normalise.ts';
import type { Log } from '../../functions/ports.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';
import { manualClock } from '../contracts/manual-clock.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
const silent: Log = { info() {}, warn() {}, error() {}, count() {} };

it('what comes with the project shows a folded copy and two reports of one event', async () => {
  const clock = manualClock();
  const topics = loadTopics(seeds).map(prepareTopic);
  const needs = { blobs: blobsMemory({ clock }), records: recordsMemory({ clock }), clock, topics, log: silent };
  await seedDocuments(seeds, needs);
  const { keys } = await needs.blobs.list('documents/', { limit: 100 });
  for (const key of keys) {
    for (const message of await normalise({ to: 'normalise', key }, needs)) {
      await curate(message as MessageTo<'curate'>, needs);
    }
  }
  const found = await needs.records.list(recordKeys.entry(topics[0]!.slug, '').partition, { limit: 100 });
  const entries = found.map(({ value }) => value as Entry);
  const shared = entries.filter(({ storyId }) => entries.filter((one) => one.storyId === storyId).length > 1);
  expect(entries).toHaveLength(keys.length - 1);
  expect(shared.map(({ publisher, alsoAt }) => [publisher.name, alsoAt.length]).sort()).toEqual([
    ['Sample Radio', 0],
    ['Sample Wire', 1],
  ]);
});
