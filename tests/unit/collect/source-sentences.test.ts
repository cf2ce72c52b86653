import { expect, test } from 'vitest';
import { networkFailure } from '../../../functions/collect/network-failure.ts';
import { healthSentence, sourcesSummary } from '../../../functions/collect/source-health.ts';

test.each([
  ['getaddrinfo ENOTFOUND desk.example', 'the name desk.example is not known here, as when there is no network'],
  ['getaddrinfo EAI_AGAIN desk.example', 'the name desk.example is not known here, as when there is no network'],
  [
    'the address is private or special',
    'the address is private or special, and "privateSources" in settings.json does not name it',
  ],
  ['connect ECONNREFUSED 192.0.2.1:443', 'nothing listens at 192.0.2.1:443'],
  ['connect ETIMEDOUT 192.0.2.1:443', '192.0.2.1:443 cannot be reached'],
])('says %s in words', (reason, sentence) => {
  expect(networkFailure(reason)).toBe(sentence);
});

test('leaves what it does not know as it is', () => {
  expect(networkFailure('it answered with status 404')).toBe('it answered with status 404');
});

test('is how a source says why it was not reached', () => {
  expect(healthSentence({ kind: 'unreached', reason: 'connect ECONNREFUSED 192.0.2.1:443' })).toBe(
    'not reached yet: nothing listens at 192.0.2.1:443. It is tried again.',
  );
});

test.each([
  [12, 1, 3, '1 of 12 needs a look.'],
  [12, 2, 0, '2 of 12 need a look.'],
  [12, 0, 12, '12 sources are followed; none was reached yet.'],
  [1, 0, 1, '1 source is followed; none was reached yet.'],
  [12, 0, 1, '1 of 12 sources was not reached yet.'],
  [12, 0, 0, 'All 12 sources work, as far as is known.'],
  [1, 0, 0, 'The one source works.'],
])('of %i sources, %i ailing and %i untried, says how they are', (count, ailing, untried, sentence) => {
  expect(sourcesSummary(count, ailing, untried)).toBe(sentence);
});
