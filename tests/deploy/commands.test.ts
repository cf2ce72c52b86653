import { mkdirSync, writeFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeployedStack, openStack } from '../../functions/adapters/aws/stack.ts';
import { networkFailure } from '../../functions/collect/network-failure.ts';
import { blobKeys, recordKeys } from '../../functions/keys.ts';
import type { StageName } from '../../functions/pipeline.ts';
import { answer } from './answer.ts';
import { bootstrap, deploy } from './cdk.ts';
import { type Emulator, scratch, startEmulator } from './emulator.ts';
import { newsfold, newsfoldFails } from './newsfold.ts';
import { until } from './until.ts';

/** What an owner does with a deployed newsfold, each through the command, on its own stack. */
const topic = 'exe-floods';
const feedUrl = 'https://river.example.org/feed.xml';

let emulator: Emulator;
let stack: DeployedStack;

beforeAll(async () => {
  emulator = await startEmulator({ name: 'commands' });
  Object.assign(process.env, emulator.environment);
  await bootstrap(emulator);
  await deploy(emulator, { sender: 'news@example.org', stackName: 'owned', seeds: seedsOfOneTopic() });
  const opened = await openStack('owned');
  if (opened.kind === 'absent') throw new Error(opened.reason);
  stack = opened.stack;
});

afterAll(async () => {
  await emulator?.stop();
});

/** Runs a verb about the stack. */
const run = (...words: string[]) => newsfold(emulator, [...words, '--stack', 'owned']);

test('sources are added, checked, exported, imported and removed', async () => {
  expect(await run('sources', 'add', feedUrl, '--topic', topic, '--every', '60', '--pages', 'always')).toContain(
    'added',
  );
  expect(await run('sources', 'check')).toContain('every 60 minutes');
  const opml = await run('sources', 'export');
  expect(opml).toContain(feedUrl);
  expect(await run('sources', 'remove', feedUrl)).toContain('no longer followed');
  expect(await run('sources', 'export')).not.toContain(feedUrl);
  writeFileSync(`${scratch}/owned.opml`, opml);
  expect(await run('sources', 'import', `${scratch}/owned.opml`, '--topic', topic)).toContain('1 added');
  expect(await run('sources', 'check')).toContain('every 60 minutes');
});

test('a source that is added is polled by the stack', async () => {
  await stack.transportTo('plan').send(stack.targetOf('plan'), [{ to: 'plan' }]);
  // The emulator's functions reach no river: that the source was asked shows in what came of it.
  const told = await until(
    'the source to be asked',
    async () => {
      const { value } = (await stack.records.list(recordKeys.source('').partition, { limit: 1 }))[0]!;
      return (value as { lastFailure: string | null }).lastFailure ?? false;
    },
    { secondsMax: 60 },
  );
  expect(await run('sources', 'check')).toContain(networkFailure(told));
});

test('a stack that has had no article has a front page, and its topic a page and feeds', async () => {
  const pages = [blobKeys.publicRoot('index.html'), blobKeys.publicRoot('style.css')];
  const files = ['index.html', 'feed.atom'].map((name) => blobKeys.publicTopic(topic, name));
  for (const key of [...pages, ...files]) {
    await until(key, async () => (await stack.blobs.head(key)) !== undefined, { secondsMax: 60 });
  }
});

test('a client that is added may push until it is revoked', async () => {
  const token = (await run('clients', 'add', 'desk')).trim();
  const push = (text: string) => answer(emulator, stack, `/documents?topic=${topic}`, { push: { token, text } });
  expect((await push(report('Monday'))).status).toBe(202);
  expect(await run('clients', 'list')).toContain('desk');
  expect(await run('clients', 'revoke', 'desk')).toContain('may no longer push');
  expect((await push(report('Tuesday'))).status).toBe(401);
  await until('the pushed report in the feed', async () => (await feed().catch(() => '')).includes('Monday'), {
    secondsMax: 60,
  });
});

