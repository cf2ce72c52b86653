/**
 * How long it takes to publish a topic again after one new entry, as its archive grows.
 * Run: `node bench/feed-archive.ts [entries…]`; prints a Markdown table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockSystem } from '../functions/adapters/clock-system.ts';
import { blobsFiles } from '../functions/adapters/local/blobs-files.ts';
import { openDatabase } from '../functions/adapters/local/database.ts';
import { recordsSqlite } from '../functions/adapters/local/records-sqlite.ts';
import { type FeedNeeds, feed } from '../functions/feed/feed.ts';
import { recordKeys } from '../functions/keys.ts';
import { limits } from '../functions/limits.ts';
import { partOf } from '../functions/model/archive-part.ts';
import type { Entry } from '../functions/model/entry.ts';
import type { RecordWrite } from '../functions/ports.ts';
import { harbour, memoryNeeds, sampleArticle, sampleEntry, store } from '../tests/unit/feed/sample-entries.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000, 100_000];
const perMonth = 10_000;
const runs = 25;
const paragraph = `<p>${'The ferry left the quay at the hour that the timetable says, as it does on most days. '.repeat(6)}</p>`;

/** The `n`th entry of a long archive (from 0), and its article of about 4 KB. */
function entryAt(n: number): Entry {
  const month = new Date(Date.UTC(2020, Math.floor(n / perMonth), 1)).toISOString().slice(0, 7);
  return sampleEntry((n % perMonth) + 1, { position: `${month}#${String((n % perMonth) + 1).padStart(6, '0')}` });
}

/** Fills a topic with entries; only articles that are read again are stored. The archive is as the runs before left it. */
async function fill(needs: FeedNeeds, size: number): Promise<void> {
  for (let start = 0; start < size; start += 100) {
    const writes = Array.from({ length: Math.min(100, size - start) }, (_, index): RecordWrite => {
      const entry = entryAt(start + index);
      return { kind: 'put', key: recordKeys.entry(harbour.slug, entry.position), value: entry, expect: 'absent' };
    });
    await needs.records.write(writes);
  }
  const newest = Math.max(0, size - 2 * limits.feedEntriesMax);
  for (let n = newest; n < size; n++) await store(needs, entryAt(n), sampleArticle(entryAt(n), paragraph.repeat(8)));
  // The runs before have written the archive up to the last complete part; the first run here learns where that is.
  const { month, number } = partOf(entryAt(size - 1).position);
  const through = number > 1 ? { month, number: number - 1 } : partOf(entryAt(Math.max(0, size - 51)).position);
  const { baseUrl } = needs.settings;
  const stamp = JSON.stringify([2, baseUrl, harbour.title, harbour.description, harbour.language]);
  const key = recordKeys.topicState(harbour.slug, 'archive');
  await needs.records.write([{ kind: 'put', key, value: { through, newest: through, stamp }, expect: 'absent' }]);
  await feed({ to: 'feed', topic: harbour.slug }, needs);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

console.log('| entries in the archive | one more entry, ms (median) | nothing changed, ms (median) |');
console.log('|---:|---:|---:|');
for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-bench-'));
  const clock = clockSystem();
  const database = openDatabase(join(folder, 'newsfold.db'));
  const records = recordsSqlite(database, { clock });
  const needs: FeedNeeds = { ...memoryNeeds(), records, blobs: blobsFiles(folder) };
  await fill(needs, size);
  const added: number[] = [];
  const same: number[] = [];
  for (let run = 0; run < runs; run++) {
    const entry = entryAt(size + run);
    await store(needs, entry, sampleArticle(entry, paragraph.repeat(8)));
    for (const times of [added, same]) {
      const started = performance.now();
      await feed({ to: 'feed', topic: harbour.slug }, needs);
      times.push(performance.now() - started);
    }
  }
  console.log(`| ${size.toLocaleString('en')} | ${median(added).toFixed(1)} | ${median(same).toFixed(1)} |`);
  database.close();
  rmSync(folder, { recursive: true, force: true });
}
