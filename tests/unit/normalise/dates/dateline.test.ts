import { describe, expect, test } from 'vitest';
import { readDateline, withoutDateline } from '../../../../functions/normalise/dates/dateline.ts';

describe('a dateline', () => {
  test.each([
    ['Harare — The mission ended on Monday, ten years after it began.', 'Harare', null],
    ['PARIS (Reuters) - Ministers met on Tuesday.', 'Paris', 'Reuters'],
    ['BAMAKO, Mali, June 30 (AFP) — The council voted.', 'Bamako', 'AFP'],
    ['NEW YORK – Stocks fell on Monday, as they had done all week.', 'New York', null],
    ['باماكو (رويترز) - صوت المجلس.', 'باماكو', 'رويترز'],
    ['The mission — known as MINUSMA — ended.', null, null],
    ['He said - and meant it - that he would go.', null, null],
    ['Prices rose. Wages did not.', null, null],
    ['Paris — the capital of a country that knows strikes — stood still.', null, null],
    ['Google – once a start-up – bought another.', null, null],
  ])('%s', (paragraph, place, agency) => {
    expect(readDateline(paragraph)).toEqual({ place, agency });
  });
});

test('a first paragraph reads on its own without its dateline', () => {
  expect(withoutDateline('PARIS (Reuters) - Ministers met on Tuesday.')).toBe('Ministers met on Tuesday.');
  expect(withoutDateline('The mission — known as MINUSMA — ended.')).toBe('The mission — known as MINUSMA — ended.');
});
