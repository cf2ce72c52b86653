import { expect, it } from 'vitest';
import { playPollingDay } from '../../polling/polling-day.ts';

it('polls fifty sources for a day, slow, dead and busy ones among them, without asking once against their rules', async () => {
  const day = await playPollingDay();
  expect(day.offences).toEqual([]);
  expect(day.documents).toBeGreaterThan(200);
  expect(day.notifications).toBeGreaterThan(10);
  expect(day.feedRequests).toBeLessThan(day.feedRequestsUnmannered / 5);
  expect(day.bytes).toBeLessThan(day.bytesUnmannered / 10);
  // Sources are asked at the next plan after they are due, whatever others do.
  expect(day.lateMinutesMax).toBeLessThanOrEqual(5);
  expect(day.newsAgeMinutesMedian).toBeLessThan(30);
});
