/** How long `npm start -- --once` takes on an empty folder and on one that is there, and how much memory it takes at most. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const runs = 5;
const command = fileURLToPath(new URL('../functions/cli/newsfold.ts', import.meta.url));
const tellMemory =
  "data:text/javascript,process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";

interface Start {
  readonly ms: number;
  readonly peakMiB: number;
}

function start(folder: string, ...options: readonly string[]): Start {
  const began = performance.now();
  const run = spawnSync(process.execPath, ['--import', tellMemory, command, 'start', '--data', folder, ...options], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const peakKiB = Number(/peak (\d+)/.exec(run.stderr)?.[1]);
  return { ms: performance.now() - began, peakMiB: peakKiB / 1024 };
}

function row(name: string, starts: readonly Start[]): string {
  const middle = starts.toSorted((a, b) => a.ms - b.ms)[Math.floor(starts.length / 2)]!;
  return `| ${name} | ${(middle.ms / 1000).toFixed(2)} | ${Math.max(...starts.map(({ peakMiB }) => peakMiB)).toFixed(0)} |`;
}

const firsts: Start[] = [];
const seconds: Start[] = [];
for (let run = 0; run < runs; run++) {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-bench-'));
  firsts.push(start(folder, '--once', '--offline'));
  seconds.push(start(folder, '--once', '--offline'));
  rmSync(folder, { recursive: true, force: true });
}
console.log('| from the command to the summary | seconds (median of 5) | peak memory, MiB |');
console.log('|---|---:|---:|');
console.log(row('first start: the seeds become a feed, a site and a mail', firsts));
console.log(row('second start: nothing new', seconds));
