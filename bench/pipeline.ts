/** Documents a second through everything: dropped file, article, topics, copies, stories, feed, edition, mail. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataFolder } from '../functions/adapters/local/data-folder.ts';
import type { Templates } from '../functions/digest/template.ts';
import type { Log } from '../functions/ports.ts';
import { openLocal } from '../functions/runtime/local.ts';
import { readOverview } from '../functions/runtime/overview.ts';
import { prepareTopic } from '../functions/topic/prepare-topic.ts';
import { nextDocument, type Outlet, simulatedTopics } from '../tests/simulation/generated-news.ts';
import { seeded } from '../tests/simulation/seeded.ts';

const documentsCount = Number(process.argv[2] ?? 2_000);
const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };
const folder = mkdtempSync(join(tmpdir(), 'newsfold-bench-'));
const chance = seeded(2026);

const outlets: Outlet[] = [];
for (let number = 0; number < documentsCount; number++) {
  const { key, content, articles } = nextDocument(number, outlets.slice(-500), chance);
  outlets.push(...articles);
  const path = join(folder, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content.bytes);
  utimesSync(path, 1_700_000_000 + number, 1_700_000_000 + number);
}

const newsfold = openLocal({
  folder: dataFolder(folder),
  log: silent,
  settings: {
    baseUrl: 'http://news.example',
    siteName: 'Measured',
    mailFrom: 'news@example.org',
    postalAddress: '1 Example Street',
    ownerAddress: null,
    quietSpellMinutes: 0,
    liveGapMinutes: 0,
  },
  topics: simulatedTopics.map(prepareTopic),
  templates: JSON.parse(readFileSync(new URL('../build/templates.json', import.meta.url), 'utf8')) as Templates,
  documentDays: null,
  digestTo: ['reader@example.org'],
  fetcher: { fetch: async () => ({ kind: 'failed', reason: 'not measured here' }) },
  offline: true,
});
const began = performance.now();
await newsfold.catchUp();
const seconds = (performance.now() - began) / 1000;
const { world, queue } = newsfold;
const held = await Promise.all(world.topics.map(({ slug }) => readOverview(slug, world.records)));
const sum = (of: 'entries' | 'copies' | 'editions'): number => held.reduce((all, one) => all + one[of], 0);
const { dead } = await queue.counts();
await newsfold.close();
rmSync(folder, { recursive: true, force: true });

console.log(`| documents | entries | copies folded | dead letters | seconds | documents a second | peak memory, MiB |`);
console.log('|---:|---:|---:|---:|---:|---:|---:|');
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(
  `| ${documentsCount} | ${sum('entries')} | ${sum('copies')} | ${dead} | ${seconds.toFixed(1)} | ${(documentsCount / seconds).toFixed(0)} | ${peakMiB.toFixed(0)} |`,
);
