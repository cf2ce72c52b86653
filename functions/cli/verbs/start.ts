import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { httpFetcher } from '../../adapters/http/fetcher.ts';
import { type DataFolder, dataFolder, loadSettings, openDataFolder } from '../../adapters/local/data-folder.ts';
import type { FolderLock } from '../../adapters/local/folder-lock.ts';
import type { LocalSettings } from '../../adapters/local/local-settings.ts';
import { logConsole } from '../../adapters/local/log-console.ts';
import { seedDocuments } from '../../adapters/local/seed-documents.ts';
import { leftTopics, notTopics } from '../../adapters/local/topics-folder.ts';
import { listFollowed } from '../../collect/owned-sources.ts';
import type { Templates } from '../../digest/template.ts';
import { recordKeys } from '../../keys.ts';
import { type LocalNewsfold, openLocal } from '../../runtime/local.ts';
import { readOverview } from '../../runtime/overview.ts';
import type { Pause } from '../../send/halts.ts';
import { canMatch, type PreparedTopic } from '../../topic/prepare-topic.ts';
import { topicsIn } from '../installation/local-data.ts';
import { waitingMails } from '../installation/waiting-mails.ts';
import { builtTemplates, typedHere } from '../project-files.ts';
import { type Arrivals, arrivals } from '../start/arrivals.ts';
import { holdFolder } from '../start/hold-folder.ts';
import { listen, openInboxOf } from '../start/listen.ts';
import { startNotes } from '../start/start-notes.ts';
import { type StartOptions, smtpServer, startOptions, urlAt } from '../start/start-options.ts';
import { isPrivate, notYet, type SiteAnswer, siteOf } from '../start/start-site.ts';
import { type RunTally, type StartSummary, startSummary, type TopicSummary } from '../start/start-summary.ts';
import { stopAsked } from '../start/stop-asked.ts';

export function define(command: Command): void {
  startOptions(command).action(async (options: StartOptions) => {
    // At once: a poll that still waits for the network would hold the process up.
    process.exit(await start(options));
  });
}

/** Runs until it is told to stop, or until the work is done; gives the exit code. Throws sentences for the owner. */
async function start(options: StartOptions): Promise<number> {
  const folder = dataFolder(resolve(options.data));
  const lock = holdFolder(folder);
  try {
    return await run(options, prepare(options, folder), lock);
  } finally {
    lock.release();
  }
}

/** How soon it is noticed that the folder is gone. */
const folderLookEveryMs = 1_000;

interface Prepared {
  readonly folder: DataFolder;
  readonly settings: LocalSettings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** The mail server; null to keep all mails in the outbox. */
  readonly smtp: string | null;
}

/** Reads what the owner wrote. */
function prepare(options: StartOptions, folder: DataFolder): Prepared {
  const smtp = smtpServer(options);
  openDataFolder(folder);
  for (const path of notTopics(options.seeds)) process.stderr.write(`! ${path} has no topic.json, so it is no topic\n`);
  const topics = topicsIn(options.seeds);
  const slugs = topics.map(({ slug }) => slug);
  for (const slug of leftTopics(folder.root, slugs)) process.stderr.write(`! ${leftNote(slug, options.seeds)}\n`);
  return { folder, smtp, settings: loadSettings(folder), topics, templates: builtTemplates() };
}

function leftNote(slug: string, seeds: string): string {
  const kept = 'its pages and feeds stay as they are, and its readers, kept, get no mail';
  return `${slug} is no topic in ${typedHere(resolve(seeds))} any more: ${kept} until its folder is back (docs/server.md)`;
}

