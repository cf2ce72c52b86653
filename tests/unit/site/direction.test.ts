import { expect, it } from 'vitest';
import { directionOf } from '../../../functions/site/direction.ts';

it.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['FA', 'rtl'],
  ['he', 'rtl'],
  ['ku-Arab', 'rtl'],
  ['az-Latn', 'ltr'],
  ['en', 'ltr'],
  ['fr-CA', 'ltr'],
  ['arn', 'ltr'],
  [null, 'auto'],
])('text in %s runs %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
