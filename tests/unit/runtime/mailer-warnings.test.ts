import { expect, test } from 'vitest';
import type { Mailer, MailOutcome } from '../../../functions/ports.ts';
import { withWarnings } from '../../../functions/runtime/mailer-warnings.ts';

const mail = { from: 'news@example.org', to: 'reader@example.org', raw: new Uint8Array() };

/** What the owner is told while the mail server answers in this way. */
async function toldOf(outcomes: readonly MailOutcome[]): Promise<readonly string[]> {
  const told: string[] = [];
  const left = [...outcomes];
  const server: Mailer = {
    send: async () => left.shift()!,
    quota: async () => ({ perSecond: 1, remainingToday: 1, sandbox: false }),
  };
  const mailer = withWarnings(server, {
    warn: (event, fields) => void told.push([event, ...Object.values(fields ?? {})].join(': ')),
  });
  for (const outcome of outcomes) expect(await mailer.send(mail)).toEqual(outcome);
  return told;
}

test('says once what keeps mails back, and that they go out again', async () => {
  const down: MailOutcome = { kind: 'throttled', reason: 'connect ECONNREFUSED 127.0.0.1:2525' };
  const sent: MailOutcome = { kind: 'sent', providerId: '250' };
  expect(await toldOf([sent, down, down, down, sent, sent])).toEqual([
    'no mail goes out, and it is tried again later: nothing listens at 127.0.0.1:2525',
    'mails go out again',
  ]);
});

test('says another reason for keeping mails back too', async () => {
  const reasons = ['connect ECONNREFUSED 127.0.0.1:2525', 'Invalid login: 535 no such user'];
  expect(await toldOf(reasons.map((reason) => ({ kind: 'throttled', reason })))).toEqual([
    'no mail goes out, and it is tried again later: nothing listens at 127.0.0.1:2525',
    'no mail goes out, and it is tried again later: Invalid login: 535 no such user',
  ]);
});

test('says what to do about a certificate', async () => {
  const reason =
    'self-signed certificate; if the root CA is installed locally, try running Node.js with --use-system-ca';
  expect(await toldOf([{ kind: 'throttled', reason }])).toEqual([
    'no mail goes out, and it is tried again later: self-signed certificate; name the server as its certificate does, or put ?selfSigned=yes behind its address',
  ]);
});

test('names once whom the server takes no mail for now, until it takes one', async () => {
  const putOff: MailOutcome = { kind: 'deferred', reason: '450 mailbox full' };
  const told = 'the mail server takes no mail for this address now: 450 mailbox full: reader@example.org';
  expect(await toldOf([putOff, putOff, putOff])).toEqual([told]);
  expect(await toldOf([putOff, { kind: 'sent', providerId: '250' }, putOff])).toEqual([told, told]);
});

test('names whom the server refuses a mail', async () => {
  const told = 'the mail server refused a mail for good: 550 no such mailbox: reader@example.org';
  const reason = '550 no such mailbox';
  expect(await toldOf([{ kind: 'refused', reason }])).toEqual([told]);
  expect(await toldOf([{ kind: 'bounced', isHard: false, reason }])).toEqual([told]);
});

test('names whom nothing is mailed any more, and what lets it be', async () => {
  expect(await toldOf([{ kind: 'bounced', isHard: true, reason: '550 5.1.1 no such mailbox' }])).toEqual([
    'no mail goes to this address any more, unless "newsfold subscribers release" lets it: 550 5.1.1 no such mailbox: reader@example.org',
  ]);
});
