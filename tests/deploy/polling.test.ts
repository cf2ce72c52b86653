import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logicalName } from '../../functions/adapters/aws/described-stack.ts';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import { clockSystem } from '../../functions/adapters/clock-system.ts';
import { putSource } from '../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf } from '../../functions/collect/source-record.ts';
import { blobKeys } from '../../functions/keys.ts';
import { answer } from './answer.ts';
import { bootstrap, deploy, recordingCalls } from './cdk.ts';
import { type Emulator, scratch, startEmulator } from './emulator.ts';
import { failures } from './function-logs.ts';
import { judgeStack } from './judge-stack.ts';
import { newsfold } from './newsfold.ts';
import { feedUrl, membersFeedUrl, type Newspaper, type Report, startNewspaper } from './newspaper.ts';
import { openDeployed } from './open-deployed.ts';
import { setVariables } from './set-variables.ts';
import { until } from './until.ts';

/** A source from the seeds to the feed, by the schedule and by its hub; the network alone is made up. */
const topic = 'exe-floods';
const publicAddress = '93.184.215.14';

let paper: Newspaper;
let emulator: Emulator;
let stack: DeployedStack;

beforeAll(async () => {
  paper = await startNewspaper();
  paper.publish(flood);
  emulator = await startEmulator({ name: 'polling' });
  Object.assign(process.env, emulator.environment);
  await bootstrap(emulator);
  await deploy(emulator, {
    sender: 'news@example.org',
    stackName: 'polled',
    ...recordingCalls,
    seeds: seedsWithSource(),
  });
  stack = await openDeployed('polled');
  // The function's own code, with the network of stand-in-network.ts.
  await setVariables(stack.resource(logicalName('collect', 'Function')), {
    NODE_OPTIONS: `--enable-source-maps --import ${new URL('./stand-in-network.ts', import.meta.url).href}`,
    STAND_IN_ADDRESS: publicAddress,
    STAND_IN_PORT: String(paper.port),
  });
  await planEveryMinute();
});

afterAll(async () => {
  await emulator?.stop();
  paper?.stop();
});

test('the schedule has the source polled that the seeds name, and its pages fetched', async () => {
  await until('a first entry', async () => (await feed()).includes('Boats were tied'), {
    secondsMax: 150,
    explain,
  });
  expect(paper.asked).toContain('GET paper.example/robots.txt 200');
  expect(paper.asked).toContain('GET paper.example/news/flood 200');
});

test('a hub that is asked to tell of news gets its challenge back, and no other does', async () => {
  const asked = await until('the hub to be asked', async () => paper.subscriptions[0], { secondsMax: 30 });
  const { pathname, origin } = new URL(asked.get('hub.callback')!);
  expect(origin).toBe(stack.settings.baseUrl);
  const intent = (topicUrl: string) =>
    `${pathname}?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topicUrl, 'hub.challenge': 'c-1', 'hub.lease_seconds': '864000' })}`;
  expect((await answer(emulator, stack, intent('http://other.example/feed'))).status).toBe(404);
  expect(await answer(emulator, stack, intent(feedUrl))).toMatchObject({ status: 200, text: 'c-1' });
});

test('a signed word of the hub has the source asked at once: 304 while there is nothing new, then what is new', async () => {
  await hubTells('0'.repeat(64));
  await rested();
  await hubTells();
  await until('a conditional request', async () => paper.asked.includes('GET paper.example/feed 304'), {
    secondsMax: 30,
    explain,
  });
  // What was signed with another key had nothing asked.
  expect(paper.asked.filter((line) => line.includes('/feed'))).toEqual([
    'GET paper.example/feed 200',
    'GET paper.example/feed 304',
  ]);
  await polled();
  await rested();
  paper.publish(mill);
  await hubTells();
  await until('the new entry', async () => (await feed()).includes('The mill wheel'), {
    secondsMax: 30,
    explain,
  });
});

test('a source that the command adds with a header is asked with it', async () => {
  const sources = (...args: string[]) => newsfold(emulator, ['sources', ...args, '--stack', 'polled']);
  await sources('add', membersFeedUrl, '--topic', topic, '--header', 'X-Reader: exe');
  await until('the source to be asked', async () => paper.asked.some((line) => line.includes('members.example/feed')), {
    secondsMax: 150,
    explain,
  });
  expect(paper.asked).toContain('GET members.example/feed 200');
  expect(await sources('check')).toMatch(/x-reader/i);
});

