import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../../functions/adapters/aws/mail-account.ts';
import type { DnsRecords } from '../../../../functions/adapters/local/dns-records.ts';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { type Diagnosis, lookAt } from '../../../../functions/cli/doctor/diagnosis.ts';
import { examineMail } from '../../../../functions/cli/doctor/examine-mail.ts';
import {
  checkConcurrency,
  checkDeadLetters,
  checkInbox,
  checkOwner,
  checkPause,
  checkSchedule,
  checkSources,
} from '../../../../functions/cli/doctor/examine-stack.ts';
import { putSource } from '../../../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../../functions/collect/source-record.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const settings = { mailFrom: 'news@example.org', postalAddress: '1 Example Street' };
const rightAccount: MailAccount = {
  isVerified: async () => true,
  signs: async () => true,
  mailFrom: async () => ({ name: 'mail.example.org', isVerified: true }),
  mailsPerDay: async () => 50_000,
  isEnabled: async () => true,
  activeRuleSet: async () => 'newsfold-rules',
};
const rightDns: DnsRecords = {
  txt: async (name) => (name.startsWith('_dmarc.') ? ['v=DMARC1; p=none'] : ['v=spf1 include:amazonses.com ~all']),
  mx: async () => ['inbound-smtp.eu-west-1.amazonaws.com'],
};
const noDns: DnsRecords = { txt: async () => [], mx: async () => [] };

async function mailTodos(account: Partial<MailAccount>, dns: DnsRecords = rightDns): Promise<readonly Diagnosis[]> {
  const findings = await examineMail(settings, { account: { ...rightAccount, ...account }, dns });
  return findings.filter(({ todo }) => todo !== null);
}

describe('what the doctor says of mail', () => {
  test('nothing is left to do when everything is right', async () => {
    expect(await mailTodos({})).toEqual([]);
  });

  test.each([
    ['sender', { isVerified: async () => false }, 'click the link'],
    ['SES', { mailsPerDay: async () => 200 }, 'production access'],
    ['SES', { isEnabled: async () => false }, 'Account dashboard'],
    ['DKIM', { signs: async () => false }, 'CNAME'],
    ['SPF', { mailFrom: async () => null }, '"senderIdentity": "domain"'],
    ['SPF', { mailFrom: async () => ({ name: 'mail.example.org', isVerified: false }) }, 'mail.example.org'],
  ])('says what to do about %s alone when only that is wrong', async (what, wrong, words) => {
    expect(await mailTodos(wrong)).toMatchObject([{ what, todo: expect.stringContaining(words) }]);
  });

  test('names the records that the DNS lacks', async () => {
    const todos = await mailTodos({}, noDns);
    expect(todos.map(({ what }) => what)).toEqual(['SPF', 'DMARC']);
    expect(todos[1]?.todo).toContain('_dmarc.example.org: v=DMARC1');
  });

  test('does not take a DNS that is silent for one without records, and tells the rest all the same', async () => {
    const silent = { ...rightDns, txt: () => Promise.reject(new Error('queryTxt ETIMEOUT mail.example.org')) };
    const todos = await mailTodos({}, silent);
    expect(todos.map(({ what }) => what)).toEqual(['SPF', 'DMARC']);
    expect(todos[0]?.is).toContain('ETIMEOUT');
  });

  test('asks about the domain above that of the sender, too', async () => {
    const above = 'example.org';
    const account: MailAccount = {
      ...rightAccount,
      isVerified: async (identities) => identities.includes(above),
      signs: async (domain) => domain === above,
      mailFrom: async (domain) => (domain === above ? { name: 'mail.example.org', isVerified: true } : null),
    };
    const txt = async (name: string) => (name === `_dmarc.news.${above}` ? [] : rightDns.txt(name));
    const of = { ...settings, mailFrom: `weekly@news.${above}` };
    const findings = await examineMail(of, { account, dns: { ...rightDns, txt } });
    expect(findings.filter(({ todo }) => todo !== null)).toEqual([]);
  });

  test('asks for a postal address', async () => {
    const findings = await examineMail({ ...settings, postalAddress: '' }, { account: rightAccount, dns: rightDns });
    expect(findings.at(-1)).toMatchObject({ what: 'address', todo: expect.stringContaining('postalAddress') });
  });
});

