import { describe, expect, it } from 'vitest';
import { reserve } from '../../../functions/send/quota.ts';
import { mailWorld } from '../../mail-world.ts';

const quota = { perSecond: 10, remainingToday: 1_000, sandbox: false };

describe('the pace of sending', () => {
  it('is shared by all senders: each begins where the reservations before it end', async () => {
    const world = await mailWorld();
    const waits = await Promise.all(Array.from({ length: 8 }, () => reserve(5, quota, world)));
    expect(waits.map((wait) => wait?.waitMs).toSorted((a = 0, b = 0) => a - b)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => turn * 500),
    );
  });

  it('starts anew after a rest, without catching up', async () => {
    const world = await mailWorld();
    await reserve(10, quota, world);
    world.clock.advance(60_000);
    expect(await reserve(10, quota, world)).toEqual({ waitMs: 0 });
    expect(await reserve(1, quota, world)).toEqual({ waitMs: 1_000 });
  });

  it('sends a sender away when the queue is too long to wait in', async () => {
    const world = await mailWorld();
    await reserve(1_000, quota, world);
    expect(await reserve(1, quota, world)).toBeNull();
  });

  it('waits for no reservation that was made before the clock was put back', async () => {
    const world = await mailWorld();
    await reserve(10, quota, world);
    world.clock.advance(-24 * 3_600_000);
    expect(await reserve(10, quota, world)).toEqual({ waitMs: 0 });
    expect(await reserve(1, quota, world)).toEqual({ waitMs: 1_000 });
  });
});
