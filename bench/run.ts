import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What is measured, each by a script of its own (so that none warms up or crowds another) that prints Markdown. */
const sections = [
  { title: 'Start-up', script: 'start-up.ts' },
  { title: 'The functions on Lambda', script: 'bundles.ts' },
  { title: 'The largest documents', script: 'largest-documents.ts' },
  { title: 'A month on AWS', script: 'cost.ts' },
  { title: 'The whole pipeline', script: 'pipeline.ts' },
  { title: 'HTML pages to articles', script: 'normalise.ts' },
  { title: 'Feeds in the shapes that cost most', script: 'feed-shapes.ts' },
  { title: 'Mails put together', script: 'mail-compose.ts' },
  { title: 'An edition to a million readers, in simulation', script: 'mail-million.ts' },
  { title: 'The feed again after one more entry, as its archive grows', script: 'feed-archive.ts' },
  { title: 'Judgement as the window fills', script: 'judgement-speed.ts' },
  { title: 'A day of polling fifty sources', script: 'polling-day.ts' },
] as const;

/** `npm run bench` measures everything and writes RESULTS.md; `npm run bench -- pipeline.ts` measures one and prints it. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const asked = process.argv.slice(2);
const chosen = sections.filter(({ script }) => asked.length === 0 || asked.includes(script));

const parts = chosen.map(({ title, script }) => {
  process.stderr.write(`${title} …\n`);
  const run = spawnSync(process.execPath, ['--expose-gc', `${folder}${script}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status ?? run.signal}`);
  return `## ${title}\n\n${run.stdout.trim()}\n\n\`node bench/${script}\`\n`;
});

const [processor] = cpus();
const head = `# Measured

All of this by one run of \`npm run bench\` on ${cpus().length} cores (${processor?.model.trim()}), Node ${process.versions.node}.
Another machine gives other numbers; the ratios stay.
`;
const text = [head, ...parts].join('\n');
if (asked.length === 0) writeFileSync(`${folder}RESULTS.md`, text);
process.stdout.write(text);