test('a source at a private address is refused by the deployed function', async () => {
  const url = `http://127.0.0.1:${paper.port}/feed`;
  const needs = { clock: clockSystem(), records: stack.records };
  await putSource({ url, topics: [topic] }, needs);
  const message = { to: 'collect', sourceId: sourceIdOf(url) } as const;
  await stack.transportTo('collect').send(stack.targetOf('collect'), [message]);
  const told = await until(
    'the refusal',
    async () => (await readSource(message.sourceId, needs))?.value.lastFailure ?? false,
    { secondsMax: 30 },
  );
  expect(told).toContain('private or special');
});

test('no function did what it may not do', async () => {
  const judged = await judgeStack(emulator, stack);
  expect(judged.flatMap(({ refused }) => refused)).toEqual([]);
  expect(judged.find(({ stage }) => stage === 'collect')!.calls).toBeGreaterThan(5);
});

async function explain(): Promise<string> {
  return [...paper.asked, await failures(emulator)].join('\n');
}

/** While one poll is under way the next waits for its turn. */
async function polled(): Promise<void> {
  await until(
    'the poll to be noted',
    async () => {
      const { nextPollAt } = (await readSource(sourceIdOf(feedUrl), stack))!.value;
      return nextPollAt > clockSystem().now();
    },
    { secondsMax: 30 },
  );
}

/** News that a hub tells of within 15 seconds of a poll wait for the plan. */
async function rested(): Promise<void> {
  const { lastAttemptAt } = (await readSource(sourceIdOf(feedUrl), stack))!.value;
  const since = Date.parse(lastAttemptAt!);
  await until('the source to have rested', async () => Date.parse(clockSystem().now()) - since > 16_000, {
    secondsMax: 30,
  });
}

/** Five minutes are long to wait for. */
async function planEveryMinute(): Promise<void> {
  const client = new SchedulerClient({});
  const Name = stack.resource('Schedule');
  const { FlexibleTimeWindow, Target } = await client.send(new GetScheduleCommand({ Name }));
  const ScheduleExpression = 'rate(1 minute)';
  await client.send(new UpdateScheduleCommand({ Name, ScheduleExpression, FlexibleTimeWindow, Target }));
}

async function hubTells(signature?: string): Promise<void> {
  const asked = paper.subscriptions[0]!;
  const body = '<rss version="2.0"/>';
  const signed = signature ?? createHmac('sha256', asked.get('hub.secret')!).update(body).digest('hex');
  const { pathname } = new URL(asked.get('hub.callback')!);
  const post = { body, headers: { 'x-hub-signature': `sha256=${signed}`, 'content-type': 'application/rss+xml' } };
  expect((await answer(emulator, stack, pathname, { post })).status).toBe(202);
}

async function feed(): Promise<string> {
  const found = await stack.blobs.get(blobKeys.publicTopic(topic, 'feed.atom'));
  return found === undefined ? '' : new TextDecoder().decode(found.bytes);
}

/** Two reports that are no copies of each other. */
const flood: Report = {
  slug: 'flood',
  title: 'The Exe floods Exampleford',
  teaser: 'The river Exe left its bed at Exampleford.',
  paragraphs: [
    'The river Exe left its bed at Exampleford, where the water stood a metre deep in the church on Monday.',
    'Boats were tied to the lamp posts of the market. The school stayed shut, and the fire brigade pumped out the cellar of the inn.',
    'The river authority expects the water to fall by the end of the week.',
  ],
};
const mill: Report = {
  slug: 'mill',
  title: 'Mill on the Exe grinds again after ninety years',
  teaser: 'A mill at Topsley grinds flour again.',
  paragraphs: [
    'The last mill on the Exe has been put to work by a club of retired engineers, who sold the first flour on Saturday.',
    'The mill wheel turned backwards until noon, said their chairman, because somebody had read the drawings upside down.',
    'A baker in Topsley wants to buy whatever they grind until the spring. An exhibition about millers opens in May.',
  ],
};

function seedsWithSource(): string {
  const folder = `${scratch}/seeds-polled`;
  mkdirSync(`${folder}/${topic}`, { recursive: true });
  const source = { title: 'The Paper', url: feedUrl };
  const description = { slug: topic, title: 'Floods of the Exe', query: { any: ['Exe'] }, sources: [source] };
  writeFileSync(`${folder}/${topic}/topic.json`, JSON.stringify(description));
  return folder;
}
