import { setTimeout as sleep } from 'node:timers/promises';
import { blobsFiles, type FileBlobs } from '../adapters/local/blobs-files.ts';
import { clockSystem } from '../adapters/local/clock-system.ts';
import { type DataFolder, openDataFolder } from '../adapters/local/data-folder.ts';
import { openDatabase } from '../adapters/local/database.ts';
import { dropFolder } from '../adapters/local/drop-folder.ts';
import { idsRandom } from '../adapters/local/ids-random.ts';
import { mailerOutbox } from '../adapters/local/mailer-outbox.ts';
import { mailerSmtp } from '../adapters/local/mailer-smtp.ts';
import { type LocalQueue, queueSqlite } from '../adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../adapters/local/records-sqlite.ts';
import type { Templates } from '../digest/template.ts';
import type { Message } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import { pipeline } from '../pipeline.ts';
import type { Fetcher, Log } from '../ports.ts';
import { ensureSubscriptions } from '../subscribe/import-owner.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { runStages, type StageLanes } from './stage-lanes.ts';
import { type World, worksOf } from './steps.ts';

/** A burst of articles is one run of the feed. */
const feedDelayMs = 250;

export interface LocalOptions {
  readonly folder: DataFolder;
  readonly settings: Settings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** Addresses that get every digest. */
  readonly digestTo: readonly string[];
  /** Address of a mail server (adapters/local/mailer-smtp.ts); without one, mails go to the outbox. */
  readonly smtp?: string;
  readonly fetcher: Fetcher;
  readonly log: Log;
  /** No source is polled. */
  readonly offline: boolean;
  readonly done?: (message: Message, emitted: readonly Message[]) => void;
}

/** newsfold in this process: all stages over files and SQLite. */
export interface LocalNewsfold {
  readonly world: World & { readonly blobs: FileBlobs };
  readonly queue: LocalQueue;
  /** Takes in what lies in the documents folder and does all there is to do but poll, editions and mails included. */
  catchUp(): Promise<void>;
  /** Polls the sources that are due and takes in what they have. */
  poll(): Promise<void>;
  /** Goes on: what is dropped is taken in, sources are polled, and the plan is made on schedule. */
  keepRunning(): void;
  /** Queues what a request led to. */
  emit(messages: readonly Message[]): Promise<void>;
  /** Finishes what is in hand and closes everything; the rest waits for the next start. */
  close(): Promise<void>;
}

/** Wires the steps to local adapters. For the one process that holds the folder's lock. */
export function openLocal(options: LocalOptions): LocalNewsfold {
  const { folder, log } = options;
  openDataFolder(folder);
  const clock = clockSystem();
  const database = openDatabase(folder.database);
  const blobs = blobsFiles(folder.root);
  const queueDatabase = openDatabase(folder.database, 'kill');
  const queue = queueSqlite(queueDatabase, { clock, delaysMs: { feed: feedDelayMs } });
  queue.releaseLeases();
  const world = {
    clock,
    blobs,
    log,
    ids: idsRandom(),
    records: recordsSqlite(database, { clock }),
    fetcher: options.fetcher,
    mailer:
      options.smtp === undefined
        ? mailerOutbox({ folder: folder.outbox, temporaryFolder: folder.temporary })
        : mailerSmtp(options.smtp),
    settings: options.settings,
    topics: options.topics,
    templates: options.templates,
    wait: (milliseconds: number) => sleep(milliseconds),
  };

  // Editions become due when nothing more comes in, which a schedule alone would notice late.
  let tookIn = false;
  let planning: Promise<void> | undefined;
  let closing = false;
  let planTimer: NodeJS.Timeout | undefined;
  const done = (message: Message, emitted: readonly Message[]): void => {
    options.done?.(message, emitted);
    if (message.to !== 'curate') return;
    tookIn = true;
    void planWhenIdle();
  };
  const { collect, ...works } = worksOf(world);
  const lanes = runStages({ queue, works, log, done });
  // Polling has lanes of its own, so that a slow network holds up nothing else.
  let polls: StageLanes | undefined;
  const startPolling = (): StageLanes => {
    polls ??= runStages({ queue, works: { collect: options.offline ? async () => [] : collect }, log, done });
    return polls;
  };
  const emit = async (messages: readonly Message[]): Promise<void> => {
    await queue.send(messages);
    lanes.wake();
    polls?.wake();
  };
  const drops = dropFolder({
    folder: folder.root,
    blobs,
    clock,
    log,
    isKnown: (key, version) => queue.wasSent(key, version),
    arrived: (key, version) => {
      queue.sendOnce(key, version, { to: 'normalise', key });
      lanes.wake();
    },
  });
  const planOnceIdle = async (): Promise<void> => {
    for (;;) {
      await lanes.idle();
      if (!tookIn || closing) return;
      tookIn = false;
      await emit([{ to: 'plan' }]);
    }
  };
  const planWhenIdle = (): Promise<void> => {
    planning ??= planOnceIdle().finally(() => {
      planning = undefined;
    });
    return planning;
  };

  return {
    world,
    queue,
    emit,
    async catchUp() {
      for (const outcome of await ensureSubscriptions(options.digestTo, options.topics, world)) {
        if (outcome.kind === 'refused') log.warn(`no digest for ${outcome.address}: ${outcome.reason}`);
      }
      await emit([...options.topics.map(({ slug }) => ({ to: 'feed' as const, topic: slug })), { to: 'plan' }]);
      await drops.look();
      await planWhenIdle();
    },
    async poll() {
      await startPolling().idle();
      await drops.look();
      await planWhenIdle();
    },
    keepRunning() {
      drops.watch();
      startPolling();
      planTimer = setInterval(() => void emit([{ to: 'plan' }]), pipeline.plan.startedBy.everyMinutes * 60_000);
    },
    async close() {
      closing = true;
      clearInterval(planTimer);
      await drops.close();
      await Promise.all([lanes.stop(), polls?.stop()]);
      queueDatabase.close();
      database.close();
    },
  };
}
