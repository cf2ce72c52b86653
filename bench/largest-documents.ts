/** What the largest documents that are taken ask of the normalise function, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { limits } from '../functions/limits.ts';
import { readDocument } from '../functions/normalise/read-document.ts';
import { pipeline } from '../functions/pipeline.ts';
import { billedMs } from './cost-day.ts';

const sentence = 'The dockers of the harbour left the cranes alone on Monday, said the pilots, and went home. ';
/** As many elements as a page may have, and as many bytes. */
const elements = 49_000;
const filled = (unit: string) => unit.repeat(Math.floor((limits.documentBytesMax - 200) / unit.length));

const documents: Readonly<Record<string, () => readonly [contentType: string, text: string]>> = {
  'a page of 5 MiB': () => {
    const paragraph = `<p>${sentence.repeat(Math.floor(limits.documentBytesMax / elements / sentence.length))}</p>\n`;
    return ['text/html', `<html><body><article><h1>Strike</h1>${paragraph.repeat(elements)}</article></body></html>`];
  },
  'a text of 5 MiB': () => ['text/plain', `Strike\n\n${filled(`${sentence}\n\n`)}`],
  'a feed of 2,000 items': () => {
    const description = `&lt;p&gt;${sentence.repeat(24)}&lt;/p&gt;`;
    const items = Array.from({ length: limits.entriesPerDocumentMax }, (_, number) => {
      const link = `https://paper.example/${number}`;
      return `<item><title>Strike ${number}</title><link>${link}</link><description>${description}</description></item>`;
    });
    return ['application/rss+xml', `<rss><channel><title>Paper</title>${items.join('')}</channel></rss>`];
  },
};

const [, , asked] = process.argv;
if (asked === undefined) printAll();
else await measure(asked);

function printAll(): void {
  const { memoryMiB, timeoutSeconds } = pipeline.normalise.limits;
  console.log(
    '| document | MiB | articles | computing, ms | on Lambda, s | peak memory, MiB |\n|---|---:|---:|---:|---:|---:|',
  );
  for (const name of Object.keys(documents)) {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    process.stdout.write(run.stdout);
  }
  console.log(`\nThe function has ${memoryMiB} MiB and ${timeoutSeconds} s.`);
}

async function measure(name: string): Promise<void> {
  const [contentType, text] = documents[name]!();
  const bytes = Buffer.from(text);
  const where = { url: 'https://paper.example/x', source: 'bench', documentKey: 'documents/bench/x' };
  const started = process.cpuUsage();
  const read = await readDocument({ bytes, contentType, receivedAt: '2026-01-01T00:00:00.000Z', ...where });
  const { user, system } = process.cpuUsage(started);
  const computedMs = (user + system) / 1000;
  const cells = [
    name,
    (bytes.length / 1024 / 1024).toFixed(1),
    read.kind === 'articles' ? read.articles.length : read.kind,
    Math.round(computedMs),
    (billedMs('normalise', { computedMs, waitedMs: 0 }) / 1000).toFixed(1),
    Math.round(process.resourceUsage().maxRSS / 1024),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
