import { expect, test } from 'vitest';
import { asWritten } from '../../../functions/text/as-written.ts';
import { stems } from '../../../functions/text/words.ts';

test.each([
  ['Troops left Mali; Malian troops stayed. The troops of Mali marched.', { troop: 'troops', mali: 'Mali' }],
  ['Le retrait de la Mission; les retraits passés.', { mission: 'Mission', retrait: 'retrait' }],
  ['El último avión despegó. La misión terminó.', { ultimo: 'último', avion: 'avión' }],
  ['قوات حفظ السلام تغادر مالي', { مالي: 'مالي' }],
])('shows words as %s writes them', (text, expected) => {
  const asked = Object.keys(expected);
  for (const one of asked) expect(stems(text)).toContain(one);
  expect(Object.fromEntries(asWritten(asked, text))).toEqual(expected);
});

test('leaves out what the text does not say as one word', () => {
  expect(asWritten(['names of the examples', 'ceasefire'], 'The mission ended.').size).toBe(0);
});