test('the inbox of each topic is shown, and a mail that is held is let through', async () => {
  const inbox = /^(\S+@in\.example\.org) {2}Floods of the Exe$/m.exec(
    await run('inbox', 'addresses', '--domain', 'in.example.org'),
  )![1]!;
  expect(await run('inbox', 'held')).toContain('No mail is held');
  const raw = `From: River <post@river.example.org>\r\nTo: ${inbox}\r\nSubject: Confirm your subscription\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease confirm your subscription to news of the Exe at Exampleford: https://river.example.org/confirm?c=1\r\n`;
  await stack.blobs.put('documents/mail/confirm', { bytes: Buffer.from(raw), contentType: 'application/octet-stream' });
  await until('the mail to be held', async () => (await run('inbox', 'held')).includes('Confirm your'), {
    secondsMax: 60,
  });
  expect(await run('inbox', 'held')).toContain('https://river.example.org/confirm?c=1');
  expect(await run('inbox', 'release', /^\w+/.exec(await run('inbox', 'held'))?.[0] ?? '', '--topic', topic)).toContain(
    'let through',
  );
  expect(await run('inbox', 'held')).toContain('No mail is held');
});

test('what the owner says of an article is done, and undone', async () => {
  const { items } = JSON.parse(await feed('json')) as { items: { id: string; title: string }[] };
  // The mail that was let through may be there, too.
  const { id: entry } = items.find(({ title }) => title.includes('Monday'))!;
  const article = `/entries/${entry.replace('urn:uuid:', '')}.html`;
  expect(await run('corrections', 'add', article, '--topic', topic, '--kind', 'does-not-belong')).toContain('noted:');
  await until('the article to be out of the feed', async () => !(await feed()).includes('Monday'), { secondsMax: 60 });
  const id = (await run('corrections', 'list', '--topic', topic)).split('\t')[2]!;
  expect(await run('corrections', 'undo', id, '--topic', topic)).toContain('taken back');
  expect(await run('corrections', 'judged', '--topic', topic)).toContain(`\t${id}\t`);
  await until('the article to be back', async () => (await feed()).includes('Monday'), { secondsMax: 60 });
});

test('what the owner says of two articles is done, and undone', async () => {
  const second = {
    title: 'Bridge at Exampleford stays shut after the floods of the Exe',
    url: 'https://second.example.org/bridge',
    text: `Lorries have to go round by the motorway, the county's engineer Maud Ellery said, for as long as it takes to mend
two of the piers of the bridge over the river Exe at Exampleford. Divers had found them undercut by the floods.\n\nThe
repairs cost four million pounds, and a ferry for walkers starts next week.`,
  };
  const bytes = Buffer.from(JSON.stringify(second));
  await stack.blobs.put('documents/dropped/second.json', { bytes, contentType: 'application/json' });
  await until('the second report in the feed', async () => (await feed()).includes(second.url), { secondsMax: 60 });
  const monday = (JSON.parse(await feed('json')) as { items: { id: string; title: string }[] }).items.find(
    ({ title }) => title.includes('Monday'),
  )!;
  const other = `/entries/${monday.id.replace('urn:uuid:', '')}.html`;
  const entries = async () => (await feed()).split('<entry>').length - 1;
  const before = await entries();
  const pair = ['--topic', topic, '--kind', 'copy-of', '--of', other];
  expect(await run('corrections', 'add', second.url, ...pair)).toContain('noted: copy-of');
  await until('the copy to be folded', async () => (await entries()) === before - 1, { secondsMax: 60 });
  expect(await feed()).toContain(second.url);
  expect(await run('corrections', 'undo', second.url, '--topic', topic)).toContain('taken back');
  await until('the entry to be back', async () => (await entries()) === before, { secondsMax: 60 });
});

test('a list of subscribers is taken over, found, counted, written and erased', async () => {
  writeFileSync(`${scratch}/list.csv`, 'email,status\nreader@example.net,subscribed\ngone@example.net,unsubscribed\n');
  const imported = await run('subscribers', 'import', `${scratch}/list.csv`, '--topic', topic, '--cadence', 'weekly');
  expect(imported).toMatch(/1 {2}added/);
  expect(await run('subscribers', 'find', 'reader@example.net')).toContain('"weekly"');
  expect(await run('subscribers', 'stats')).toContain('Floods of the Exe\n       1');
  expect(await run('subscribers', 'export', '--topic', topic)).toContain('reader@example.net,subscribed,exe-floods');
  expect(await run('subscribers', 'erase', 'reader@example.net')).toContain('records erased');
  expect(await run('subscribers', 'export', '--topic', topic)).not.toContain('reader@example.net');
});

test('an address that is released is told to be on a list of SES, too, once it has come back', async () => {
  const address = 'full@example.net';
  const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: address }], feedbackId: 'one' };
  const Message = JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'one' }, bounce });
  const event = { Records: [{ Sns: { Message } }] };
  const FunctionName = stack.targetOf('feedback');
  await new LambdaClient({}).send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  expect(await run('subscribers', 'find', address)).toContain('"bounced"');
  const command = `aws sesv2 delete-suppressed-destination --email-address ${address}`;
  expect(await run('subscribers', 'release', address)).toContain(command);
  expect(await run('subscribers', 'release', address)).toBe('this address was not suppressed\n');
});