describe('what the doctor says of a stack', () => {
  const clock = manualClock('2026-11-22T10:00:00.000Z');
  const now = clock.now();

  test('a schedule that is off or not there is a thing to mend, whatever is due', async () => {
    const records = recordsMemory({ clock });
    expect(await checkSchedule('on', { records, now, log: 'newsfold-PlanLog-1' })).toMatchObject({ todo: null });
    expect((await checkSchedule('off', { records, now, log: 'newsfold-PlanLog-1' })).todo).toContain('enable it');
    expect((await checkSchedule('absent', { records, now, log: 'newsfold-PlanLog-1' })).todo).toContain(
      '--revert-drift',
    );
  });

  test.each([
    recordKeys.due('2026-11-22T09:00:00.000Z', 'a-topic', 'daily'),
    recordKeys.dueSource('2026-11-22T09:00:00.000Z', 'abc'),
  ])('a schedule that is on and does nothing shows in what is overdue: %j', async (key) => {
    const records = recordsMemory({ clock });
    await records.write([{ kind: 'put', key, value: {}, expect: 'any' }]);
    expect((await checkSchedule('on', { records, now, log: 'newsfold-PlanLog-1' })).todo).toContain(
      'aws logs tail newsfold-PlanLog-1 ',
    );
  });

  test('an owner whom nobody tells, and an account that is small, are things to mend', () => {
    expect(checkOwner(null).todo).toContain('"ownerAddress"');
    expect(checkOwner('owner@example.org')).toMatchObject({ is: expect.stringContaining('owner@'), todo: null });
    expect(checkConcurrency(10).todo).toContain('Service Quotas');
    expect(checkConcurrency(1000).todo).toBeNull();
  });

  test('a pause is told with its reason', async () => {
    const records = recordsMemory({ clock });
    expect((await checkPause('--stack news', { records })).todo).toBeNull();
    const value = { at: now, reason: 'too many complaints' };
    await records.write([{ kind: 'put', key: recordKeys.sending('pause'), value, expect: 'any' }]);
    const found = await checkPause('--stack news', { records });
    expect(found.is).toContain('too many complaints');
    expect(found.todo).toContain('newsfold resume --stack news');
  });

  test('messages that failed for good are told by stage, with the command that redrives them', () => {
    const logOf = (stage: string) => `news-${stage}`;
    expect(checkDeadLetters('news', new Map([['send', 0]]), logOf)).toMatchObject([{ todo: null }]);
    const found = checkDeadLetters(
      'news',
      new Map([
        ['send', 2],
        ['feed', 0],
      ]),
      logOf,
    );
    expect(found).toMatchObject([{ what: 'send', todo: expect.stringContaining('--stack news --stage send') }]);
    expect(found[0]?.todo).toContain('aws logs tail news-send --since');
  });

  test('sources that fail or are gone are told; removed ones are not', async () => {
    const needs = { records: recordsMemory({ clock }), clock };
    for (const name of ['good', 'failing', 'gone', 'removed']) {
      await putSource({ url: `https://${name}.example.org/feed`, topics: ['a-topic'] }, needs);
    }
    const change = async (name: string, to: object) => {
      const before = (await readSource(sourceIdOf(`https://${name}.example.org/feed`), needs))!;
      await needs.records.write(sourceWrites(before, { ...before.value, ...to }));
    };
    expect(await checkSources({ ...needs, now })).toMatchObject([{ is: '4, all well', todo: null }]);
    await change('failing', { failuresInRow: 3, lastFailure: 'status 500' });
    await change('gone', { stopped: 'gone' });
    await change('removed', { stopped: 'removed' });
    const found = await checkSources({ ...needs, now });
    expect(found.map(({ what }) => what).sort()).toEqual(['failing.example.org', 'gone.example.org']);
    expect(found.find(({ what }) => what.startsWith('failing'))?.is).toContain('status 500');
  });

  test('an inbox needs its rule set active and its mail sent to SES', async () => {
    const right = { account: rightAccount, dns: rightDns };
    const check = (needs: typeof right) => checkInbox('in.example.org', 'newsfold-rules', needs);
    expect(await check(right)).toMatchObject({ todo: null });
    expect((await check({ ...right, dns: noDns })).todo).toContain('MX');
    const inactive = { ...right, account: { ...rightAccount, activeRuleSet: async () => null } };
    expect((await check(inactive)).todo).toContain('set-active-receipt-rule-set --rule-set-name newsfold-rules');
  });

  test('what cannot be looked at is told with the reason', async () => {
    const refused = () => Promise.reject(new Error('AccessDenied'));
    expect(await lookAt('schedule', refused)).toMatchObject([
      { what: 'schedule', is: expect.stringContaining('Denied') },
    ]);
  });
});