async function run(options: StartOptions, prepared: Prepared, lock: FolderLock): Promise<number> {
  const { folder, settings, smtp, ...given } = prepared;
  const stop = Promise.race([stopAsked(), folderLost(folder, lock)]);
  const log = logConsole({
    write: (line) => process.stderr.write(line),
    verbose: options.verbose === true,
    countedOnly: ['source failed', 'document rejected', 'sending throttled'],
  });
  const site: { answer?: SiteAnswer } = {};
  const answer: SiteAnswer = async (request, client) => (await site.answer?.(request, client)) ?? notYet();
  // First of all, so that a port that is taken is told at once.
  const server = options.once ? undefined : await listen(options, { answer, log });
  const address = server?.address ?? urlAt(options.host, options.port);
  const baseUrl = options.baseUrl ?? settings.baseUrl ?? address;
  lock.announce(baseUrl);
  // Before the first mail goes out.
  const notes = startNotes({ ...settings, baseUrl, mailed: smtp !== null });
  for (const note of notes) log.warn(`${note} in ${folder.settings}`);
  const offline = options.offline === true;
  const shown = arrivals({
    write: (line) => process.stdout.write(line),
    progress: process.stderr,
    mailed: smtp !== null,
    offline,
    baseUrl,
  });
  const newsfold = openLocal({
    ...given,
    folder,
    log,
    settings: { ...settings, baseUrl },
    digestTo: settings.digestTo,
    documentDays: settings.documentDays,
    ...(smtp !== null && { smtp }),
    fetcher: httpFetcher(),
    offline,
    done: (message, emitted) => void shown.done(message, emitted, newsfold),
  });
  const pause = (await newsfold.world.records.get(recordKeys.sending('pause')))?.value as Pause | undefined;
  if (pause) log.warn(`sending is paused since ${pause.at} (${pause.reason}): newsfold resume lets mails go out again`);
  site.answer = siteOf(options.host, folder, newsfold);
  try {
    // Before the work begins, for the same reason.
    const inbox = server && (await openInboxOf(options, newsfold));
    const failures = await Promise.race([catchUp(options, newsfold), stop]);
    shown.caughtUp();
    if (failures !== 'stop') {
      const tally = { ...log.tally(), ...shown.tally(), failures };
      const state = { baseUrl, folder, running: server !== undefined, mailed: smtp !== null, inboxPort: inbox?.port };
      process.stdout.write(await summary(options, newsfold, tally, state));
    }
    if (server === undefined) return failures === 0 ? 0 : 1;
    if (failures !== 'stop') {
      newsfold.keepRunning();
      await stop;
    }
    process.stdout.write('\n  Stopping.\n');
    await inbox?.close();
    return 0;
  } finally {
    await server?.close();
    await newsfold.close();
  }
}

/** Does the work there is, a poll too where nothing runs on; gives how many messages failed for good. */
async function catchUp(options: StartOptions, newsfold: LocalNewsfold): Promise<number> {
  const before = await newsfold.queue.counts();
  await seedDocuments(options.seeds, newsfold.world);
  await newsfold.catchUp();
  if (options.once) await newsfold.poll();
  return (await newsfold.queue.counts()).dead - before.dead;
}

/** What was done and where to look. */
async function summary(
  options: StartOptions,
  { world, queue }: LocalNewsfold,
  counted: Readonly<Record<string, number>> & ReturnType<Arrivals['tally']> & Pick<RunTally, 'failures'>,
  state: Pick<StartSummary, 'baseUrl' | 'running' | 'mailed' | 'inboxPort'> & { readonly folder: DataFolder },
): Promise<string> {
  const { articles = 0, mails = 0, 'source failed': sourcesFailed = 0 } = counted;
  return startSummary({
    ...state,
    folder: typedHere(state.folder.root),
    owned: state.running && isPrivate(options.host, world.settings),
    tally: { ...counted, articles, mails, sourcesFailed },
    left: {
      mails: await waitingMails(world.topics, world),
      isPaused: (await world.records.get(recordKeys.sending('pause'))) !== undefined,
      aside: (await queue.counts()).dead,
    },
    topics: await overviews(world),
    sources: { followed: (await listFollowed(world)).length, asked: options.offline !== true },
    outboxCount: readdirSync(state.folder.outbox).filter((name) => name.endsWith('.eml')).length,
  });
}

function overviews(world: LocalNewsfold['world']): Promise<TopicSummary[]> {
  return Promise.all(
    world.topics.map(async (topic) => {
      const { slug, title } = topic;
      return { slug, title, canMatch: canMatch(topic), ...(await readOverview(slug, world.records)) };
    }),
  );
}

/** Rejects when the folder is not where it was: the database would go on in it, and files be written to a new one. */
function folderLost({ root }: DataFolder, lock: FolderLock): Promise<never> {
  const why = `${root} was moved or taken away, so newsfold has stopped.\nStart it with --data and the folder's new place.`;
  return new Promise((_resolve, reject) => {
    setInterval(() => lock.isThere() || reject(new Error(why)), folderLookEveryMs).unref();
  });
}
