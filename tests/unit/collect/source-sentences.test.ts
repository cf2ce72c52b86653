import { expect, test } from 'vitest';
import { networkFailure } from '../../../functions/collect/network-failure.ts';
import { healthSentence, sourcesSummary } from '../../../functions/collect/source-health.ts';

test.each([
  ['getaddrinfo ENOTFOUND desk.example', 'the name desk.example is not known here, as when there is no network'],
  ['getaddrinfo EAI_AGAIN desk.example', 'the name desk.example is not known here, as when there is no network'],
  [
    'the address is private or special',
    'the address is private or special, and "privateSources" in settings.json does not list this whole address',
  ],
  ['connect ECONNREFUSED 192.0.2.1:443', 'nothing listens at 192.0.2.1:443'],
  ['it redirects, and connect ECONNREFUSED 192.0.2.1:443', 'it redirects, and nothing listens at 192.0.2.1:443'],
  ['connect ETIMEDOUT 192.0.2.1:443', '192.0.2.1:443 cannot be reached'],
  ['no complete answer within 20000 ms', 'it had not answered whole after 20 seconds'],
  ['the body has more than 5242880 bytes', 'it sends more than 5 MiB, and no more is read'],
  ['ECONNRESET: aborted', 'its answer broke off'],
  ['Z_BUF_ERROR: unexpected end of file', 'its answer broke off'],
  ['read ECONNRESET', 'it cut the connection without an answer'],
  ['Z_DATA_ERROR: incorrect header check', 'its answer is not compressed as it says'],
  ['ERR__ERROR_FORMAT_PADDING_2: Decompression failed', 'its answer is not compressed as it says'],
  ['CERT_HAS_EXPIRED: certificate has expired', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID: Host: desk.example. is not', 'its certificate is for another name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate; try Node.js', 'nobody vouches for its certificate'],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE: unable to verify the first certificate; try Node.js',
    'it does not send those who vouch for its certificate, whom browsers look up',
  ],
  ['ERR_SSL_WRONG_VERSION_NUMBER: 40ED:error:\nSSL routines', 'it does not speak TLS as newsfold does'],
  ['HPE_INVALID_CONSTANT: Parse Error: Expected HTTP/', 'what it answers is not HTTP (Expected HTTP/)'],
])('says %s in words', (reason, sentence) => {
  expect(networkFailure(reason)).toBe(sentence);
});

test('leaves what it does not know as it is', () => {
  expect(networkFailure('it answered with status 404')).toBe('it answered with status 404');
});

test('says at once what can be done about a source that was not reached', () => {
  expect(healthSentence({ kind: 'unreached', reason: 'it answered with status 404' })).toBe(
    'not reached yet: it answered with status 404. Check its address.',
  );
});

test('is how a source says why it was not reached', () => {
  expect(healthSentence({ kind: 'unreached', reason: 'connect ECONNREFUSED 192.0.2.1:443' })).toBe(
    'not reached yet: nothing listens at 192.0.2.1:443. It is tried again.',
  );
});

test.each([
  ['it answered with status 401', 'It wants to know who asks'],
  ['it answered with status 403', 'It refuses programs'],
  ['it answered with status 404', 'Check its address.'],
  ['it answered with status 429', 'It wants to be asked less often'],
  ['it answered with status 503', 'Its server is in trouble; it is tried again.'],
  ['getaddrinfo ENOTFOUND desk.example', 'see whether its site is still there.'],
  ['CERT_HAS_EXPIRED: certificate has expired', 'Its operator has to mend that.'],
  ['no complete answer within 20000 ms', 'It is tried again; see whether its site is still there.'],
  ['what it sent is no feed: it is a page, “Log in”', 'Look at its address in a browser.'],
])('says of a source that fails since %s what can be done', (reason, advice) => {
  const sentence = healthSentence({ kind: 'failing', reason, since: null });
  expect(sentence.slice(sentence.indexOf('. ') + 2)).toContain(advice);
});

test('says no more where the reason says what to do', () => {
  const reason =
    'what it sent is no feed: it is a page, whose feed is at https://desk.example/rss; follow that instead';
  expect(healthSentence({ kind: 'failing', reason, since: null })).toBe(`failing from the start: ${reason}.`);
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
