import { expect, test } from 'vitest';
import { untroubled } from '../../../functions/runtime/untroubled.ts';

test('goes on when work fails, and tells each reason once, and when it is over', async () => {
  const said: string[] = [];
  const told = untroubled('planning', { log: { warn: (line) => void said.push(line) } });
  const full = async () => {
    throw new Error('the disk is full');
  };
  expect([await told(full), await told(full), await told(async () => 1), await told(async () => 1)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  await told(full);
  expect(said).toEqual([
    'not planning, and tried again later: the disk is full',
    'planning again',
    'not planning, and tried again later: the disk is full',
  ]);
});
