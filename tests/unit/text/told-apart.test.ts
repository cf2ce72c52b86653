import { expect, it } from 'vitest';
import { toldApart } from '../../../functions/text/told-apart.ts';

it('shows two decimals where they are enough', () => {
  expect(toldApart(0.08, 0.12, 2)).toEqual(['0.08', '0.12']);
});

it('shows as many as tell a number just short of its line from the line', () => {
  expect(toldApart(0.1197, 0.12, 2)).toEqual(['0.1197', '0.1200']);
});

it('comes to an end where they are one number, or next to one', () => {
  expect(toldApart(0.12, 0.12, 2)).toEqual(['0.12', '0.12']);
  expect(toldApart(0.12, 0.12 + Number.EPSILON, 2)[0]).toBe('0.12000000');
});
