import { expect, test } from 'vitest';
import { keepGoing } from '../../functions/keep-going.ts';

test('goes on when work fails, and tells each reason once, and when it is over', async () => {
  const said: string[] = [];
  const attempt = keepGoing('planning', { log: { warn: (line) => void said.push(line) } });
  const full = async () => {
    throw new Error('the disk is full');
  };
  expect([
    await attempt(full),
    await attempt(full),
    await attempt(async () => 1),
    await attempt(async () => 1),
  ]).toEqual([false, false, true, true]);
  await attempt(full);
  expect(said).toEqual([
    'not planning, and tried again later: the disk is full',
    'planning again',
    'not planning, and tried again later: the disk is full',
  ]);
});
