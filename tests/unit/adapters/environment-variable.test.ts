import { afterEach, expect, test, vi } from 'vitest';
import { environmentVariable } from '../../../functions/adapters/environment-variable.ts';

const name = 'NEWSFOLD_HEADER_TEST';
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['Bearer 1', 'Bearer 1'],
  ['', undefined],
  [undefined, undefined],
])('takes %j for %j', (set, value) => {
  vi.stubEnv(name, set);
  expect(environmentVariable(name)).toBe(value);
});
