import { clockSystem } from '../adapters/clock-system.ts';
import { environmentVariable } from '../adapters/environment-variable.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { blobsFiles, type FileBlobs } from '../adapters/local/blobs-files.ts';
import type { DataFolder } from '../adapters/local/data-folder.ts';
import { openDatabase } from '../adapters/local/database.ts';
import type { LocalQueue } from '../adapters/local/local-queue.ts';
import { mailerOutbox } from '../adapters/local/mailer-outbox.ts';
import { mailerSmtp } from '../adapters/local/mailer-smtp.ts';
import { queueSqlite } from '../adapters/local/queue-sqlite.ts';
import { recordsSqlite } from '../adapters/local/records-sqlite.ts';
import { waitTimer } from '../adapters/wait-timer.ts';
import type { Templates } from '../digest/template.ts';
import type { Settings } from '../model/settings.ts';
import type { Fetcher, Log } from '../ports.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { withBounces } from './mailer-bounces.ts';
import { withWarnings } from './mailer-warnings.ts';
import type { World } from './steps.ts';

/** A burst of articles is one run of the feed. */
const feedDelayMs = 250;

export interface LocalWorldOptions {
  readonly folder: DataFolder;
  readonly settings: Settings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** Address of a mail server (adapters/local/mailer-smtp.ts); without one, mails go to the outbox. */
  readonly smtp?: string;
  readonly fetcher: Fetcher;
  readonly log: Log;
}

/** The ports over a folder and SQLite, and the queue between the stages. */
export interface LocalWorld {
  readonly world: World & { readonly blobs: FileBlobs };
  readonly queue: LocalQueue;
  close(): void;
}

/** Opens the folder's database and the ports over it; `close` after all steps have ended. */
export function openLocalWorld(options: LocalWorldOptions): LocalWorld {
  const { folder, fetcher, log, settings, topics, templates, smtp } = options;
  const clock = clockSystem();
  const recordsDatabase = openDatabase(folder.database, 'power cut');
  const queueDatabase = openDatabase(folder.database, 'kill');
  const outbox = { folder: folder.outbox, temporaryFolder: folder.temporary };
  const kept = { clock, log, ids: idsRandom(), records: recordsSqlite(recordsDatabase, { clock }) };
  const world = {
    ...kept,
    fetcher,
    settings,
    topics,
    templates,
    blobs: blobsFiles(folder.root),
    mailer: smtp === undefined ? mailerOutbox(outbox) : withWarnings(withBounces(mailerSmtp(smtp), kept), log),
    variableOf: environmentVariable,
    wait: waitTimer(),
  };
  return {
    world,
    queue: queueSqlite(queueDatabase, { clock, delaysMs: { feed: feedDelayMs } }),
    close() {
      queueDatabase.close();
      recordsDatabase.close();
    },
  };
}
