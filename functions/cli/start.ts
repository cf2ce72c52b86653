import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { httpFetcher } from '../adapters/http/fetcher.ts';
import { codeOf } from '../adapters/local/atomic-file.ts';
import { type DataFolder, dataFolder, loadSettings, openDataFolder } from '../adapters/local/data-folder.ts';
import { lockFolder } from '../adapters/local/folder-lock.ts';
import { type HttpServer, httpServer } from '../adapters/local/http-server.ts';
import { logConsole } from '../adapters/local/log-console.ts';
import type { MailInbox } from '../adapters/local/mail-inbox.ts';
import { seedDocuments } from '../adapters/local/seed-documents.ts';
import type { Templates } from '../digest/template.ts';
import type { Message } from '../messages.ts';
import { ownerVisit } from '../owner/owner-visit.ts';
import { isBaseUrl, type LocalSettings } from '../runtime/config.ts';
import { type LocalNewsfold, openLocal } from '../runtime/local.ts';
import { openInbox } from '../runtime/local-inbox.ts';
import { isLoopback, localSite } from '../runtime/local-site.ts';
import { readOverview } from '../runtime/overview.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { web } from '../web/web.ts';
import { arrivals } from './arrivals.ts';
import { topicsIn } from './local-data.ts';
import { seedsOption } from './open-installation.ts';
import { sentenceOf } from './plain-error.ts';
import { startSummary } from './start-summary.ts';

interface Options {
  readonly data: string;
  readonly seeds: string;
  readonly host: string;
  readonly port: number;
  readonly baseUrl?: string;
  readonly smtp?: string;
  readonly inboxPort?: number;
  readonly once?: true;
  readonly offline?: true;
  readonly verbose?: true;
}

const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export function define(command: Command): void {
  command
    .option('--data <dir>', 'folder for everything that is kept', '.newsfold')
    .addOption(seedsOption())
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 for any free one', portOf, 8080)
    .option('--base-url <url>', 'where the site is reached from outside, without a slash at the end', baseUrlOf)
    .option('--once', 'do the work there is and exit: 0, or 1 if something failed for good')
    .option('--smtp <url>', 'send mails through this server: smtps://user:password@host (or NEWSFOLD_SMTP)')
    .option('--inbox-port <number>', 'take in newsletters by mail (SMTP) on this port', portOf)
    .option('--offline', 'poll no sources')
    .option('--verbose', 'say more')
    .action(async (options: Options) => {
      // At once: a poll that still waits for the network would hold the process up.
      process.exit(await start(options));
    });
}

async function start(options: Options): Promise<number> {
  const folder = dataFolder(resolve(options.data));
  const lock = lockOf(folder);
  if (typeof lock === 'string')
    return complain(`The data cannot be kept there: ${lock}.`, 'Choose a folder with --data.');
  if ('heldBy' in lock) {
    return complain(`newsfold is already running on ${folder.root} (${lock.heldBy}).`, 'Stop it first, or use --data.');
  }
  try {
    const prepared = prepare(options, folder);
    return typeof prepared === 'number' ? prepared : await run(options, prepared, lock.announce);
  } finally {
    lock.release();
  }
}

/** The lock, or why the folder cannot be used at all. */
function lockOf({ root }: DataFolder): ReturnType<typeof lockFolder> | string {
  try {
    return lockFolder(root);
  } catch (error) {
    return sentenceOf(error);
  }
}

interface Prepared {
  readonly folder: DataFolder;
  readonly settings: LocalSettings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** The mail server; null to keep all mails in the outbox. */
  readonly smtp: string | null;
}

/** Reads what the owner wrote; what cannot be used is told to him, not thrown at him. */
function prepare(options: Options, folder: DataFolder): Prepared | number {
  try {
    const smtp = smtpOf(options);
    openDataFolder(folder);
    return {
      folder,
      smtp,
      settings: loadSettings(folder),
      topics: topicsIn(options.seeds),
      templates: JSON.parse(readFileSync(project('build/templates.json'), 'utf8')) as Templates,
    };
  } catch (error) {
    return complain(sentenceOf(error));
  }
}

