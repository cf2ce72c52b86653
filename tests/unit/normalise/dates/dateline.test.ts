import { describe, expect, test } from 'vitest';
import { readDateline, withoutDateline } from '../../../../functions/normalise/dates/dateline.ts';
import { datelineDay } from '../../../../functions/normalise/dates/dateline-day.ts';

describe('a dateline', () => {
  test.each([
    ['Harare — The mission ended on Monday, ten years after it began.', 'Harare', null],
    ['PARIS (Reuters) - Ministers met on Tuesday.', 'Paris', 'Reuters'],
    ['BAMAKO, Mali, June 30 (AFP) — The council voted.', 'Bamako', 'AFP'],
    ['NEW YORK – Stocks fell on Monday, as they had done all week.', 'New York', null],
    ['باماكو (رويترز) - صوت المجلس.', 'باماكو', 'رويترز'],
    ['KITANDA CITY, 3 March 2026 - Ministers left the negotiating table on Tuesday.', 'Kitanda City', null],
    ['TESFA, Ardenia (12 January 2026) — The foundation opened a clinic today with forty beds.', 'Tesfa', null],
    ['VALMARA, le 14 avril 2026 – La commune ouvre ce mardi un refuge de soixante lits.', 'Valmara', null],
    ['SANTA RITA, 3 de marzo de 2026 (Agencia Surco) - El tren volvió el martes.', 'Santa Rita', 'Agencia Surco'],
    ['HADU, Tuesday, 3 March 2026 -- The pass is closed since Sunday, the county said.', 'Hadu', null],
    ['TARROW, March 3, 2026 /Plain Wire/ -- The tram ran on Monday.', 'Tarrow', 'Plain Wire'],
    ['HADU/TESFA, March 3 (Plain News) - The pass is closed.', 'Hadu/Tesfa', 'Plain News'],
    ['ORRIN--The bells have been silent since Sunday, when the bees came.', 'Orrin', null],
    ['القاهرة 15 مارس 2026 (وكالة الضفاف) - عادت المياه.', 'القاهرة', 'وكالة الضفاف'],
    ['هادو، 14 أبريل 2026 – افتتح الهلال الأحمر اليوم مركزا يتسع لستين سريرا.', 'هادو', null],
    ['The mission — known as MINUSMA — ended.', null, null],
    ['He said - and meant it - that he would go.', null, null],
    ['Prices rose. Wages did not.', null, null],
    ['Paris — the capital of a country that knows strikes — stood still.', null, null],
    ['Google – once a start-up – bought another.', null, null],
  ])('%s', (paragraph, place, agency) => {
    expect(readDateline(paragraph)).toEqual({ place, agency });
  });
});

test.each([
  ['KITANDA CITY, 3 March 2026 - Ministers left the table.', '2026-03-03'],
  ['TESFA, Ardenia (12 January 2026) — The foundation opened a clinic.', '2026-01-12'],
  ['VALMARA, le 14 avril 2026 – La commune ouvre un refuge.', '2026-04-14'],
  ['TARROW, March 3, 2026 /Plain Wire/ -- The tram ran.', '2026-03-03'],
  ['KASORO CITY, March 3 (Plain News) -- Miners went back to work.', null],
  ['The mission that began on 3 March 2026 - a Tuesday - has ended.', null],
])('the day of the dateline of “%s” is %s', (paragraph, day) => {
  expect(datelineDay(paragraph, {})).toBe(day);
});

test('a first paragraph reads on its own without its dateline', () => {
  expect(withoutDateline('PARIS (Reuters) - Ministers met on Tuesday.')).toBe('Ministers met on Tuesday.');
  expect(withoutDateline('The mission — known as MINUSMA — ended.')).toBe('The mission — known as MINUSMA — ended.');
});
