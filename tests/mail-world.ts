import { blobsMemory } from '../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../functions/adapters/local/records-memory.ts';
import type { FollowedTopic } from '../functions/collect/sync-sources.ts';
import type { Templates } from '../functions/digest/template.ts';
import { recordKeys } from '../functions/keys.ts';
import type { Message } from '../functions/messages.ts';
import type { Entry, Story } from '../functions/model/entry.ts';
import type { Settings } from '../functions/model/settings.ts';
import type { TopicNames } from '../functions/model/topic.ts';
import type { Log, Mailer, MailOutcome, OutgoingMail, Records } from '../functions/ports.ts';
import { compileTemplates } from '../infra/build/compile-templates.ts';
import { manualClock } from './contracts/manual-clock.ts';
import { noFetcher } from './no-fetcher.ts';

export const settings: Settings = {
  baseUrl: 'https://news.example.org',
  siteName: 'Example News',
  mailFrom: 'digest@news.example.org',
  postalAddress: '1 Example Street, Exampletown',
  ownerAddress: null,
  quietSpellMinutes: 15,
  liveGapMinutes: 60,
};

export const river: FollowedTopic & TopicNames = {
  slug: 'river',
  title: 'The river',
  description: 'News of a river',
  language: 'en',
  sources: [],
};
export const desert: FollowedTopic & TopicNames = {
  slug: 'desert',
  title: 'Le désert',
  description: 'Nouvelles',
  language: 'fr',
  sources: [],
};

let compiled: Promise<Templates> | undefined;

/** The mails as the build compiles them. */
export function mailTemplates(): Promise<Templates> {
  compiled ??= compileTemplates(new URL('../templates', import.meta.url).pathname);
  return compiled;
}

/** A mailer that keeps what it is given; `answer` says what it answers. */
export function mailerList(answer: (mail: OutgoingMail) => MailOutcome = sentOutcome) {
  const mails: OutgoingMail[] = [];
  const mailer: Mailer = {
    async send(mail) {
      const outcome = answer(mail);
      if (outcome.kind === 'sent' || outcome.kind === 'unknown') mails.push(mail);
      return outcome;
    },
    async quota() {
      return { perSecond: 1000, remainingToday: 1_000_000, sandbox: false };
    },
  };
  return { mails, mailer };
}

function sentOutcome(): MailOutcome {
  return { kind: 'sent', providerId: 'test' };
}

/** Everything that the steps from plan to send ask for, in memory. */
export async function mailWorld(
  options: { topics?: readonly (FollowedTopic & TopicNames)[]; settings?: Partial<Settings> } = {},
) {
  const clock = manualClock('2026-03-02T06:00:00.000Z');
  const { mails, mailer } = mailerList();
  const events: { event: string; fields: unknown }[] = [];
  const note = (event: string, fields?: unknown) => void events.push({ event, fields });
  const log: Log = { info: note, warn: note, error: note, count: () => {} };
  let tokens = 0;
  return {
    clock,
    mails,
    mailer,
    log,
    events,
    ids: { token: (bytes: number) => `t${tokens++}`.padEnd(Math.ceil((bytes * 4) / 3), 'x') },
    records: recordsMemory({ clock }),
    blobs: blobsMemory({ clock }),
    settings: { ...settings, ...options.settings },
    topics: options.topics ?? [river],
    templates: await mailTemplates(),
    fetcher: noFetcher,
    wait: async (milliseconds: number) => clock.advance(milliseconds),
  };
}

export type MailWorld = Awaited<ReturnType<typeof mailWorld>>;

/** Writes an entry as curate does: in a story of its own, or one more of `story`. */
export async function addEntry(
  world: { readonly records: Records; readonly clock: { now(): string } },
  number: number,
  parts: Partial<Entry> & { readonly topic?: string; readonly story?: string } = {},
): Promise<Entry> {
  const topic = parts.topic ?? 'river';
  const now = world.clock.now();
  const position = `2026-03#${String(number).padStart(6, '0')}`;
  const storyId = parts.story ?? `story-${number}`;
  const entry: Entry = {
    id: `urn:uuid:${number}`,
    topic,
    position,
    articleId: String(number).padStart(12, '0').padEnd(32, '0'),
    articleKey: `articles/article${number}/1.json`,
    articleVersion: '1',
    title: `Headline ${number}`,
    url: `https://paper${number}.example/news/${number}`,
    byline: null,
    publisher: { name: `Paper ${number}`, domain: `paper${number}.example` },
    published: now,
    firstSeen: now,
    updated: now,
    language: 'en',
    summary: `What happened in case ${number}.`,
    categories: [],
    image: null,
    storyId,
    alsoAt: [],
    mailable: true,
    ...parts,
  };
  const key = recordKeys.story(topic, storyId);
  const before = (await world.records.get(key))?.value;
  const story: Story = {
    id: storyId,
    topic,
    title: before?.title ?? entry.title,
    entries: [...(before?.entries ?? []), position],
    firstSeen: before?.firstSeen ?? now,
    lastGrew: now,
  };
  await world.records.write([
    { kind: 'put', key: recordKeys.entry(topic, position), value: entry, expect: 'any' },
    { kind: 'put', key, value: story, expect: 'any' },
  ]);
  return entry;
}

/** Works off messages of the stages given until none is left; returns how many were worked on. */
export async function workOff(
  messages: readonly Message[],
  steps: Readonly<Partial<Record<Message['to'], (message: never) => Promise<readonly Message[]>>>>,
): Promise<number> {
  const queue = [...messages];
  let worked = 0;
  for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
    const step = steps[message.to];
    if (step === undefined) continue;
    queue.push(...(await step(message as never)));
    worked += 1;
  }
  return worked;
}