async function run(options: Options, prepared: Prepared, announce: (address: string) => void): Promise<number> {
  const stop = stopAsked();
  const log = logConsole({
    write: (line) => process.stderr.write(line),
    verbose: options.verbose === true,
    countedOnly: ['source failed', 'document rejected'],
  });
  const site: { answer?: SiteAnswer } = {};
  const answer: SiteAnswer = async (request, client) => (await site.answer?.(request, client)) ?? notYet();
  const server = options.once ? undefined : await listen(options, { answer, log });
  if (typeof server === 'number') return server;
  const address = server?.address ?? `http://${options.host}:${options.port}`;
  const { folder, settings, topics, templates, smtp } = prepared;
  const baseUrl = options.baseUrl ?? settings.baseUrl ?? address;
  announce(baseUrl);
  const shown = arrivals({ write: (line) => process.stdout.write(line), progress: process.stderr });
  const newsfold = openLocal({
    folder,
    log,
    settings: { ...settings, baseUrl },
    topics,
    templates,
    digestTo: settings.digestTo,
    documentDays: settings.documentDays,
    ...(smtp !== null && { smtp }),
    fetcher: httpFetcher(),
    offline: options.offline === true,
    done: (message, emitted) => void shown.done(message, emitted, newsfold),
  });
  site.answer = siteOf(options, folder, newsfold);
  const inbox = await inboxOf(options, newsfold);
  if (typeof inbox === 'number') {
    await server?.close();
    await newsfold.close();
    return inbox;
  }
  const before = await newsfold.queue.counts();

  const work = async (): Promise<void> => {
    await seedDocuments(options.seeds, newsfold.world);
    await newsfold.catchUp();
    if (server === undefined) await newsfold.poll();
  };
  const stopped = await Promise.race([work().then(() => false), stop.then(() => true)]);
  shown.caughtUp();
  const failures = (await newsfold.queue.counts()).dead - before.dead;
  if (!stopped) {
    const { articles = 0, mails = 0, 'source failed': sourcesFailed = 0 } = log.tally();
    const tally = { ...shown.tally(), articles, mails, failures, sourcesFailed };
    const where = { baseUrl, folder: shortest(folder.root), running: server !== undefined };
    const owned = server !== undefined && isPrivate(options, newsfold.world.settings);
    const seen = { mailed: smtp !== null, owned };
    process.stdout.write(
      startSummary({ ...where, ...seen, tally, topics: await overviews(newsfold), outboxCount: outboxCount(folder) }),
    );
  }
  if (server !== undefined) {
    if (!stopped) {
      newsfold.keepRunning();
      await stop;
    }
    await inbox?.close();
    process.stdout.write('\n  Stopping.\n');
    await server.close();
  }
  await newsfold.close();
  return options.once && failures > 0 ? 1 : 0;
}

/** Opened before the work begins, so that a port that is taken is told at once; the exit code when it is. */
async function inboxOf(options: Options, newsfold: LocalNewsfold): Promise<MailInbox | number | undefined> {
  if (options.inboxPort === undefined || options.once) return undefined;
  try {
    return await openInbox(options.host, options.inboxPort, newsfold.world);
  } catch (error) {
    return complain(`Mails cannot be taken in: ${sentenceOf(error)}.`, 'Choose another port with --inbox-port.');
  }
}

type SiteAnswer = (request: Request, client: string) => Promise<Response>;

/** The outbox and the owner's pages are shown only where nobody but this machine's users can come. */
function siteOf(options: Options, folder: DataFolder, newsfold: LocalNewsfold): SiteAnswer {
  const { blobs, settings } = newsfold.world;
  const closed = isPrivate(options, settings);
  return localSite({
    blobs,
    settings,
    outbox: closed ? folder.outbox : null,
    owner: closed ? async (request, path) => queued(await ownerVisit(request, path, newsfold.world), newsfold) : null,
    dynamic: async (request, client) => queued(await web(request, client, newsfold.world), newsfold),
  });
}

function isPrivate(options: Options, { baseUrl }: { readonly baseUrl: string }): boolean {
  return isLoopback(options.host) && isLoopback(new URL(baseUrl).hostname);
}

async function queued(
  answered: { readonly response: Response; readonly messages: readonly Message[] } | undefined,
  newsfold: LocalNewsfold,
): Promise<Response | undefined> {
  if (answered !== undefined && answered.messages.length > 0) await newsfold.emit(answered.messages);
  return answered?.response;
}

function notYet(): Response {
  return new Response('Starting.\n', { status: 503, headers: { 'retry-after': '1' } });
}

/** The variable keeps a password out of the list of processes. */
/** Throws when it cannot be used, without repeating it: it may hold a password. */
function smtpOf({ smtp = process.env.NEWSFOLD_SMTP }: Options): string | null {
  if (smtp === undefined || smtp === '') return null;
  if (URL.canParse(smtp) && /^smtps?:\/\/[^/]/.test(smtp)) return smtp;
  throw new Error('--smtp, or NEWSFOLD_SMTP, should be an address such as smtps://user:password@mail.example.org');
}

async function listen(
  options: Options,
  needs: Pick<Parameters<typeof httpServer>[0], 'answer' | 'log'>,
): Promise<HttpServer | number> {
  try {
    return await httpServer({ host: options.host, port: options.port, ...needs });
  } catch (error) {
    const where = `${options.host}:${options.port}`;
    if (codeOf(error) === 'EADDRINUSE') {
      return complain(`Something else is listening on ${where}.`, 'Choose another port: npm start -- --port 8081');
    }
    return complain(`Cannot listen on ${where}: ${sentenceOf(error)}`);
  }
}

function overviews({ world }: LocalNewsfold) {
  return Promise.all(
    world.topics.map(async ({ slug, title, profile, query }) => {
      const canMatch = profile !== null || query.any.length + query.all.length > 0;
      return { slug, title, canMatch, ...(await readOverview(slug, world.records)) };
    }),
  );
}

/** A folder as one would type it here. */
function shortest(folder: string): string {
  const fromHere = relative(process.cwd(), folder) || '.';
  return fromHere.startsWith('..') ? folder : fromHere;
}

function outboxCount(folder: DataFolder): number {
  return readdirSync(folder.outbox).filter((name) => name.endsWith('.eml')).length;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

function complain(...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 1;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return port;
}

function baseUrlOf(text: string): string {
  if (!isBaseUrl(text))
    throw new InvalidArgumentError('an address without a slash at the end: https://news.example.org');
  return text;
}
