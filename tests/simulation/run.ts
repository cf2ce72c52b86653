import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Templates } from '../../functions/digest/template.ts';
import { violations } from './invariants.ts';
import { simulate } from './simulate.ts';

/** `npm run simulate -- --seed N` replays one seed with its trace; `--from N --count M` runs many and names those that fail. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
  },
});
const templates = JSON.parse(readFileSync(new URL('../../build/templates.json', import.meta.url), 'utf8')) as Templates;

if (values.seed !== undefined) {
  const run = await simulate(Number(values.seed), templates);
  process.stdout.write(`${run.trace.join('\n')}\n`);
  report(run.seed, await violations(run));
} else {
  const from = Number(values.from);
  const to = from + Number(values.count) - 1;
  for (let seed = from; seed <= to; seed++) report(seed, await violations(await simulate(seed, templates)));
  process.stdout.write(`seeds ${from} to ${to}: ${process.exitCode === 1 ? 'some failed' : 'all settled'}\n`);
}

function report(seed: number, found: readonly string[]): void {
  if (found.length === 0) return;
  process.exitCode = 1;
  process.stdout.write(`seed ${seed}\n${found.map((line) => `  ${line}\n`).join('')}`);
}
