import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countDeadLetters } from '../../functions/adapters/aws/dead-letters.ts';
import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import { clockSystem } from '../../functions/adapters/clock-system.ts';
import { idsRandom } from '../../functions/adapters/ids-random.ts';
import { inboxSecret } from '../../functions/collect/inbox.ts';
import { addPushClient } from '../../functions/collect/push-clients.ts';
import { blobKeys } from '../../functions/keys.ts';
import { inboxName } from '../../functions/normalise/mail/inbox-address.ts';
import type { StoredRecord } from '../../functions/ports.ts';
import { targetVariable } from '../../functions/runtime/emit.ts';
import { playedCalls } from '../infra/plays.ts';
import { account } from './account.ts';
import { answer } from './answer.ts';
import { bootstrap, deploy, destroyAbsent, recordingCalls } from './cdk.ts';
import { lateNews, moreNews, seedDocuments } from './deployed-news.ts';
import { seedsWithoutSources, seedsWithSecondTopic } from './deployed-seeds.ts';
import { type Emulator, scratch, startEmulator } from './emulator.ts';
import { letPlainHttpRead } from './emulator-limits.ts';
import { failures } from './function-logs.ts';
import { judgeStack } from './judge-stack.ts';
import { linkIn, tokenOf, unfolded } from './mail-links.ts';
import { newsfold } from './newsfold.ts';
import { openDeployed } from './open-deployed.ts';
import { queryApi } from './query-api.ts';
import { countedCalls } from './recorded-calls.ts';
import { publicFiles, replayDeployed } from './replay-deployed.ts';
import { setVariables } from './set-variables.ts';
import { type SmtpSink, type SunkMail, startSmtpSink } from './smtp-sink.ts';
import { allRecords } from './table.ts';
import { until } from './until.ts';
import { visit } from './visit.ts';
import { withoutMessageId } from './without-message-id.ts';

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
  await deploy(emulator, { sender: 'news@example.org', ...recordingCalls, seeds: seedsWithoutSources() });
  stack = await openDeployed('newsfold');
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
    const replayed = await replayDeployed({ stack, topic, documents, before });
    // The feed is made once more after the edition: its list of editions may still be on its way.
    await until(
      'the public files to settle',
      async () => isDeepStrictEqual(await publicFiles(stack), replayed.publicFiles),
      { secondsMax: 20 },
    ).catch(() => {});
    expect(await publicFiles(stack)).toEqual(replayed.publicFiles);
    expect(withoutMessageId(digestMail.raw.toString())).toBe(
      withoutMessageId(Buffer.from(replayed.mails[0]!.raw).toString()),
    );
  });

  test('has made few calls for five articles and one mail', async () => {
    const counts = await countedCalls(emulator);
    writeFileSync(`${scratch}/calls.json`, JSON.stringify(counts, null, 2));
    // SES asks three times of a mail: for the sender, for the reader and for the configuration set.
    expect([counts['Send ses:SendRawEmail'], counts['Reply ses:SendRawEmail']]).toEqual([
      3,
      3 * (sink.mails.length - 1),
    ]);
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
    const nowhere = `${emulator.endpoint}/${account}/nowhere.fifo`;
    const right = await setVariables(name, { [targetVariable('curate')]: nowhere });
    const late = { ...documents[0]!, key: 'documents/dropped/late.txt', bytes: lateNews() };
    await stack.blobs.put(late.key, late);
    await until('the dead letter', async () => ((await countDeadLetters(stack, 'normalise')) ?? 0) > 0, {
      secondsMax: 90,
    });
    await setVariables(name, right);
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
    const second = await openDeployed('second');
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
    // As the configuration set would: SES tells the topic, and the topic the function.
    await queryApi(emulator, 'sns', {
      Action: 'Publish',
      TopicArn: stack.resource('Notices'),
      Message: JSON.stringify(bounce),
    });
    const isSuppressed = ({ partition }: StoredRecord) => partition.startsWith('suppressions/');
    await until(
      'the address to be suppressed',
      async () => (await allRecords(stack.resource('Table'))).some(isSuppressed),
      { secondsMax: 30, explain: () => failures(emulator) },
    );
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

async function entriesCount(): Promise<number> {
  const { text } = await visit(emulator, `${stack.settings.baseUrl}/${topic}/feed.atom`);
  return text.split('<entry>').length - 1;
}

function mailAbout(words: string): Promise<SunkMail> {
  return until(`a mail with ${words}`, async () => sink.mails.find((mail) => unfolded(mail).includes(words)), {
    secondsMax: 60,
    explain: () => failures(emulator),
  });
}

async function isGone(client: CloudFormationClient, name: string): Promise<boolean> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0]?.StackStatus === 'DELETE_COMPLETE';
  } catch {
    return true;
  }
}
