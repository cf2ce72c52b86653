import { digest } from '../../functions/digest/digest.ts';
import { newestEntry } from '../../functions/digest/read-window.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { Message } from '../../functions/messages.ts';
import type { Rhythm, Subscriber, Subscription } from '../../functions/model/subscription.ts';
import { plan } from '../../functions/plan/plan.ts';
import type { OutgoingMail } from '../../functions/ports.ts';
import { reply } from '../../functions/reply/reply.ts';
import { send } from '../../functions/send/send.ts';
import { changeSubscription } from '../../functions/subscribe/change-subscription.ts';
import { addEntry, type MailWorld, mailWorld, river } from '../mail-world.ts';
import { type Chance, seeded } from './seeded.ts';

const minuteMs = 60_000;
const topics = [river, { ...river, slug: 'lake', title: 'The lake' }];
const readers = ['ann', 'bob', 'cem'].map((name, index) => ({
  id: `${index}${'a'.repeat(31)}`,
  address: `${name}@example.com`,
}));
const actionsCount = 120;
/** More than the longest rhythm, in steps of an hour. */
const settlingHours = 24 * 8;

class Crash extends Error {}

interface Faults {
  readonly crash: number;
  readonly throttle: number;
  readonly again: number;
}

const none: Faults = { crash: 0, throttle: 0, again: 0 };

/** What one reader is owed on one topic: the news that came since joining, as long as the reader stays. */
interface Wish {
  readonly owed: Set<number>;
  /** Mails about the topic that had gone out when the reader left; null while subscribed. */
  left: number | null;
}

interface Lives {
  readonly world: MailWorld;
  readonly mails: { readonly to: string; readonly topic: string; readonly news: readonly number[] }[];
  readonly chance: Chance;
  readonly pool: Message[];
  readonly wishes: Map<string, Wish>;
  /** When the latest report of each story came, by its first number. */
  readonly begun: Map<string, string>;
  faults: Faults;
  newsCount: number;
}

/**
 * Readers who join, change their rhythm, leave and come back while news arrives and everything that can fail fails;
 * then peace, until nothing is due any more. Gives what went wrong, in sentences: nothing, if all is well.
 */
export async function liveThrough(seed: number): Promise<readonly string[]> {
  const lives = await beginning(seed);
  for (let count = 0; count < actionsCount; count++) await act(lives);
  lives.faults = none;
  for (let hour = 0; hour < settlingHours; hour++) {
    lives.pool.push({ to: 'plan' });
    while (lives.pool.length > 0) await deliverOne(lives);
    lives.world.clock.advance(60 * minuteMs);
  }
  return complaints(lives);
}

async function beginning(seed: number): Promise<Lives> {
  const chance = seeded(seed);
  const world = await mailWorld({ topics });
  const faults = { crash: chance.pick([0, 0, 0.01]), throttle: chance.pick([0, 0.2]), again: chance.pick([0, 0.3]) };
  const lives: Lives = {
    world,
    mails: [],
    chance,
    pool: [],
    wishes: new Map(),
    begun: new Map(),
    faults,
    newsCount: 0,
  };
  const mailer = {
    ...world.mailer,
    send: async (mail: OutgoingMail) => {
      if (chance.happens(lives.faults.throttle)) return { kind: 'throttled', reason: 'simulated' } as const;
      lives.mails.push({ to: mail.to, topic: mail.tags?.topic ?? '', news: newsIn(mail.raw) });
      return { kind: 'sent', providerId: 'x' } as const;
    },
  };
  return Object.assign(lives, { world: crashing({ ...world, mailer }, lives) });
}

/** Any call may be the last one of the process: before it happens, or after. */
function crashing(world: MailWorld, lives: Lives): MailWorld {
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...parts: unknown[]) => unknown;
        return async (...parts: unknown[]) => {
          if (lives.chance.happens(lives.faults.crash)) throw new Crash();
          const result = await method.apply(target, parts);
          if (lives.chance.happens(lives.faults.crash)) throw new Crash();
          return result;
        };
      },
    });
  return { ...world, records: guarded(world.records), blobs: guarded(world.blobs), mailer: guarded(world.mailer) };
}

async function act(lives: Lives): Promise<void> {
  const { chance, world, pool } = lives;
  switch (chance.pick(['news', 'time', 'plan', 'work', 'work', 'work', 'reader', 'reader'] as const)) {
    case 'news':
      return newsArrives(lives);
    case 'time':
      return world.clock.advance(chance.below(240) * minuteMs);
    case 'plan':
      pool.push({ to: 'plan' });
      return;
    case 'work':
      return deliverOne(lives);
    case 'reader':
      return readerActs(lives);
  }
}

