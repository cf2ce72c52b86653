import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/adapters/local/local-settings.ts';
import { readConfig } from '../../infra/config.ts';
import { headersToGive } from '../../infra/headers-to-give.ts';
import { configOf } from './synthesised.ts';

const problemsOf = (context: Readonly<Record<string, unknown>>, region = 'eu-west-1'): string => {
  const read = readConfig(context, region);
  return read.kind === 'wrong' ? read.problems.join('\n') : '';
};

test('needs a sender and nothing else', () => {
  expect(problemsOf({})).toContain('-c sender=');
  expect(configOf({ sender: 'news@example.org' })).toMatchObject({ senderIdentity: 'address', domain: null });
});

test('says all that is wrong at once, with what to write', () => {
  const problems = problemsOf({ sender: 'News <news@example.org>', senderIdentity: 'maybe', documentDays: '0' });
  expect(problems).toContain('a bare address like news@example.org');
  expect(problems).toContain('write address, domain or existing');
  expect(problems).toContain('a whole number from 1 to 3650');
});

test('refuses texts that AWS would refuse in the middle of the deploy, for their length', () => {
  const sender = 'news@example.org';
  expect(problemsOf({ sender, siteName: 'n'.repeat(101) })).toBe('siteName has 101 characters: write 100 at most');
  expect(problemsOf({ sender, postalAddress: 'n'.repeat(301) })).toContain('write 300 at most');
  expect(problemsOf({ sender, websubHub: `https://hub.example.org/${'n'.repeat(500)}` })).toContain(
    'write 500 at most',
  );
});

test('takes a domain only with a certificate that CloudFront takes', () => {
  const domain = { sender: 'news@example.org', domain: 'news.example.org' };
  expect(problemsOf({ ...domain, certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a-b' })).toContain(
    'us-east-1',
  );
  expect(problemsOf({ ...domain, certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a-b' })).toBe('');
});

test('refuses an inbox where SES receives no mail', () => {
  expect(problemsOf({ sender: 'news@example.org', inboxDomain: 'in.example.org' }, 'eu-north-1')).toContain(
    'eu-north-1',
  );
});

test.each([
  ['example.org', 'the mail of the sender'],
  ['mail.example.org', 'bounces'],
  ['news.example.org', 'the name of the site'],
])('refuses %s as the domain of the inbox: it is taken', (inboxDomain, words) => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/a-b';
  const given = { sender: 'desk@Example.org', domain: 'news.example.org', certificateArn };
  expect(problemsOf({ ...given, inboxDomain })).toContain(words);
  expect(problemsOf({ ...given, inboxDomain: 'in.example.org' })).toBe('');
});

test.each(['news_fold', '2nd', '-news', `n${'e'.repeat(30)}`])('refuses %s as the name of the stack', (stackName) => {
  expect(problemsOf({ sender: 'news@example.org', stackName })).toContain(`stackName is "${stackName}": write letters`);
});

test('calls the stack newsfold where the setting is there and empty', () => {
  expect(configOf({ sender: 'news@example.org', stackName: '' }).stackName).toBe('newsfold');
  expect(configOf({ sender: 'news@example.org', stackName: 'second' }).stackName).toBe('second');
});

test('refuses a name that is no setting, and says which there are', () => {
  const problems = problemsOf({ sender: 'news@example.org', sendr: 'x', seed: 'topics', documentdays: 30 });
  expect(problems).toMatch(/^no such setting: sendr, seed, documentdays /);
  expect(problems).toMatch(/; the settings are sender, .*documentDays, seeds, stackName/);
});

test('refuses sources on a private network, which no function on AWS asks', () => {
  const problems = problemsOf({ sender: 'news@example.org', privateSources: ['http://10.0.0.5/feed'] });
  expect(problems).toBe(
    'privateSources is for newsfold on one machine: on AWS no private address is fetched from; leave it out',
  );
});

test('says of a header that needs a variable how to give it, since no function on AWS has that variable', () => {
  const source = (feedUrl: string, headers: Readonly<Record<string, string>>) => {
    return { title: '', feedUrl, siteUrl: null, categories: [], headers };
  };
  const sources = [
    source('https://paper.example.org/rss?of=all&full=1', { authorization: 'Bearer $NEWSFOLD_HEADER_PAPER' }),
    source('https://open.example.org/rss', { accept: 'text/xml' }),
  ];
  expect(headersToGive([{ slug: 'a-topic', sources }], 'second')).toEqual([
    expect.stringMatching(
      /NEWSFOLD_HEADER_PAPER.* sources add "https:\/\/paper\.example\.org\/rss\?of=all&full=1" --topic a-topic --header "authorization: …" --stack second\n$/,
    ),
  ]);
});

test('leaves alone what the CDK and its command keep in the context', () => {
  const kept = {
    '@aws-cdk/aws-iam:minimizePolicies': true,
    'aws:cdk:bundling-stacks': ['**'],
    'aws-cdk:enableDiffNoFail': true,
    'availability-zones:account=123456789012:region=eu-west-1': ['eu-west-1a'],
    'hosted-zone:account=123456789012:domainName=example.org:region=eu-west-1': { Id: 'Z1' },
    'acknowledged-issue-numbers': [1],
    'cli-telemetry': false,
  };
  expect(problemsOf({ sender: 'news@example.org', ...kept })).toBe('');
});

test('knows every name that it and the app ask for', () => {
  const asked = new Set<string>();
  const spied = new Proxy<Record<string, unknown>>({}, { get: (_, name) => void asked.add(String(name)) });
  readConfig(spied, 'eu-west-1');
  const app = readFileSync(new URL('../../infra/app.ts', import.meta.url), 'utf8');
  for (const [, name] of app.matchAll(/context\.(\w+)/g)) asked.add(String(name));
  expect([...asked]).toContain('stackName');
  const given = Object.fromEntries([...asked].map((name) => [name, '']));
  expect(problemsOf({ ...given, sendr: '' })).toMatch(/^no such setting: sendr \(/m);
  expect(problemsOf(given)).not.toContain('no such setting');
});

test('takes numbers that the command line gives as text', () => {
  expect(configOf({ sender: 'news@example.org', liveGapMinutes: '90' }).liveGapMinutes).toBe(90);
});

test('takes a hub and pictures in mails, and says what to write when they cannot be used', () => {
  const sender = 'news@example.org';
  expect(configOf({ sender })).toMatchObject({ websubHub: null, mailImages: false });
  const given = { sender, websubHub: 'https://hub.example.org/', mailImages: 'true' };
  expect(configOf(given)).toMatchObject({ websubHub: 'https://hub.example.org/', mailImages: true });
  expect(problemsOf({ sender, websubHub: 'http://hub.example.org/' })).toContain('the https address of a WebSub hub');
  expect(problemsOf({ sender, mailImages: 'yes' })).toContain('write true or false');
});

test('gives every setting of a local installation that a stack can have', () => {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
    context: Readonly<Record<string, unknown>>;
  };
  // What is said in other words on AWS, follows from other settings, or is refused there.
  const elsewhere = new Set(['baseUrl', 'digestTo', 'mailFrom', 'privateSources']);
  const shared = Object.keys(defaultSettings).filter((key) => !elsewhere.has(key));
  expect(shared.filter((key) => !(key in context))).toEqual([]);
});

test('explains every setting of a stack', () => {
  const text = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
    context: Readonly<Record<string, unknown>>;
  };
  const settings = Object.keys(context).filter((key) => !key.startsWith('@'));
  expect(settings.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
});
