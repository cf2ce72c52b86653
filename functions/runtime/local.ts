import { openDataFolder } from '../adapters/local/data-folder.ts';
import { type DropFolder, dropFolder } from '../adapters/local/drop-folder.ts';
import { expireDocuments, expireOutbox } from '../adapters/local/expire-documents.ts';
import { defaultSettings } from '../adapters/local/local-settings.ts';
import { messageOf } from '../error-message.ts';
import { hourMs, minuteMs } from '../instant.ts';
import { keepGoing } from '../keep-going.ts';
import type { Message, MessageTo } from '../messages.ts';
import { pipeline } from '../pipeline.ts';
import { isByClock } from '../subscribe/groups.ts';
import { ensureSubscriptions } from '../subscribe/import-owner.ts';
import { endUnnamed } from '../subscribe/named-readers.ts';
import { hostsInTurn } from './hosts-in-turn.ts';
import { type LocalWorld, type LocalWorldOptions, openLocalWorld } from './local-world.ts';
import { planWhenIdle } from './plan-when-idle.ts';
import { runStages, type StageLanes } from './stage-lanes.ts';
import { stepsOf } from './steps.ts';

/** How long digests whose hour has passed wait for the first answers of the sources. */
const firstRoundMsMax = 2 * minuteMs;
/** How long polls under way are waited for when newsfold stops. */
const pollGraceMs = 1_000;
const expiryEveryMs = 6 * hourMs;
/** How soon what a command queued in another process is noticed. */
const touchedEveryMs = 2_000;

export interface LocalOptions extends LocalWorldOptions {
  /** Addresses that get every digest. */
  readonly digestTo: readonly string[];
  /** How long documents are kept; null: always. */
  readonly documentDays: number | null;
  /** No source is polled. */
  readonly offline: boolean;
  readonly done?: (message: Message, emitted: readonly Message[]) => void;
}

/** newsfold in this process: all stages over files and SQLite. */
export interface LocalNewsfold extends Pick<LocalWorld, 'world' | 'queue'> {
  /** Takes in what lies in the documents folder and does all there is to do but poll, editions and mails included. */
  catchUp(): Promise<void>;
  /** Polls the sources that are due and takes in what they have. */
  poll(): Promise<void>;
  /** Goes on: what is dropped is taken in, sources are polled, and the plan is made on schedule. */
  keepRunning(): void;
  /** Queues what a request led to. */
  emit(messages: readonly Message[]): Promise<void>;
  /** Finishes the steps that are running and closes everything; the rest waits for the next start. */
  close(): Promise<void>;
}

/** Runs the steps over local adapters. For the one process that holds the folder's lock. */
export function openLocal(options: LocalOptions): LocalNewsfold {
  openDataFolder(options.folder);
  const local = openLocalWorld(options);
  const { world, queue } = local;
  queue.releaseLeases();

  const done = (message: Message, emitted: readonly Message[]): void => {
    options.done?.(message, emitted);
    if (message.to === 'curate') planner.tookIn();
  };
  // A digest by the clock that was missed would else go out without the news of the time that newsfold was off: what its
  // sources have, and what was dropped.
  let isUpToDate = false;
  const isDue = (message: Message): boolean => isUpToDate || message.to !== 'digest' || !isByClock(message);
  const lanes = openLanes(local, { offline: options.offline, done, isDue });
  const emit = async (messages: readonly Message[]): Promise<void> => {
    await queue.send(messages);
    lanes.wake();
  };
  const planning = keepGoing('planning', world);
  const plan = () => planning(() => emit([{ to: 'plan' }]));
  const planner = planWhenIdle({ idle: lanes.idle, plan });
  let isClosing = false;
  const drops = watchDrops(options.folder.root, local, lanes);
  const takenIn = async (polls: StageLanes): Promise<void> => {
    await polls.idle();
    await drops.look();
    await planner.settled();
  };
  const firstRoundDone = async (): Promise<void> => {
    if (isUpToDate || isClosing) return;
    isUpToDate = true;
    await plan();
  };
  let expiring = Promise.resolve();
  const expire = (): Promise<void> => {
    expiring = expiring.then(() => expireOld(options, local));
    return expiring;
  };
  const timers: NodeJS.Timeout[] = [];

  return {
    world,
    queue,
    emit,
    async catchUp() {
      await subscribeOwn(options.digestTo, local);
      await emit([...world.topics.map(({ slug }) => ({ to: 'feed' as const, topic: slug })), { to: 'plan' }]);
      await drops.look();
      await planner.settled();
      await expire();
    },
    async poll() {
      await takenIn(lanes.startPolling('each host in turn'));
      await firstRoundDone();
      await planner.settled();
    },
    keepRunning() {
      drops.watch();
      void within(firstRoundMsMax, takenIn(lanes.startPolling())).then(firstRoundDone, firstRoundDone);
      const planEveryMs = pipeline.plan.startedBy.everyMinutes * minuteMs;
      timers.push(setInterval(() => void plan(), planEveryMs));
      timers.push(setInterval(() => void expire(), expiryEveryMs));
      timers.push(setInterval(() => queue.wasTouched() && lanes.wake(), touchedEveryMs));
    },
    async close() {
      isClosing = true;
      planner.stop();
      for (const timer of timers) clearInterval(timer);
      await drops.close();
      await expiring;
      if (await lanes.stop()) local.close();
    },
  };
}

