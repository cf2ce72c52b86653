import { expect, test } from 'vitest';
import { networkFailure } from '../../../functions/collect/network-failure.ts';
import { healthSentence } from '../../../functions/collect/source-health.ts';

test.each([
  ['getaddrinfo ENOTFOUND desk.example', 'the name desk.example is not known; is the network there'],
  ['getaddrinfo EAI_AGAIN desk.example', 'the name desk.example is not known; is the network there'],
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
