import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countDeadLetters } from '../../functions/adapters/aws/dead-letters.ts';
import { type DeployedStack, logicalName, openStack } from '../../functions/adapters/aws/stack.ts';
import { clockSystem } from '../../functions/adapters/local/clock-system.ts';
import { idsRandom } from '../../functions/adapters/local/ids-random.ts';
import { inboxSecret } from '../../functions/collect/inbox.ts';
import { addPushClient } from '../../functions/collect/push-clients.ts';
import type { Templates } from '../../functions/digest/template.ts';
import { blobKeys, recordKeys } from '../../functions/keys.ts';
import type { Edition } from '../../functions/model/edition.ts';
import { inboxName } from '../../functions/normalise/mail/inbox-address.ts';
import type { StoredRecord } from '../../functions/ports.ts';
import { targetVariable } from '../../functions/runtime/emit.ts';
import type { PreparedTopic } from '../../functions/topic/prepare-topic.ts';
import { playedCalls } from '../infra/plays.ts';
import { labelledPath } from '../labelled-data.ts';
import { answer } from './answer.ts';
import { account, bootstrap, deploy, destroyAbsent } from './cdk.ts';
import { type Emulator, scratch, startEmulator } from './emulator.ts';
import { letPlainHttpRead } from './emulator-limits.ts';
import { failures } from './function-logs.ts';
import { judgeStack } from './judge-stack.ts';
import { type Document, replayLocally } from './local-replay.ts';
import { newsfold } from './newsfold.ts';
import { countedCalls } from './recorded-calls.ts';
import { type SmtpSink, type SunkMail, startSmtpSink } from './smtp-sink.ts';
import { allRecords } from './table.ts';
import { until } from './until.ts';
import { visit } from './visit.ts';
import { withoutMessageId } from './without-message-id.ts';

const root = new URL('../../', import.meta.url).pathname;
const topic = 'mali-peacekeeping';
const reader = 'reader@example.net';

let emulator: Emulator;
let sink: SmtpSink;
let stack: DeployedStack;

beforeAll(async () => {
  sink = await startSmtpSink();
  emulator = await startEmulator({ name: 'deploy', smtpPort: sink.port });
  Object.assign(process.env, emulator.environment);
  await bootstrap(emulator);
  await deploy(emulator, { sender: 'news@example.org', recordCalls: account, seeds: seedsWithoutSources() });
  stack = await opened('newsfold');
  await letPlainHttpRead(stack.resource('Bucket'));
});

afterAll(async () => {
  await emulator?.stop();
  await sink?.stop();
});

