import { describe, expect, it } from 'vitest';
import { blobsMemory } from '../../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import { authenticationFailure } from '../../../../functions/normalise/mail/authentication.ts';
import { readMail } from '../../../../functions/normalise/mail/read-mail.ts';
import { normalise } from '../../../../functions/normalise/normalise.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';
import { silentLog } from '../../../silent-log.ts';

const head = 'From: Ann <ann@example.org>\r\nSubject: The convoy\r\nMIME-Version: 1.0\r\n';
const text = 'The last convoy left the base at dawn, officials said, and no one stayed behind.';
const nested = Array.from(
  { length: 300 },
  (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
);

const link = '<p><a href="https://example.org/a">boats</a></p>';

async function outcomeOf(mail: string): Promise<string> {
  const outcome = await readMail(new TextEncoder().encode(mail));
  return outcome.kind === 'rejected' ? outcome.reason : outcome.kind;
}

async function heldOf(mail: string): Promise<Record<string, unknown>> {
  const clock = manualClock();
  const needs = { blobs: blobsMemory({ clock }), records: recordsMemory({ clock }), log: silentLog, topics: [] };
  const key = 'documents/dropped/1.eml';
  await needs.blobs.put(key, { bytes: new TextEncoder().encode(mail), contentType: 'message/rfc822' });
  await normalise({ to: 'normalise', key }, needs);
  const [held] = await needs.records.list(recordKeys.heldMail('', '').partition, { limit: 1 });
  return held!.value as Record<string, unknown>;
}

describe('a mail made to do harm', () => {
  it.each<[string, string, RegExp]>([
    ['lines without end', `${head}\r\n${'a\n'.repeat(1_500_000)}`, /more than 100000 lines/],
    ['nesting without end', `${head}${nested.join('')}`, /malformed mail: .*nesting/],
    ['headers without end', `${head}X: ${'a'.repeat(3_000_000)}\r\n\r\n${text}`, /malformed mail: .*header/],
    [
      'tags that nobody opened',
      `${head}Content-Type: text/html\r\n\r\n<p>${text}</p>${'<p'.repeat(1_000)}</p`,
      /^article$/,
    ],
    ['headings without end', `${head}\r\n${'Boats\r\n-----\r\n'.repeat(9_900)}`, /^article$/],
    [
      'a subject without end that each link is compared with',
      `${head.replace('The convoy', 'é\r\n '.repeat(90_000))}Content-Type: text/html\r\n\r\n<p>${text}</p>${link.repeat(40_000)}`,
      /^article$/,
    ],
    ['closing tags alone', `${head}Content-Type: text/html\r\n\r\n</p></br></div>${text}`, /^article$/],
  ])('gets an answer: %s', async (_, mail, outcome) => {
    expect(await outcomeOf(mail)).toMatch(outcome);
  });

  it('is held with as much of its subject, sender and links as a record takes', async () => {
    const failed = 'Authentication-Results: mx.example; dmarc=fail\r\n';
    const long = await heldOf(`${failed}${head.replace('The convoy', 'x'.repeat(500_000))}\r\n${text}`);
    expect(String(long.subject)).toHaveLength(300);
    const button = `<a href="https://list.example/confirm?t=${'\u4e2d'.repeat(150_000)}">Confirm your subscription</a>`;
    const links = await heldOf(
      `${head}Content-Type: text/html\r\n\r\n<p>Please confirm your subscription.</p>${button}`,
    );
    expect(links).toMatchObject({ why: 'confirmation', links: [] });
  });
});

it('is held without what a terminal would obey', async () => {
  const subject = '=?utf-8?q?Con=1B]0;owned=07voy_=C2=9B2J_=E2=80=AEtxt.exe?=';
  const failed = `Authentication-Results: mx.example; dmarc=fail\r\n${head.replace('The convoy', subject)}\r\n${text}`;
  expect((await heldOf(failed)).subject).toBe('Con ]0;owned voy  2J  txt.exe');
  const button = '<a href="https://list.example/confirm?t=&#27;[2J">Confirm your subscription</a>';
  const asked = `${head}Content-Type: text/html\r\n\r\n<p>Please confirm your subscription.</p>${button}`;
  expect((await heldOf(asked)).links).toEqual([]);
});

describe('what a mail says of its own authentication', () => {
  it.each<[string, string]>([
    [
      'in a quoted address',
      'mx.example; spf=pass envelope-from="x dmarc=pass x"@evil.example; dmarc=fail header.from=bank.example',
    ],
    ['in a comment', 'mx.example; spf=pass (sender claims dmarc=pass (twice; dmarc=pass)); dmarc=fail'],
    ['before it', 'mx.example; dmarc=pass header.from=evil.example; dmarc=fail header.from=bank.example'],
    ['of its signature in a comment', 'mx.example; spf=fail (dkim=pass) smtp.mailfrom=bank.example; dkim=none'],
  ])('counts for nothing %s', (_, value) => {
    expect(
      authenticationFailure({ headers: [{ key: 'authentication-results', originalKey: '', value }] }),
    ).not.toBeNull();
  });

  it('does not hold up one that passed', () => {
    const value = 'mx.example; spf=fail (says dmarc=fail) smtp.mailfrom=a.example; dkim=pass; dmarc=pass';
    expect(authenticationFailure({ headers: [{ key: 'authentication-results', originalKey: '', value }] })).toBeNull();
  });
});