/** The lanes of all stages, and those of polling, which run once they are started. */
interface AllLanes extends Pick<StageLanes, 'idle' | 'wake'> {
  startPolling(manner?: 'each host in turn'): StageLanes;
  /** False where a poll under way goes on: it may wait for the network, and is left to itself. Its source is asked again next time. */
  stop(): Promise<boolean>;
}

function openLanes(
  { world, queue }: LocalWorld,
  {
    offline,
    done,
    isDue,
  }: Required<Pick<LocalOptions, 'offline' | 'done'>> & {
    /** Whether what the plan names is to be done by now; it is named again by the next one. */
    readonly isDue: (message: Message) => boolean;
  },
): AllLanes {
  const { collect, plan: planAll, ...others } = stepsOf(world);
  const plan = async (message: MessageTo<'plan'>) => (await planAll(message)).filter(isDue);
  const lanes = runStages({ queue, steps: { ...others, plan }, log: world.log, done });
  // Polling has lanes of its own, so that a slow network holds up nothing else.
  let polls: StageLanes | undefined;
  return {
    idle: lanes.idle,
    startPolling(manner) {
      const poll = offline ? async () => [] : manner === undefined ? collect : hostsInTurn(collect, world);
      polls ??= runStages({ queue, steps: { collect: poll }, log: world.log, done });
      return polls;
    },
    wake() {
      lanes.wake();
      polls?.wake();
    },
    async stop() {
      await lanes.stop();
      return polls === undefined || within(pollGraceMs, polls.stop());
    },
  };
}

/** Whether the work ends in time. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** What arrives in the documents folder starts `normalise`, as the bucket's events do. */
function watchDrops(folder: string, { world, queue }: LocalWorld, lanes: Pick<StageLanes, 'wake'>): DropFolder {
  return dropFolder({
    folder,
    blobs: world.blobs,
    clock: world.clock,
    log: world.log,
    isKnown: (key, version) => queue.wasSent(key, version),
    arrived: (key, version) => {
      queue.sendOnce(key, version, { to: 'normalise', key });
      lanes.wake();
    },
  });
}

/** A file that cannot be removed is no reason to stop: it is tried again next time. */
async function expireOld({ documentDays, folder }: LocalOptions, { world, queue }: LocalWorld): Promise<void> {
  if (documentDays === null) return;
  try {
    const age = { clock: world.clock, days: documentDays };
    const documents = await expireDocuments({ ...age, folder: folder.root, blobs: world.blobs, queue });
    const mails = expireOutbox(folder.outbox, age);
    if (documents + mails > 0) world.log.info('old files removed', { documents, mails });
  } catch (error) {
    world.log.warn('old files not removed', { reason: messageOf(error) });
  }
}

async function subscribeOwn(addresses: readonly string[], { world }: LocalWorld): Promise<void> {
  for (const address of await endUnnamed(addresses, defaultSettings.digestTo, world.topics, world)) {
    world.log.warn(`${address} is mailed no longer: digestTo in the settings does not name it any more`);
  }
  for (const outcome of await ensureSubscriptions(addresses, world.topics, world)) {
    if (outcome.kind === 'refused') world.log.warn(`no digest for ${outcome.address}: ${outcome.reason}`);
  }
}
