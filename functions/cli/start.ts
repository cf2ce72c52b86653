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
import { type MailInbox, mailInbox } from '../adapters/local/mail-inbox.ts';
import { seedDocuments } from '../adapters/local/seed-documents.ts';
import { loadTopics } from '../adapters/local/topics-folder.ts';
import { inboxSecret } from '../collect/inbox.ts';
import { putDocument as collectedDocument } from '../collect/put-document.ts';
import type { Templates } from '../digest/template.ts';
import { inboxTopics } from '../normalise/mail/inbox-address.ts';
import { isBaseUrl } from '../runtime/config.ts';
import { type LocalNewsfold, openLocal } from '../runtime/local.ts';
import { isLoopback, localSite } from '../runtime/local-site.ts';
import { readOverview } from '../runtime/overview.ts';
import { prepareTopic } from '../topic/prepare-topic.ts';
import { web } from '../web/web.ts';
import { arrivals } from './arrivals.ts';
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
    .option('--seeds <dir>', 'folder of topics', project('seeds'))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 for any free one', portOf, 8080)
    .option('--base-url <url>', 'where the site is reached from outside, without a slash at the end', baseUrlOf)
    .option('--once', 'do the work there is and exit: 0, or 1 if something failed for good')
    .option('--smtp <url>', 'send mails through this server: smtps://user:password@host (or NEWSFOLD_SMTP)')
    .option('--inbox-port <number>', 'take in newsletters by mail (SMTP) on this port', portOf)
    .option('--offline', 'poll no sources')
    .option('--verbose', 'say more')
    .action(async (options: Options) => {
      process.exitCode = await start(options);
    });
}

async function start(options: Options): Promise<number> {
  const folder = dataFolder(resolve(options.data));
  const lock = lockFolder(folder.root);
  if ('heldBy' in lock) {
    return complain(`newsfold is already running on ${folder.root} (${lock.heldBy}).`, 'Stop it first, or use --data.');
  }
  try {
    return await run(options, folder, lock.announce);
  } finally {
    lock.release();
  }
}

async function run(options: Options, folder: DataFolder, announce: (address: string) => void): Promise<number> {
  openDataFolder(folder);
  const settings = loadSettings(folder);
  const site: { answer?: (request: Request, client: string) => Promise<Response> } = {};
  const log = logConsole({
    write: (line) => process.stderr.write(line),
    verbose: options.verbose === true,
    countedOnly: ['source failed', 'document rejected'],
  });
  const answer = async (request: Request, client: string): Promise<Response> =>
    (await site.answer?.(request, client)) ??
    new Response('Starting.\n', { status: 503, headers: { 'retry-after': '1' } });
  const server = options.once ? undefined : await listen(options, { answer, log });
  if (typeof server === 'number') return server;
  const address = server?.address ?? `http://${options.host}:${options.port}`;
  announce(address);

  const shown = arrivals({ write: (line) => process.stdout.write(line), progress: process.stderr });
  const baseUrl = options.baseUrl ?? settings.baseUrl ?? address;
  const newsfold = openLocal({
    folder,
    log,
    settings: { ...settings, baseUrl },
    topics: loadTopics(options.seeds).map(prepareTopic),
    templates: JSON.parse(readFileSync(project('build/templates.json'), 'utf8')) as Templates,
    digestTo: settings.digestTo,
    ...smtpOf(options),
    fetcher: httpFetcher(),
    offline: options.offline === true,
    done: (message, emitted) => void shown.done(message, emitted, newsfold),
  });
  const before = { mails: outboxCount(folder), ...(await newsfold.queue.counts()) };
  const open = isLoopback(options.host) && isLoopback(new URL(baseUrl).hostname);
  site.answer = localSite({
    blobs: newsfold.world.blobs,
    settings: { baseUrl },
    outbox: open ? folder.outbox : null,
    dynamic: async (request, client) => {
      const answered = await web(request, client, newsfold.world);
      if (answered !== undefined && answered.messages.length > 0) await newsfold.emit(answered.messages);
      return answered?.response;
    },
  });

  await seedDocuments(options.seeds, newsfold.world);
  await newsfold.catchUp();
  if (server === undefined) await newsfold.poll();
  shown.caughtUp();
  const mails = outboxCount(folder);
  const failures = (await newsfold.queue.counts()).dead - before.dead;
  const { articles = 0, 'source failed': silent = 0 } = log.tally();
  const tally = { ...shown.tally(), articles, failures, mails: mails - before.mails, sourcesFailed: silent };
  process.stdout.write(
    startSummary({
      tally,
      topics: await overviews(newsfold),
      outboxCount: mails,
      baseUrl,
      folder: relative(process.cwd(), folder.root) || '.',
      running: server !== undefined,
    }),
  );
  if (server === undefined) {
    await newsfold.close();
    return failures > 0 ? 1 : 0;
  }
  newsfold.keepRunning();
  const inbox = options.inboxPort === undefined ? undefined : await openInbox(options, options.inboxPort, newsfold);
  await stopAsked();
  process.stdout.write('\n  Stopping.\n');
  await inbox?.close();
  await server.close();
  await newsfold.close();
  return 0;
}

/** Newsletters come in as documents, each for the topics whose inbox it was sent to. */
async function openInbox({ host }: Options, port: number, { world }: LocalNewsfold): Promise<MailInbox> {
  const secret = await inboxSecret(world);
  const slugs = world.topics.map(({ slug }) => slug);
  return mailInbox({
    host,
    port,
    topicsOf: (address) => inboxTopics([address], slugs, secret),
    keep: async (bytes, topics) => {
      const receivedAt = world.clock.now();
      const arrival = { contentType: 'message/rfc822', source: 'mail', url: null, receivedAt, topics, backlog: false };
      await collectedDocument({ bytes, ...arrival }, world);
    },
  });
}

/** The variable keeps a password out of the list of processes. */
function smtpOf({ smtp = process.env.NEWSFOLD_SMTP }: Options): { readonly smtp?: string } {
  return smtp === undefined || smtp === '' ? {} : { smtp };
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
    return complain(`Cannot listen on ${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function overviews({ world }: LocalNewsfold) {
  return Promise.all(
    world.topics.map(async ({ slug, title }) => ({ slug, title, ...(await readOverview(slug, world.records)) })),
  );
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
