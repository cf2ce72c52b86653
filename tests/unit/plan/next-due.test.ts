import { describe, expect, it } from 'vitest';
import type { Rhythm } from '../../../functions/model/subscription.ts';
import { nextDue, zoneCalled } from '../../../functions/plan/next-due.ts';

const daily = (hour: number, zone: string): Rhythm => ({ cadence: 'daily', hour, weekday: 1, zone });

describe('the next moment a digest is due', () => {
  it.each([
    ['later the same day', daily(18, 'UTC'), '2026-03-02T06:00:00.000Z', '2026-03-02T18:00:00.000Z'],
    ['the next day when the hour has passed', daily(8, 'UTC'), '2026-03-02T08:00:00.000Z', '2026-03-03T08:00:00.000Z'],
    [
      'at half past in a zone of half hours',
      daily(8, 'Asia/Kolkata'),
      '2026-03-02T00:00:00.000Z',
      '2026-03-02T02:30:00.000Z',
    ],
    [
      'at a quarter to in Kathmandu',
      daily(8, 'Asia/Kathmandu'),
      '2026-03-02T00:00:00.000Z',
      '2026-03-02T02:15:00.000Z',
    ],
    [
      'an hour earlier in UTC once summer has begun',
      daily(8, 'Europe/Paris'),
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
    ],
    [
      'behind the gap when the hour is left out',
      daily(2, 'Europe/Paris'),
      '2026-03-28T01:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'at the first of the two when the hour comes twice',
      daily(2, 'Europe/Paris'),
      '2026-10-24T12:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
    ],
    ['not at the second of the two', daily(2, 'Europe/Paris'), '2026-10-25T00:00:00.000Z', '2026-10-26T01:00:00.000Z'],
    [
      'at the first midnight when midnight comes twice',
      daily(0, 'America/Havana'),
      '2026-10-31T12:00:00.000Z',
      '2026-11-01T04:00:00.000Z',
    ],
    ['not at the second midnight', daily(0, 'America/Havana'), '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    [
      'not anew when the clock goes back from past the hour to before it',
      daily(3, 'Pacific/Chatham'),
      '2026-04-04T13:15:00.000Z',
      '2026-04-05T14:15:00.000Z',
    ],
    [
      'at midnight when the last hour of a day is left out',
      daily(23, 'America/Nuuk'),
      '2026-03-28T12:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'at midnight when the last hour of the weekday is left out',
      { cadence: 'weekly', hour: 23, weekday: 6, zone: 'America/Nuuk' },
      '2026-03-22T01:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
  ] as const)('is %s', (_, rhythm, after, expected) => {
    expect(nextDue(rhythm, after)).toBe(expected);
  });

  it('falls on the chosen weekday of the reader, not of UTC', () => {
    const rhythm: Rhythm = { cadence: 'weekly', hour: 7, weekday: 1, zone: 'Pacific/Auckland' };
    expect(nextDue(rhythm, '2026-03-03T00:00:00.000Z')).toBe('2026-03-08T18:00:00.000Z');
  });

  it('comes once on every local day of a year, at the hour or behind the gap', () => {
    for (const zone of ['Europe/Paris', 'America/New_York', 'Africa/Bamako', 'Australia/Lord_Howe', 'Asia/Beirut']) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
      const days: string[] = [];
      let at = '2026-01-01T00:00:00.000Z';
      for (let count = 0; count < 365; count++) {
        at = nextDue(daily(2, zone), at);
        days.push(day.format(new Date(at)));
      }
      expect(new Set(days).size).toBe(365);
    }
  });

  it('knows a zone from a word, by one name', () => {
    expect(['Africa/Bamako', 'africa/bamako', 'utc', 'Etc/UTC'].map(zoneCalled)).toEqual([
      ...['Africa/Bamako', 'Africa/Bamako', 'UTC', 'UTC'],
    ]);
    expect(zoneCalled('Europe/Kyiv')).toBe(zoneCalled('Europe/Kiev'));
    expect(['Mars/Olympus', '', 'x'.repeat(65)].map(zoneCalled)).toEqual([null, null, null]);
  });
});