/** On one topic, or one article on both. */
async function newsArrives(lives: Lives): Promise<void> {
  const number = ++lives.newsCount;
  const on = lives.chance.happens(0.3) ? topics : [lives.chance.pick(topics)];
  const faults = lives.faults;
  lives.faults = none;
  // What a paper says of a story that it told of more than half a day ago goes on with that story.
  const quiet = [...lives.begun].filter(([, since]) => hoursSince(since, lives) >= 12).map(([story]) => story);
  const begun = quiet.length === 0 ? undefined : lives.chance.pick(quiet);
  const goesOn = begun !== undefined && lives.chance.happens(0.5);
  const [story, paper] = goesOn ? [begun, `paper${begun}`] : [String(number), `paper${number}`];
  lives.begun.set(story, lives.world.clock.now());
  for (const { slug } of on) {
    const publisher = { name: paper, domain: `${paper}.example` };
    await addEntry(lives.world, number, { topic: slug, story: `story-${story}`, publisher });
    for (const { address } of readers) {
      const wish = lives.wishes.get(`${address} ${slug}`);
      if (wish !== undefined && wish.left === null) wish.owed.add(number);
    }
  }
  lives.faults = faults;
}

function hoursSince(instant: string, { world }: Lives): number {
  return (Date.parse(world.clock.now()) - Date.parse(instant)) / 3_600_000;
}

/** One message from anywhere in the pool; delivered again sometimes, and always after a crash. */
async function deliverOne({ world, pool, chance, faults }: Lives): Promise<void> {
  if (pool.length === 0) return;
  const [message] = pool.splice(chance.below(pool.length), 1);
  if (message === undefined) return;
  try {
    const emitted = await work(message, world);
    pool.push(...emitted.filter(({ to }) => to !== 'feed'));
    if (chance.happens(faults.again)) pool.push(message);
  } catch {
    pool.push(message);
  }
}

async function work(message: Message, world: MailWorld): Promise<readonly Message[]> {
  if (message.to === 'plan') return plan(message, world);
  if (message.to === 'digest') return digest(message, world);
  if (message.to === 'reply') return reply(message, world);
  return message.to === 'send' ? send(message, world) : [];
}

async function readerActs(lives: Lives): Promise<void> {
  const { chance, world } = lives;
  const [reader, { slug: topic }] = [chance.pick(readers), chance.pick(topics)];
  const name = `${reader.address} ${topic}`;
  const wish = lives.wishes.get(name);
  const isIn = wish !== undefined && wish.left === null;
  const leaves = isIn && chance.happens(0.3);
  const faults = lives.faults;
  // A request that fails is one that the reader makes again.
  lives.faults = none;
  const createdAt = world.clock.now();
  const subscriber: Subscriber = { ...reader, language: 'en', createdAt, softBounces: 0 };
  await world.records.write([{ kind: 'put', key: recordKeys.subscriber(reader.id), value: subscriber, expect: 'any' }]);
  const after: Subscription = {
    subscriber: reader.id,
    topic,
    rhythm: randomRhythm(chance),
    state: leaves ? 'unsubscribed' : 'confirmed',
    consent: { how: 'form', askedAt: createdAt, confirmedAt: createdAt, wording: 'x', client: null },
    changedAt: createdAt,
  };
  await newestEntry(topic, world);
  await changeSubscription({ subscriber: reader, after, begins: 'now' }, world);
  lives.faults = faults;
  const mailsAbout = lives.mails.filter(({ to, topic: its }) => to === reader.address && its === topic).length;
  if (leaves) lives.wishes.set(name, { owed: new Set(), left: mailsAbout });
  else if (!isIn) lives.wishes.set(name, { owed: new Set(), left: null });
}

function randomRhythm(chance: Chance): Rhythm {
  return {
    cadence: chance.pick(['live', 'hourly', 'daily', 'weekly'] as const),
    hour: chance.below(24),
    weekday: 1 + chance.below(7),
    zone: chance.pick(['UTC', 'Europe/Paris', 'Asia/Kolkata']),
  };
}

/** The numbers of the headlines that a mail's story list has. */
function newsIn(raw: Uint8Array): readonly number[] {
  const text = Buffer.from(raw).toString('latin1').replaceAll('=\r\n', '');
  return [...text.matchAll(/\r\n\r\n(?:Update: )?Headline (\d+)\r\n/g)].map(([, number]) => Number(number));
}

function complaints({ mails, wishes, world, newsCount }: Lives): readonly string[] {
  const found: string[] = [];
  const uncertain = world.events.filter(({ event }) => event === 'mail may not have gone out').length;
  for (const { address } of readers) {
    const had = mails.filter(({ to }) => to === address).flatMap(({ news }) => news);
    for (let number = 1; number <= newsCount; number++) {
      const times = had.filter((one) => one === number).length;
      if (times > 1) found.push(`${address} got story ${number} ${times} times`);
    }
    for (const { slug } of topics) {
      const wish = wishes.get(`${address} ${slug}`);
      const missing = [...(wish?.owed ?? [])].filter((number) => !had.includes(number));
      // Where the outcome of a mail is unknown, it was reported and is not sent again.
      if (missing.length > 0 && uncertain === 0) found.push(`${address} never got ${missing} of ${slug}`);
      const about = mails.filter(({ to, topic }) => to === address && topic === slug).length;
      if (wish?.left !== null && wish !== undefined && about > wish.left)
        found.push(`${address} was mailed after leaving ${slug}`);
    }
  }
  return found;
}