describe('a deployed newsfold', () => {
  const documents = seedDocuments();
  let before: readonly StoredRecord[] = [];
  let digestMail: SunkMail;

  test('lets a reader subscribe, who confirms by mail', async () => {
    const page = await answer(emulator, stack, `/${topic}/subscribe`);
    expect(page.status).toBe(200);
    const form = /name="form" value="([^"]+)"/.exec(page.text)![1]!;
    // The form is refused to who fills it in faster than a person can.
    await wait(2_500);
    const fields = { address: reader, website: '', form, cadence: 'live' };
    expect((await answer(emulator, stack, `/${topic}/subscribe`, { form: fields })).status).toBe(200);
    const asked = await mailAbout('/mail/confirm?t=');
    const link = linkIn(asked, '/mail/confirm?t=');
    expect((await answer(emulator, stack, link)).text).toContain('<form');
    expect((await answer(emulator, stack, '/mail/confirm', { form: { t: tokenOf(link) } })).status).toBe(200);
    await until('the welcome', async () => sink.mails.length >= 2, { secondsMax: 60 });
    before = await allRecords(stack.resource('Table'));
  });

  test('answers nobody who goes around the distribution', async () => {
    expect((await answer(emulator, stack, `/${topic}/subscribe`, { edge: 'guessed' })).status).toBe(403);
  });

  test('publishes the documents that are dropped as a feed', async () => {
    await Promise.all(documents.map(({ key, ...content }) => stack.blobs.put(key, content)));
    const feed = await until(
      'a feed of five entries',
      async () => {
        const { status, text } = await visit(emulator, `${stack.settings.baseUrl}/${topic}/feed.atom`);
        return status === 200 && text.split('<entry>').length === documents.length + 1 && text;
      },
      { secondsMax: 60, explain: () => failures(emulator) },
    );
    expect(feed).toContain(`${stack.settings.baseUrl}/${topic}/feed.atom`);
    const front = await until(
      'the front page',
      async () => {
        const page = await visit(emulator, `${stack.settings.baseUrl}/`);
        return page.status === 200 && page;
      },
      { secondsMax: 60, explain: () => failures(emulator) },
    );
    expect(front.headers['x-content-type-options']).toBe('nosniff');
    expect((await visit(emulator, `${stack.settings.baseUrl}/${topic}`)).headers.location).toBe(`/${topic}/`);
  });

  test('says with 304 that a feed is what the reader has', async () => {
    const url = `${stack.settings.baseUrl}/${topic}/feed.atom`;
    const { headers } = await visit(emulator, url);
    expect((await visit(emulator, url, { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304);
  });

  test('keeps documents and articles to itself', async () => {
    const { keys } = await stack.blobs.list('articles/', { limit: 1 });
    const { status } = await visit(emulator, `${stack.settings.baseUrl}/../${keys[0]}`);
    expect(status).not.toBe(200);
  });

  test('mails the digest when the plan finds that it is due', async () => {
    const welcomed = sink.mails.length;
    await stack.transportTo('digest').send(stack.resource(logicalName('plan', 'Function')), [{ to: 'plan' }]);
    digestMail = await until('the digest', async () => sink.mails[welcomed], {
      secondsMax: 60,
      explain: () => failures(emulator),
    });
    expect(digestMail.to).toEqual([reader]);
    expect(digestMail.raw.toString('latin1')).not.toMatch(/[^\r]\n/);
  });

  test('gives the same feed and mail, byte for byte, as the local run', async () => {
    const editions = await stack.blobs.list(blobKeys.edition(topic, '').replace(/\.json$/, ''), { limit: 5 });
    const edition = JSON.parse(await textOf(editions.keys[0]!)) as Edition;
    const table = await allRecords(stack.resource('Table'));
    const order = table
      .filter(({ partition }) => partition === recordKeys.entry(topic, '').partition)
      .sort((a, b) => (a.sort < b.sort ? -1 : 1))
      .map(({ value }) => (value as { articleKey: string }).articleKey);
    const arrived = await Promise.all(order.map(async (key) => JSON.parse(await textOf(key)).provenance.documentKey));
    const replayed = await replayLocally({
      topic: compiledTopics().find(({ slug }) => slug === topic)!,
      settings: stack.settings,
      templates: JSON.parse(readFileSync(`${root}build/templates.json`, 'utf8')) as Templates,
      records: before,
      documents: arrived.map((key) => documents.find((document) => document.key === key)!),
      edition,
      shard: table
        .find(({ partition }) => partition.startsWith('roster/'))!
        .partition.split('/')
        .at(-1)!,
    });
    // The feed is made once more after the edition: its list of editions may still be on its way.
    await until(
      'the public files to settle',
      async () => isDeepStrictEqual(await publicFiles(), replayed.publicFiles),
      {
        secondsMax: 20,
      },
    ).catch(() => {});
    expect(await publicFiles()).toEqual(replayed.publicFiles);
    expect(withoutMessageId(digestMail.raw.toString())).toBe(
      withoutMessageId(Buffer.from(replayed.mails[0]!.raw).toString()),
    );
  });

  test('has made few calls for five articles and one mail', async () => {
    const counts = await countedCalls(emulator);
    writeFileSync(`${scratch}/calls.json`, JSON.stringify(counts, null, 2));
    // SES asks twice of a mail: for the sender and for the configuration set.
    expect(counts['Send ses:SendRawEmail']).toBe(2 * sink.mails.length);
    expect(counts['Normalise invocations']).toBe(documents.length);
  });

  test('unsubscribes with one click, and never by looking', async () => {
    const link = linkIn(digestMail, '/mail/unsubscribe?t=');
    expect((await answer(emulator, stack, link)).status).toBe(200);
    expect(await subscriptionState()).toBe('confirmed');
    const clicked = await answer(emulator, stack, link, { form: { 'List-Unsubscribe': 'One-Click' } });
    expect(clicked.status).toBeLessThan(300);
    expect(await subscriptionState()).toBe('unsubscribed');
  });

  test('keeps a document that cannot be read, with the reason', async () => {
    const key = 'documents/dropped/poison.pdf';
    await stack.blobs.put(key, {
      bytes: Buffer.from('%PDF-1.7\u0000\u0001 no article'),
      contentType: 'application/pdf',
    });
    const reason = await until('the reason', () => stack.blobs.get(blobKeys.rejectedReason(key)), { secondsMax: 60 });
    expect(JSON.parse(new TextDecoder().decode(reason.bytes)).reason).not.toBe('');
    expect(await stack.blobs.head(blobKeys.rejected(key))).toBeDefined();
  });

  test('keeps what fails for good, and works it off when it is redriven', async () => {
    const name = stack.resource(logicalName('normalise', 'Function'));
    const lambda = new LambdaClient({});
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    const right = Environment!.Variables!;
    const wrong = { ...right, [targetVariable('curate')]: `${emulator.endpoint}/${account}/nowhere.fifo` };
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: wrong } }),
    );
    const late = { ...documents[0]!, key: 'documents/dropped/late.txt', bytes: lateNews() };
    await stack.blobs.put(late.key, late);
    await until('the dead letter', async () => ((await countDeadLetters(stack, 'normalise')) ?? 0) > 0, {
      secondsMax: 90,
    });
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: right } }),
    );
    expect(await newsfold(emulator, ['redrive', '--stack', 'newsfold', '--stage', 'normalise'])).toContain(
      'normalise: 1',
    );
    await until(
      'the late article in the feed',
      async () => {
        const { text } = await visit(emulator, `${stack.settings.baseUrl}/${topic}/feed.atom`);
        return text.split('<entry>').length === documents.length + 2;
      },
      { secondsMax: 60, explain: () => failures(emulator) },
    );
    expect(await countDeadLetters(stack, 'normalise')).toBe(0);
  });

  test('takes a second topic with the next deployment, and leaves what is kept when the stack is deleted', async () => {
    await deploy(emulator, { sender: 'news@example.org', stackName: 'second', seeds: seedsWithSecondTopic() });
    const second = await opened('second');
    const said = await destroyAbsent(emulator, { sender: 'news@example.org', stackName: 'third' });
    expect(said).toContain('its bucket and its table stay');
    const news =
      'The river Exe rose again at Exampleford\n\nThe Exe at Exampleford stood two metres above its mark on Monday, the river authority said.\n\nSandbags were handed out along the Exe.\n';
    await second.blobs.put('documents/dropped/flood.txt', { bytes: Buffer.from(news), contentType: 'text/plain' });
    await until('the second topic’s feed', () => second.blobs.head(blobKeys.publicTopic('exe-floods', 'feed.atom')), {
      secondsMax: 60,
    });
    const cloudformation = new CloudFormationClient({});
    await cloudformation.send(new DeleteStackCommand({ StackName: 'second' }));
    await until('the stack to be gone', () => isGone(cloudformation, 'second'), { secondsMax: 60 });
    expect((await second.blobs.list('public/exe-floods/', { limit: 1 })).keys).toHaveLength(1);
  });

  test('takes in files by command, newsletters by mail, and pushes, and says which topics it has', async () => {
    expect(await newsfold(emulator, ['topic', 'list', '--stack', 'newsfold'])).toContain(`/${topic}/feed.atom`);
    const before = await entriesCount();
    writeFileSync(`${scratch}/filed.txt`, moreNews('Timbuktu'));
    expect(await newsfold(emulator, ['ingest', '--stack', 'newsfold', `${scratch}/filed.txt`])).toContain('1 put in');

    const needs = { records: stack.records, ids: idsRandom(), clock: clockSystem() };
    const inbox = `${inboxName(topic, await inboxSecret(needs))}@in.example.org`;
    const head = `From: Sahel Weekly <editor@weekly.example.org>\r\nTo: ${inbox}\r\nSubject: Camp in Mopti\r\nDate: Fri, 08 Dec 2023 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n`;
    const mail = { bytes: Buffer.from(head + moreNews('Mopti')), contentType: 'application/octet-stream' };
    await stack.blobs.put('documents/mail/as-ses-puts-it', mail);

    const token = (await addPushClient('desk', needs))!;
    expect((await answer(emulator, stack, '/documents', { push: { token: 'nf_guessed', text: 'x' } })).status).toBe(
      401,
    );
    const pushed = await answer(emulator, stack, `/documents?topic=${topic}`, {
      push: { token, text: moreNews('Gao') },
    });
    expect([pushed.status, JSON.parse(pushed.text)]).toMatchObject([202, { status: 'accepted' }]);
    await until('three more entries', async () => (await entriesCount()) === before + 3, {
      secondsMax: 60,
      explain: () => failures(emulator),
    });
  });

  test('takes what SES says of a mail', async () => {
    const bounce = {
      eventType: 'Bounce',
      mail: { messageId: 'mail-1', destination: [reader] },
      bounce: { bounceType: 'Permanent', feedbackId: 'bounce-1', bouncedRecipients: [{ emailAddress: reader }] },
    };
    await new LambdaClient({}).send(
      new InvokeCommand({
        FunctionName: stack.resource(logicalName('feedback', 'Function')),
        Payload: Buffer.from(JSON.stringify({ Records: [{ Sns: { Message: JSON.stringify(bounce) } }] })),
      }),
    );
    const isSuppressed = ({ partition }: StoredRecord) => partition.startsWith('suppressions/');
    expect((await allRecords(stack.resource('Table'))).some(isSuppressed)).toBe(true);
  });

  test('is told by the doctor what is left to do', async () => {
    const told = await newsfold(emulator, ['doctor', '--stack', 'newsfold']).catch((error) => String(error.stdout));
    expect(told).toContain('TODO address');
    expect(told).toContain('ok   failed messages: none');
  });

  test('lets every function do what it and its tests were seen to do, and nothing more', async () => {
    const judged = await judgeStack(emulator, stack, await playedCalls());
    expect(judged.filter(({ refused, unused }) => refused.length + unused.length > 0)).toEqual([]);
  });

  async function subscriptionState(): Promise<unknown> {
    const records = await allRecords(stack.resource('Table'));
    const found = records.find(
      ({ partition, sort }) => partition.startsWith('subscribers/') && sort === `topic/${topic}`,
    );
    return (found?.value as { state: string } | undefined)?.state;
  }
});

