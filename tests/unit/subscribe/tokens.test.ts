import { expect, test } from 'vitest';
import { signToken, type TokenPurpose, verifyToken } from '../../../functions/subscribe/tokens.ts';

const issuedAt = Date.parse('2026-03-01T00:00:00.000Z') / 1000;
const claims = { purpose: 'preferences', subject: 'ab12', topic: 'river', issuedAt } as const;
const token = signToken(claims, 'secret');
const read = (text: string, { purpose = 'preferences' as TokenPurpose, secret = 'secret', now = '2026-03-03' } = {}) =>
  verifyToken(text, purpose, secret, { now: `${now}T00:00:00.000Z`, daysMax: 2 });

test('says what was signed, for as many days as it holds', () => {
  expect(token).toMatch(/^[\w.-]+$/);
  expect(read(token)).toEqual(claims);
  expect(read(token, { now: '2026-03-04' })).toBeNull();
  expect(verifyToken(token, 'preferences', 'secret', { now: '2036-03-01T00:00:00.000Z', daysMax: null })).toEqual(
    claims,
  );
});

test.each(['confirm', 'unsubscribe', 'form'] as const)('is not good to %s', (purpose) => {
  expect(read(token, { purpose })).toBeNull();
});

test.each([
  ['nothing', ''],
  ['another subject', token.replace('ab12', 'ab13')],
  ['another topic', token.replace('river', 'lake')],
  ['another time', token.replace('p', 'p1')],
  ['another purpose', token.replace('p', 'c')],
  ['another signature', token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['a short signature', token.slice(0, -1)],
  ['no signature', token.slice(0, token.lastIndexOf('.') + 1)],
  ['one part more', `${token}.x`],
  ['an empty part more', `${token}.`],
  ['more than a link holds', signToken({ ...claims, topic: 'x'.repeat(300) }, 'secret')],
])('is refused with %s', (_, text) => {
  expect(read(text)).toBeNull();
});

test('is refused where another installation made it', () => {
  expect(read(token, { secret: 'other' })).toBeNull();
});
