import { expect, test } from 'vitest';
import { retryDelayMs } from '../../../functions/runtime/retry-delay.ts';

test('waits twice as long each time, and never longer than a minute', () => {
  expect([1, 2, 3, 4].map(retryDelayMs)).toEqual([200, 400, 800, 1600]);
  expect(retryDelayMs(50)).toBe(60_000);
});