async function opened(name: string): Promise<DeployedStack> {
  const found = await openStack(name);
  if (found.kind === 'absent') throw new Error(found.reason);
  return found.stack;
}

/** The five labelled texts, as they would arrive a minute apart. */
function seedDocuments(): Document[] {
  const files = readdirSync(labelledPath('seeds'))
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return files.map((name, at) => ({
    key: `documents/dropped/${name}`,
    bytes: readFileSync(labelledPath(`seeds/${name}`)),
    contentType: 'text/plain',
    metadata: { source: 'dropped', 'received-at': `2026-11-21T10:0${at}:00.000Z` },
  }));
}

function compiledTopics(): PreparedTopic[] {
  return JSON.parse(readFileSync(`${root}build/topics.json`, 'utf8')) as PreparedTopic[];
}

/** The topics of the project, but nothing is polled: what is in the feed is what the test put in. */
function seedsWithoutSources(): string {
  const folder = `${scratch}/seeds`;
  cpSync(`${root}seeds`, folder, { recursive: true, filter: (path) => !path.endsWith('.opml') });
  return folder;
}

function seedsWithSecondTopic(): string {
  const folder = `${scratch}/seeds-two`;
  cpSync(seedsWithoutSources(), folder, { recursive: true });
  mkdirSync(`${folder}/exe-floods/articles`, { recursive: true });
  const description = { slug: 'exe-floods', title: 'Floods of the Exe', query: { any: ['Exe', 'Exampleford'] } };
  writeFileSync(`${folder}/exe-floods/topic.json`, JSON.stringify(description));
  for (const place of ['Exampleford', 'Lower Exe']) {
    const text = `The Exe floods ${place}\n\nThe river Exe left its bed at ${place}, and the river authority closed the road.\n`;
    writeFileSync(`${folder}/exe-floods/articles/${place.replace(' ', '-')}.txt`, text);
  }
  return folder;
}

