import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Templates } from '../../functions/digest/template.ts';
import { violations } from './invariants.ts';
import { simulate } from './simulate.ts';

const templates = JSON.parse(readFileSync(new URL('../../build/templates.json', import.meta.url), 'utf8')) as Templates;
const seedsCount = Number(process.env.NEWSFOLD_SIMULATION_SEEDS ?? 200);
const batch = 20;

for (let from = 1; from <= seedsCount; from += batch) {
  const to = Math.min(from + batch - 1, seedsCount);
  test(`settles with nothing lost and nothing doubled, seeds ${from} to ${to}`, async () => {
    for (let seed = from; seed <= to; seed++) {
      const found = await violations(await simulate(seed, templates));
      expect(found, `replay with: npm run simulate -- --seed ${seed}`).toEqual([]);
    }
  });
}

test('takes the same course when a seed is played again', async () => {
  const [first, second] = [await simulate(7, templates), await simulate(7, templates)];
  expect(second.trace).toEqual(first.trace);
  expect(second.mails).toEqual(first.mails);
});
