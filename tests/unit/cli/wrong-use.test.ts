import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainError } from '../../../functions/cli/errors/plain-error.ts';
import { define as clients } from '../../../functions/cli/verbs/clients.ts';
import { define as corrections } from '../../../functions/cli/verbs/corrections.ts';
import { define as edition } from '../../../functions/cli/verbs/edition.ts';
import { define as feed } from '../../../functions/cli/verbs/feed.ts';
import { define as inbox } from '../../../functions/cli/verbs/inbox.ts';
import { define as ingest } from '../../../functions/cli/verbs/ingest.ts';
import { define as parseFeed } from '../../../functions/cli/verbs/parse-feed.ts';
import { define as pause } from '../../../functions/cli/verbs/pause.ts';
import { define as resume } from '../../../functions/cli/verbs/resume.ts';
import { define as subscribers } from '../../../functions/cli/verbs/subscribers.ts';
import { abuseReport, deliveryStatus } from '../feedback/returned-mails.ts';
import { freshInstallation, runVerb } from './run-verb.ts';

const { root, remove } = freshInstallation();
const folder = mkdtempSync(join(tmpdir(), 'newsfold-wrong-'));
const text = join(folder, 'text.txt');
const complaint = join(folder, 'complaint.eml');
const bounced = join(folder, 'bounced.eml');
const topic = ['--topic', 'mali-peacekeeping'];

beforeAll(() => {
  const head = 'Message-ID: <m1@news.example>';
  writeFileSync(text, 'no feed, no list, no mail');
  writeFileSync(complaint, abuseReport(head, ['Original-Rcpt-To: rfc822;ann@example.com']));
  writeFileSync(bounced, deliveryStatus(head));
});
afterAll(() => {
  remove();
  rmSync(folder, { recursive: true });
});

type Define = (command: Command) => void;

/** What a person reads who asked for this, and the exit code. */
async function told(define: Define, words: readonly string[]): Promise<{ words: string; code: number }> {
  try {
    const { err, code } = await runVerb(define, words);
    return { words: err, code };
  } catch (error) {
    // As the command itself ends it.
    return { words: plainError(error) ?? '', code: 1 };
  }
}

describe('a command that cannot be done says what is wrong and what to do', () => {
  test.each<[string, Define, string[], number, string]>([
    ['a topic that is not there', feed, ['--topic', 'nothing'], 2, 'there are: mali-peacekeeping'],
    ['a kind that is none', corrections, ['undo', 'x', '--topic', 'nothing'], 2, 'there are: mali-peacekeeping'],
    ['an article nobody judged', corrections, ['add', 'x', '--kind', 'belongs', ...topic], 1, 'no judgement of x'],
    ['an edition that was never made', edition, ['cancel', 'live-1', ...topic], 1, 'has no edition live-1'],
    ['a folder as a list', subscribers, ['import', folder, ...topic], 1, `${folder} is a folder, not a file`],
    ['a list without addresses', subscribers, ['import', text, ...topic], 1, 'no column of addresses'],
    ['an hour that is none', subscribers, ['import', text, ...topic, '--hour', '24'], 2, 'from 0 to 23'],
    ['a zone that is none', subscribers, ['import', text, ...topic, '--zone', 'Mars/X'], 2, 'such as Europe/Paris'],
    ['no address', subscribers, ['find', 'nonsense'], 2, 'no address'],
    ['an unknown address', subscribers, ['find', 'nobody@example.org'], 1, 'nothing is kept'],
    ['a mail that is none', subscribers, ['returned', text], 1, `${text}: no notice of non-delivery`],
    ['a complaint without proof', subscribers, ['returned', complaint], 1, 'newsfold subscribers erase ADDRESS'],
    ['a bounce without proof', subscribers, ['returned', bounced], 1, 'about no mail of this installation'],
    ['a name that is none', clients, ['add', 'The Desk'], 2, 'a-z, 0-9 and hyphens'],
    ['a client nobody knows', clients, ['revoke', 'desk'], 1, 'newsfold clients list'],
    ['a domain that is none', inbox, ['addresses', '--domain', '@in.example.org'], 2, 'in.example.org'],
    ['a mail that is not held', inbox, ['release', '7'], 1, 'newsfold inbox held'],
    ['two installations at once', pause, ['--stack', 'newsfold'], 2, 'cannot be used with'],
  ])('%s', async (_what, define, words, code, help) => {
    const found = await told(define, [...words, '--data', root]);
    expect(found.words).toContain(help);
    expect(found.code).toBe(code);
  });

  test('a folder that holds no installation', async () => {
    for (const [define, words] of [
      [resume, []],
      [inbox, ['held']],
      [ingest, [text]],
    ] as const) {
      const found = await told(define, [...words, '--data', folder]);
      expect(found).toEqual({ words: expect.stringContaining(`${folder} holds no data of newsfold`), code: 1 });
    }
  });

  test('files that are not there are named, and the others put in', async () => {
    const { out, err, code } = await runVerb(ingest, [text, join(folder, 'none.txt'), '--data', root]);
    expect(err).toBe(`${join(folder, 'none.txt')} is not there\n`);
    expect(out).toBe('1 put in, 0 there before, 1 failed; taken in when newsfold next starts\n');
    expect(code).toBe(1);
  });

  test('a file that is no feed', async () => {
    expect(await told(parseFeed, [text])).toEqual({ words: expect.stringContaining(text), code: 1 });
  });
});

describe('an error of AWS', () => {
  const named = (name: string, message = 'told by AWS', more: object = {}) =>
    Object.assign(new Error(message), { name, ...more });

  test.each([
    [new Error('Region is missing'), 'AWS_REGION'],
    [named('CredentialsProviderError'), 'aws configure'],
    [named('ExpiredTokenException'), 'sign in again'],
    [named('UnrecognizedClientException'), 'get-caller-identity'],
    [named('AccessDeniedException', 'not authorized to perform: ses:GetSendQuota'), 'ses:GetSendQuota'],
    [named('ThrottlingException', 'Rate exceeded', { $metadata: { httpStatusCode: 400 } }), 'Rate exceeded'],
    [
      named('Error', 'connect ECONNREFUSED', {
        $metadata: { attempts: 3 },
        code: 'ECONNREFUSED',
        address: '192.0.2.1',
        port: 443,
      }),
      '192.0.2.1:443 does not answer',
    ],
  ])('is a sentence: %s', (error, words) => {
    expect(plainError(error)).toContain(words);
  });
});