async function entriesCount(): Promise<number> {
  const { text } = await visit(emulator, `${stack.settings.baseUrl}/${topic}/feed.atom`);
  return text.split('<entry>').length - 1;
}

/** Three reports of one kind that are no copies of each other. */
function moreNews(place: 'Gao' | 'Mopti' | 'Timbuktu'): string {
  const told = {
    Gao: 'At Gao the last Egyptian engineers took down the fuel tanks of the airfield and loaded forty lorries, said the governor, who came with a marching band.',
    Mopti:
      'Near Mopti the Senegalese and Togolese companies left the camp at Sévaré to the regional police in a ceremony of ten minutes, without speeches and without flags.',
    Timbuktu:
      'In Timbuktu traders bought what the Bangladeshi battalion did not ship: refrigerators, tents, a bakery, and two hundred bicycles that had never been unpacked.',
  };
  return `MINUSMA leaves its base in ${place}\n\nUN peacekeepers of MINUSMA, the United Nations mission in Mali that the Security Council ended at the demand of the junta in Bamako, have left their base in ${place}.\n\n${told[place]}\n`;
}

function lateNews(): Uint8Array {
  return Buffer.from(
    'Last MINUSMA vehicles leave Mali through Gao\n\nThe last vehicles of MINUSMA, the UN mission in Mali, were shipped from Gao, the mission’s liquidation team said.\n\nThe UN peacekeepers in Mali had left a year before them.\n',
  );
}

