import { logEmf } from '../functions/adapters/aws/log-emf.ts';
import { blobsMemory } from '../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../functions/adapters/local/records-memory.ts';
import type { Message } from '../functions/messages.ts';
import { pipeline, type StageName } from '../functions/pipeline.ts';
import type { Mailer } from '../functions/ports.ts';
import { runStep } from '../functions/runtime/run-step.ts';
import { stepsOf, type World } from '../functions/runtime/steps.ts';
import { importSubscriber } from '../functions/subscribe/import-subscriber.ts';
import { tokenSecret } from '../functions/subscribe/secret.ts';
import { seeded } from '../tests/simulation/seeded.ts';
import { simulatedWorld } from '../tests/simulation/simulated-world.ts';
import type { Priced } from './aws-prices.ts';
import { madeUpSites } from './made-up-sites.ts';
import { answersInMs, jumpingTime, type Meter, meteredBlobs, meteredMailer, meteredRecords } from './metered-ports.ts';

export interface Size {
  readonly sources: number;
  /** Items that each source publishes a day. */
  readonly itemsPerSource: number;
  /** Readers of a daily digest. */
  readonly readers: number;
}

export interface StageDay {
  readonly invocations: number;
  readonly messages: number;
  /** Computing, in milliseconds of this machine's processor. */
  readonly computedMs: number;
  readonly waitedMs: number;
  readonly longestMs: number;
  /** Invocations that found no function ready. */
  readonly coldStarts: number;
}

export interface CostDay {
  readonly usage: Readonly<Partial<Record<Priced, number>>>;
  readonly stages: ReadonlyMap<StageName, StageDay>;
  readonly documents: number;
  readonly articles: number;
  readonly onTopic: number;
  /** What a day adds to what is stored a year later, in bytes. */
  readonly addedBytes: { readonly object: number; readonly record: number };
}

/** Memory at which a Lambda function has one processor to itself; with less it has that much less of one. */
const processorMiB = 1769;
const dayMs = 86_400_000;
const planEveryMs = 5 * 60_000;
/** Lambda keeps a function ready for some minutes, and bills what it takes to get one ready. */
const readyMs = 7 * 60_000;
export const coldStartMs = 400;
/** Lambda's own lines of an invocation: START, END and REPORT. */
const platformLogBytes = 420;
const documentDays = 90;
const yearDays = 365;

/** The time that a function is billed for: its computing takes longer the less memory it has, its waiting does not. */
export function billedMs(
  stage: StageName,
  { computedMs, waitedMs }: Pick<StageDay, 'computedMs' | 'waitedMs'>,
): number {
  return (computedMs * processorMiB) / pipeline[stage].limits.memoryMiB + waitedMs;
}

/** Keeps none of them: the mails of ten thousand readers are more than a process holds. */
const takesAllMails: Mailer = {
  quota: async () => ({ perSecond: 1000, remainingToday: 1_000_000, sandbox: false }),
  send: async () => ({ kind: 'sent', providerId: 'taken' }),
};

/**
 * Plays two days of an installation of that size with the real steps, and meters the second: every request that a step
 * makes of S3, DynamoDB, SES or another stage is counted as it is made.
 */
export async function playCostDay(size: Size, templates: World['templates']): Promise<CostDay> {
  const chance = seeded(1);
  const simulated = simulatedWorld(chance, templates);
  const { clock } = simulated;
  const sites = madeUpSites(size, chance, () => clock.now());
  const meter = dayMeter(() => Date.parse(clock.now()));
  const arrived: Message[] = [];
  const put = (key: string) => key.startsWith('documents/') && arrived.push({ to: 'normalise', key });
  const records = recordsMemory({ clock });
  const blobs = blobsMemory({ clock });
  const log = logEmf({ stack: 'newsfold', stage: 'all', write: (line) => meter.count('logBytes', line.length / 1e9) });
  const counted = { documents: 0, articles: 0, onTopic: 0 };
  const world: World = {
    ...simulated.world,
    records: meteredRecords(records, meter),
    blobs: meteredBlobs(blobs, meter, put),
    mailer: meteredMailer(takesAllMails, meter),
    fetcher: { fetch: async (request) => meter.wait(answersInMs.site).then(() => sites.answer(request)) },
    log: {
      ...log,
      count: (metric, by = 1, dimensions = {}) => {
        if (metric in counted) counted[metric as keyof typeof counted] += by;
        log.count(metric, by, dimensions);
      },
    },
    topics: simulated.world.topics.map((topic, at) => ({ ...topic, sources: sites.sourcesOf(at) })),
  };
  await subscribeAll(size.readers, { ...world, records });
  const steps = stepsOf(world);

  const invoke = async (stage: StageName, messages: readonly Message[]): Promise<readonly Message[]> => {
    meter.begin();
    const emitted: Message[] = [];
    for (const message of messages) emitted.push(...(await runStep(message, steps)));
    log.flush();
    meter.end(stage, messages.length);
    const unique = [...new Map(emitted.map((message) => [JSON.stringify(message), message])).values()];
    countQueueing(unique, meter);
    return [...unique, ...arrived.splice(0)];
  };
  const day = async (): Promise<void> => {
    const until = Date.parse(clock.now()) + dayMs;
    for (; Date.parse(clock.now()) < until; clock.advance(planEveryMs)) {
      meter.count('schedules', 1);
      for (let next = await invoke('plan', [{ to: 'plan' }]); next.length > 0; ) next = await invokeAll(next, invoke);
    }
  };
  await day();
  meter.reset();
  Object.assign(counted, { documents: 0, articles: 0, onTopic: 0 });
  await day();
  return { ...meter.day(), ...counted };
}

