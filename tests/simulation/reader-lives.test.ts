import { expect, it } from 'vitest';
import { liveThrough } from './reader-lives.ts';

const seedsCount = Number(process.env.NEWSFOLD_READER_SEEDS ?? 60);
const batch = 5;

for (let from = 1; from <= seedsCount; from += batch) {
  const to = Math.min(from + batch - 1, seedsCount);
  it(`gives every reader each story once, whatever they change and whatever fails, seeds ${from} to ${to}`, async () => {
    for (let seed = from; seed <= to; seed++) {
      expect(await liveThrough(seed), `seed ${seed}: NEWSFOLD_READER_SEEDS=${seed}`).toEqual([]);
    }
  });
}