test('sending is paused and resumed, and the doctor tells of it', async () => {
  expect(await run('pause', '--reason', 'moving house')).toContain('sending is paused');
  expect(await doctor()).toContain('TODO sending: paused');
  expect(await run('resume')).toContain('sending goes on');
  expect(await doctor()).toContain('ok   sending: not paused');
});

test('a dead letter that nobody can read stays, and holds up neither its stage nor the others', async () => {
  const sqs = new SQSClient({});
  const put = (stage: StageName, MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: stack.deadLettersOf(stage)!, MessageBody }));
  await put('collect', 'no JSON');
  await put('collect', JSON.stringify({ requestPayload: { to: 'collect', sourceId: 'none' } }));
  await put('feed', JSON.stringify({ requestPayload: { to: 'feed', topic } }));
  expect(await doctor()).toContain(`aws logs tail ${stack.logOf('collect')} --since`);
  const { code, stdout, stderr } = await newsfoldFails(emulator, ['redrive', '--stack', 'owned']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('collect: 1 cannot be read and stay')]);
  expect(stdout).toMatch(/^collect: 1 put back to work; what fails again is back in about 5 minutes/m);
  expect(stdout).toMatch(/^feed: 1 put back to work/m);
});

test('the doctor judges the schedule itself', async () => {
  expect(await doctor()).toContain('ok   schedule: on');
  const Name = stack.resource('Schedule');
  const client = new SchedulerClient({});
  const { ScheduleExpression, FlexibleTimeWindow, Target } = await client.send(new GetScheduleCommand({ Name }));
  await client.send(
    new UpdateScheduleCommand({ Name, ScheduleExpression, FlexibleTimeWindow, Target, State: 'DISABLED' }),
  );
  expect(await doctor()).toContain('TODO schedule: it is off');
});

test('an edition can be previewed and cancelled', async () => {
  const out = `${scratch}/preview`;
  expect(await run('edition', 'preview', '--topic', topic, '--out', out)).toContain(`${topic}.eml`);
  await stack.transportTo('plan').send(stack.targetOf('plan'), [{ to: 'plan' }]);
  const { partition } = recordKeys.edition(topic, '');
  const made = await until('an edition', async () => (await stack.records.list(partition, { limit: 1 }))[0], {
    secondsMax: 60,
  });
  // Nobody is subscribed.
  expect(await run('edition', 'cancel', made.sort, '--topic', topic)).toContain('nothing was stopped');
});

test('says what to do when the stack, the topic or the place is wrong', async () => {
  const wrong = (...words: string[]) => newsfoldFails(emulator, words);
  expect((await wrong('sources', 'check', '--stack', 'nowhere')).stderr).toContain('there is no stack nowhere');
  const unknown = await wrong('sources', 'add', feedUrl, '--topic', 'nothing', '--stack', 'owned');
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining(`there are: ${topic}`) });
  expect((await wrong('inbox', 'addresses', '--stack', 'owned')).stderr).toContain('write "inboxDomain"');
  expect(await wrong('pause', '--data', scratch, '--stack', 'owned')).toMatchObject({ code: 2 });
});

function doctor(): Promise<string> {
  return run('doctor').catch(({ stdout }) => String(stdout));
}

async function feed(format: 'atom' | 'json' = 'atom'): Promise<string> {
  return run('feed', '--topic', topic, '--format', format);
}

function report(day: string): string {
  return `The Exe rose at Exampleford on ${day}\n\nThe river Exe stood two metres above its mark at Exampleford on ${day}, the river authority said.\n\nSandbags were handed out along the Exe.\n`;
}

function seedsOfOneTopic(): string {
  const folder = `${scratch}/seeds-owned`;
  mkdirSync(`${folder}/${topic}/articles`, { recursive: true });
  const description = { slug: topic, title: 'Floods of the Exe', query: { any: ['Exe', 'Exampleford'] } };
  writeFileSync(`${folder}/${topic}/topic.json`, JSON.stringify(description));
  for (const place of ['Exampleford', 'Lower Exe']) {
    const text = `The Exe floods ${place}\n\nThe river Exe left its bed at ${place}, and the river authority closed the road.\n`;
    writeFileSync(`${folder}/${topic}/articles/${place.replace(' ', '-')}.txt`, text);
  }
  return folder;
}