/** Messages of a queue come in batches, of one topic in order; all others alone. */
async function invokeAll(
  messages: readonly Message[],
  invoke: (stage: StageName, messages: readonly Message[]) => Promise<readonly Message[]>,
): Promise<readonly Message[]> {
  const next: Message[] = [];
  for (const [stage, same] of Map.groupBy(messages, ({ to }) => to)) {
    const { startedBy } = pipeline[stage];
    const batchMax = 'batchMax' in startedBy ? startedBy.batchMax : 1;
    for (let at = 0; at < same.length; at += batchMax)
      next.push(...(await invoke(stage, same.slice(at, at + batchMax))));
  }
  return next;
}

/** A batch of up to ten is sent, received and deleted with one request each. */
function countQueueing(messages: readonly Message[], meter: Pick<Meter, 'count'>): void {
  for (const [stage, same] of Map.groupBy(messages, ({ to }) => to)) {
    if (!['queue', 'fifo'].includes(pipeline[stage].startedBy.kind)) continue;
    meter.count('queueRequests', 3 * Math.ceil(same.length / 10));
  }
}

async function subscribeAll(count: number, world: World): Promise<void> {
  const secret = await tokenSecret(world);
  const rhythm = { cadence: 'daily', hour: 8, weekday: 1, zone: 'UTC' } as const;
  const options = { topic: world.topics[0]!, rhythm, file: 'list.csv', dryRun: false };
  for (let line = 1; line <= count; line++) {
    const row = { kind: 'address', line, address: `reader${line}@example.net`, consentAt: null } as const;
    await importSubscriber(row, options, secret, world);
  }
}

const unused: StageDay = { invocations: 0, messages: 0, computedMs: 0, waitedMs: 0, longestMs: 0, coldStarts: 0 };

/** Adds up what is used, and what each stage's invocations took. */
function dayMeter(nowMs: () => number) {
  const time = jumpingTime();
  let usage: Partial<Record<Priced, number>> = {};
  let stages = new Map<StageName, StageDay>();
  let kept = new Map<string, { what: 'object' | 'record'; bytes: number; days: number }>();
  const lastMs = new Map<StageName, number>();
  let begun = { cpu: process.cpuUsage(), waited: 0 };
  const count = (priced: Priced, by: number): void => {
    usage[priced] = (usage[priced] ?? 0) + by;
  };
  return {
    count,
    wait: time.wait,
    keep: ((what, name, bytes, expiresAt) => {
      const days = what === 'object' ? objectDays(name) : expiresAt === undefined ? yearDays : 45;
      if (bytes === 0) kept.delete(name);
      else kept.set(name, { what, bytes, days });
    }) satisfies Meter['keep'],
    begin: () => {
      begun = { cpu: process.cpuUsage(), waited: time.now() };
    },
    end: (stage: StageName, messages: number) => {
      const { user, system } = process.cpuUsage(begun.cpu);
      const computedMs = (user + system) / 1000;
      const waitedMs = time.now() - begun.waited;
      const before = stages.get(stage) ?? unused;
      const cold = nowMs() - (lastMs.get(stage) ?? 0) > readyMs;
      lastMs.set(stage, nowMs());
      const billed = billedMs(stage, { computedMs, waitedMs }) + (cold ? coldStartMs : 0);
      stages.set(stage, {
        invocations: before.invocations + 1,
        messages: before.messages + messages,
        computedMs: before.computedMs + computedMs,
        waitedMs: before.waitedMs + waitedMs,
        longestMs: Math.max(before.longestMs, billed),
        coldStarts: before.coldStarts + (cold ? 1 : 0),
      });
      count('lambdaRequests', 1);
      count('lambdaSeconds', (billed / 1000) * (pipeline[stage].limits.memoryMiB / 1024));
      count('logBytes', platformLogBytes / 1e9);
    },
    reset: () => {
      usage = {};
      stages = new Map();
      kept = new Map();
    },
    day: () => {
      const added = { object: 0, record: 0 };
      for (const { what, bytes, days } of kept.values()) added[what] += (bytes * days) / yearDays;
      return { usage, stages, addedBytes: added };
    },
  };
}

/** What is written over each time costs nothing more; documents expire. */
function objectDays(key: string): number {
  if (/^(documents|rejected)\//.test(key)) return documentDays;
  return /^public\/(?!.*\/(entries|editions|archive)\/)/.test(key) ? 0 : yearDays;
}
