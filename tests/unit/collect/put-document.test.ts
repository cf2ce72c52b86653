import { expect, it } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { type CollectedDocument, putDocument } from '../../../functions/collect/put-document.ts';
import { arrivalOf } from '../../../functions/normalise/arrival.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const usual: CollectedDocument = {
  bytes: new TextEncoder().encode('news'),
  contentType: 'text/html',
  source: 'desk',
  url: 'https://desk.example.org/feed',
  receivedAt: '2026-11-22T06:00:00.000Z',
  topics: [],
  backlog: false,
};

/** How a document is known to have arrived once it is stored. */
async function arrived(document: Partial<CollectedDocument>) {
  const blobs = blobsMemory({ clock: manualClock() });
  const { key } = await putDocument({ ...usual, ...document }, { blobs });
  return arrivalOf((await blobs.head(key))!);
}

function slugs(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `the-long-name-of-topic-${at}`);
}

it('is for each of the topics that follow its source, however many they are', async () => {
  for (const topics of [slugs(3), slugs(40)]) {
    const { topics: followed, joining } = await arrived({ topics, joining: topics.slice(-10) });
    expect([...followed!]).toEqual(topics);
    expect([...joining]).toEqual(topics.slice(-10));
  }
});

it('is for all topics where those that follow its source are too many to be named', async () => {
  expect((await arrived({ topics: slugs(200) })).topics).toBeNull();
});

it('is stored whatever comes with it', async () => {
  const long = `https://desk.example.org/${'a'.repeat(2_000)}`;
  const identities = Array.from({ length: 20 }, (_, at) => `link:https://desk.example.org/${at}`);
  const categories = Array.from({ length: 50 }, (_, at) => `Folder ${at}`);
  const { topics, source } = await arrived({
    url: long,
    topics: slugs(20),
    joining: slugs(20),
    identities,
    categories,
  });
  expect([source, topics === null || topics.has('the-long-name-of-topic-19')]).toEqual(['desk', true]);
});
