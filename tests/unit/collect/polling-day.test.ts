import { expect, it } from 'vitest';
import { playPollingDay } from '../../polling-day.ts';

it('polls fifty sources for a day without asking once against their rules', async () => {
  const day = await playPollingDay();
  expect(day.offences).toEqual([]);
  expect(day.documents).toBeGreaterThan(200);
  expect(day.requests).toBeLessThan(day.requestsUnmannered / 3);
});
