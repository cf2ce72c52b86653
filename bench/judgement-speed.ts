/**
 * What judging one article takes (match, copies, story) and how many records it reads, as the window fills,
 * and how many articles a second go through match and the whole curate step. Processor time is counted in ticks of some
 * milliseconds where the kernel does so, and counts the threads that collect garbage and compile beside the program: good
 * for sums, not for one judgement. So single judgements are timed by the clock, on a machine that does nothing else:
 * once as they come, and each at its fastest of three, which leaves out what only happened at the time.
 * Run: `node --expose-gc bench/judgement-speed.ts [articles…]`; prints a Markdown table. Memory in use is what a collection
 * leaves; of the process also what V8 and SQLite keep at hand to use again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blobsMemory } from '../functions/adapters/local/blobs-memory.ts';
import { openDatabase } from '../functions/adapters/local/database.ts';
import { recordsSqlite } from '../functions/adapters/local/records-sqlite.ts';
import { loadTopic } from '../functions/adapters/local/topics-folder.ts';
import { curateRows, rowsArriveAt, type TextRow } from '../functions/curate/curate-rows.ts';
import { judge } from '../functions/curate/judge/judgement.ts';
import { readReport } from '../functions/curate/judge/report.ts';
import { matchTopic } from '../functions/topic/match-topic.ts';
import { prepareTopic } from '../functions/topic/prepare-topic.ts';
import { seededNumbers } from './quality/seeded-order.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
const judged = 300;
const tries = 3;
const warmUps = 10;
const wordsOfArticle = 350;
const reportsOfEvent = 6;
const copyShare = 0.15;

const seeds = fileURLToPath(new URL('../seeds/mali-peacekeeping', import.meta.url));
const topic = prepareTopic(loadTopic(seeds));
const clock = { now: () => rowsArriveAt };
const silent = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };

const next = seededNumbers(7);
const syllables = 'ba ko ri tan del mo su ven lar pi gos te na dru fel ca'.split(' ');
const wordAt = (n: number) =>
  [n % 16, (n >> 4) % 16, (n >> 8) % 16, (n >> 12) % 16].map((at) => syllables[at]).join('');
/** Words as common as in prose: the n-th of them n times rarer than the first (Zipf). */
const proseWord = () => wordAt(Math.floor(Math.exp(next() * Math.log(30_000))));

/** Reports of invented events: each event has names and figures of its own, some reports are copies of the one before. */
function* reports(): Generator<TextRow> {
  let before = '';
  for (let n = 0; ; n++) {
    const event = Math.floor(n / reportsOfEvent);
    const names = [1, 2, 3, 4].map((at) =>
      wordAt(event * 4 + at + 20_000).replace(/^./, (first) => first.toUpperCase()),
    );
    const words = Array.from({ length: wordsOfArticle }, (_, at) =>
      at % 12 === 5 ? names[(n + at) % 4] : at % 40 === 7 ? String(event * 10 + (at % 3)) : proseWord(),
    );
    const text = before !== '' && next() < copyShare ? `${before} ${words.slice(0, 30).join(' ')}` : words.join(' ');
    before = text;
    yield { id: String(n), title: words.slice(3, 12).join(' '), text, published: null, url: null };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'newsfold-judgement-'));
try {
  const records = recordsSqlite(openDatabase(join(folder, 'records.db'), 'kill'), { clock });
  const curate = curateRows(topic.slug, { records, blobs: blobsMemory({ clock }), log: silent, topics: [topic] });
  const source = reports();
  const take = () => source.next().value as TextRow;
  console.log(
    '| articles in the window | one judgement, median, ms | p99 | slowest, at its fastest of three | records read | articles a second of CPU | in use, MiB | of the process, MiB |',
  );
  console.log('|---:|---:|---:|---:|---:|---:|---:|---:|');
  let filled = 0;
  for (const size of sizes) {
    for (; filled < size; filled++) await curate(take());
    const asTheyCome: number[] = [];
    const fastest: number[] = [];
    const reads: number[] = [];
    for (let n = -warmUps; n < judged; n++) {
      const row = take();
      const times: number[] = [];
      for (let go = 0; go < tries; go++) {
        const start = performance.now();
        matchTopic(topic, row);
        const judgement = await judge(
          topic.slug,
          readReport(row),
          { firstSeen: rowsArriveAt, published: null },
          { records },
        );
        times.push(performance.now() - start);
        reads.push(judgement.recordsRead);
      }
      if (n < 0) continue;
      asTheyCome.push(times[0] ?? 0);
      fastest.push(Math.min(...times));
    }
    const rows = Array.from({ length: judged }, take);
    const start = process.cpuUsage();
    for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
      matchTopic(topic, row);
      await curate(row);
    }
    const through = process.cpuUsage(start);
    filled += judged;
    asTheyCome.sort((a, b) => a - b);
    globalThis.gc?.();
    const memory = process.memoryUsage();
    const cells = [
      size,
      (asTheyCome[judged >> 1] ?? 0).toFixed(2),
      (asTheyCome[Math.floor(judged * 0.99)] ?? 0).toFixed(2),
      Math.max(...fastest).toFixed(2),
      Math.max(...reads),
      Math.round(judged / ((through.user + through.system) / 1e6)),
      Math.round((memory.heapUsed + memory.external) / 2 ** 20),
      Math.round(memory.rss / 2 ** 20),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
