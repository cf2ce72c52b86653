import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobsMemory } from '../../../../functions/adapters/local/blobs-memory.ts';
import { seedDocuments } from '../../../../functions/adapters/local/seed-documents.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const seeds = mkdtempSync(join(tmpdir(), 'newsfold-seeds-'));

function file(path: string, text: string): void {
  mkdirSync(join(seeds, path, '..'), { recursive: true });
  writeFileSync(join(seeds, path), text);
}

test('puts in the examples and samples of topics, once, and nothing of a folder that is no topic', async () => {
  file('tide/topic.json', '{ "slug": "tide", "title": "Tide" }');
  file('tide/articles/high.txt', 'High tide\n\nThe water stood high.\n');
  file('tide/samples/low.html', '<title>Low tide</title>');
  file('tide/samples/.hidden', 'no document');
  file('laid-aside/topic.json.off', '{ "slug": "laid-aside", "title": "Laid aside" }');
  file('laid-aside/articles/tide.txt', 'Tide tables\n\nThe tide of a topic that is no more.\n');
  const clock = manualClock();
  const blobs = blobsMemory({ clock });
  for (const _ of [1, 2]) await seedDocuments(seeds, { blobs, clock });
  const { keys } = await blobs.list('documents/', { limit: 10 });
  expect(keys.map((key) => key.replace(/[0-9a-f]{32}/, 'hash')).sort()).toEqual([
    'documents/seeds/hash.html',
    'documents/seeds/hash.txt',
  ]);
});
