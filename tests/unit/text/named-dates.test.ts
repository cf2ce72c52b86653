import { describe, expect, it } from 'vitest';
import { datesNamed, daysBetween, type NamedDate } from '../../../functions/text/named-dates.ts';

const on = (year: number | null, month: number, day: number): NamedDate => ({ year, month, day });

describe('the days that a text names', () => {
  it.each([
    ['The council voted on December 16, 2008.', on(2008, 12, 16)],
    ['Posted: Sept. 3rd, 2013 at noon', on(2013, 9, 3)],
    ['on the 16th of December 2008', on(2008, 12, 16)],
    ['a vote on June 30', on(null, 6, 30)],
    ['Last-Modified: 2008-12-16', on(2008, 12, 16)],
    ['UPDATED 2 / 3 / 2009 5:59 PM', on(2009, 2, 3)],
    ['27/09/2013', on(2013, 9, 27)],
    ['le 1er août 2024', on(2024, 8, 1)],
    ['el 16 de diciembre de 2008', on(2008, 12, 16)],
    ['am 3. März 2021', on(2021, 3, 3)],
    ['16 декабря 2008 года', on(2008, 12, 16)],
    ['يوم 16 ديسمبر 2008', on(2008, 12, 16)],
    ['يوم ١٦ ديسمبر ٢٠٠٨', on(2008, 12, 16)],
    ['16 दिसंबर 2008 को', on(2008, 12, 16)],
    ['2008年12月16日', on(2008, 12, 16)],
    ['安理会12月16日表决', on(null, 12, 16)],
  ])('are read: %s', (text, date) => {
    expect(datesNamed(text)).toEqual([date]);
  });

  it.each(['in May', 'December 2008', 'a 3-2-1 win', '31 of 40 seats', 'March 45', '99/99/2009'])(
    'are none in: %s',
    (text) => {
      expect(datesNamed(text)).toEqual([]);
    },
  );

  it('are as far apart as the calendar says, over the turn of the year where that is left open', () => {
    expect(daysBetween(on(2008, 12, 14), on(2008, 12, 16))).toBe(2);
    expect(daysBetween(on(null, 12, 31), on(2009, 1, 1))).toBeLessThan(3);
    expect(daysBetween(on(2008, 12, 16), on(2013, 12, 16))).toBeGreaterThan(1_800);
  });
});