async function publicFiles(): Promise<ReadonlyMap<string, string>> {
  const { keys } = await stack.blobs.list('public/', { limit: 1000 });
  return new Map(await Promise.all(keys.map(async (key) => [key, await textOf(key)] as const)));
}

async function textOf(key: string): Promise<string> {
  return new TextDecoder().decode((await stack.blobs.get(key))!.bytes);
}

function mailAbout(words: string): Promise<SunkMail> {
  return until(`a mail with ${words}`, async () => sink.mails.find((mail) => unfolded(mail).includes(words)), {
    secondsMax: 60,
    explain: () => failures(emulator),
  });
}

/** Soft line breaks of quoted-printable and folded headers undone: enough to find a link. */
function unfolded({ raw }: SunkMail): string {
  return raw
    .toString('utf8')
    .replaceAll(/=\r\n/g, '')
    .replaceAll('=3D', '=')
    .replaceAll(/\r\n[ \t]/g, ' ');
}

function linkIn(mail: SunkMail, path: string): string {
  const found = new RegExp(`${path.replace('?', '\\?')}[A-Za-z0-9._-]+`).exec(unfolded(mail));
  if (!found) throw new Error(`no ${path} in\n${unfolded(mail)}`);
  return found[0];
}

function tokenOf(link: string): string {
  return new URL(link, 'https://example.org').searchParams.get('t') ?? '';
}

async function isGone(client: CloudFormationClient, name: string): Promise<boolean> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0]?.StackStatus === 'DELETE_COMPLETE';
  } catch {
    return true;
  }
}
