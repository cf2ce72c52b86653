import { expect, test } from 'vitest';
import {
  count,
  type DayCounts,
  pauseIfUnhealthy,
  reasonToPause,
  requestsHaveToWait,
} from '../../../functions/feedback/sending-health.ts';
import { recordKeys } from '../../../functions/keys.ts';
import { mailWorld } from '../../mail-world.ts';

const none: DayCounts = { sent: 0, hardBounces: 0, complaints: 0 };

test.each<[string, Partial<DayCounts>, string | null]>([
  ['nothing', {}, null],
  ['two complaints, which may be an accident', { sent: 10, complaints: 2 }, null],
  ['three complaints', { sent: 10, complaints: 3 }, 'complaints are at 30.00 % of 10 mails in 7 days'],
  ['a tenth of a percent of complaints', { sent: 3_000, complaints: 3 }, null],
  ['more of them', { sent: 2_999, complaints: 3 }, 'complaints are at 0.10 % of 2999 mails in 7 days'],
  ['complaints of requests', { sent: 10, complaints: 3, requestComplaints: 1 }, null],
  ['complaints of mails of weeks ago', { complaints: 3 }, 'complaints are at 300.00 % of 0 mails in 7 days'],
  ['nine bounces, which may be an accident', { sent: 10, hardBounces: 9 }, null],
  ['five percent of bounces', { sent: 200, hardBounces: 10 }, null],
  ['more of them', { sent: 199, hardBounces: 10 }, 'bounces are at 5.03 % of 199 mails in 7 days'],
  ['bounces of requests', { sent: 20, hardBounces: 19, requestBounces: 10 }, null],
])('pauses or not after %s', (_, counts, expected) => {
  expect(reasonToPause({ ...none, ...counts })).toBe(expected);
});

test.each<[Partial<DayCounts>, boolean]>([
  [{ requestBounces: 19, requestComplaints: 2, hardBounces: 100, complaints: 100 }, false],
  [{ requestBounces: 20 }, true],
  [{ requestComplaints: 3 }, true],
])('requests to confirm wait for tomorrow after %j: %s', async (counts, expected) => {
  const world = await mailWorld();
  await count(counts, world);
  expect(await requestsHaveToWait(world)).toBe(expected);
  world.clock.advance(24 * 3_600_000);
  expect(await requestsHaveToWait(world)).toBe(false);
});

test('says once that it pauses, and since when', async () => {
  const world = await mailWorld();
  await count({ complaints: 3 }, world);
  const pausedAt = world.clock.now();
  await pauseIfUnhealthy(world);
  world.clock.advance(1_000);
  await pauseIfUnhealthy(world);
  expect(world.events.filter(({ event }) => event === 'sending paused')).toHaveLength(1);
  expect((await world.records.get(recordKeys.sending('pause')))?.value).toMatchObject({ at: pausedAt });
});
