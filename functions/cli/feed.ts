import { type Command, Option } from 'commander';
import { httpFetcher } from '../adapters/http/fetcher.ts';
import { feed } from '../feed/feed.ts';
import { blobKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Log } from '../ports.ts';
import { type Installation, type LocalData, onInstallation, openLocalData } from './local-data.ts';

interface Options extends Installation {
  readonly topic: string;
  readonly format: 'atom' | 'rss' | 'json';
  readonly write?: true;
  readonly baseUrl?: string;
}

export function define(command: Command): void {
  onInstallation(command)
    .description('Prints the feed of a topic as it is published; with --write, makes its files anew first.')
    .requiredOption('--topic <slug>', 'whose feed')
    .addOption(new Option('--format <format>', 'which of its feeds').choices(['atom', 'rss', 'json']).default('atom'))
    .option('--write', 'make the feeds and pages of the topic anew; what is the same is not written')
    .option('--base-url <url>', 'with --write: where the site is reached, if not as the settings say')
    .action(show);
}

async function show(options: Options, command: Command): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  try {
    if (!data.topics.some(({ slug }) => slug === options.topic)) {
      command.error(`there is no topic ${options.topic}; newsfold topic list shows them`);
    }
    if (options.write) await writeAnew(options, data);
    const blob = await data.blobs.get(blobKeys.publicTopic(options.topic, `feed.${options.format}`));
    if (blob === undefined) fail(`the feed of ${options.topic} has not been made yet; --write makes it`);
    else process.stdout.write(blob.bytes);
  } finally {
    data.close();
  }
}

function fail(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}

/** Runs the step until it has nothing more to do: a long archive takes several runs. */
async function writeAnew(options: Options, data: LocalData): Promise<void> {
  const settings = { ...data.settings, baseUrl: (options.baseUrl ?? data.settings.baseUrl).replace(/\/$/, '') };
  let message: MessageTo<'feed'> | undefined = { to: 'feed', topic: options.topic };
  while (message !== undefined) {
    const emitted = await feed(message, { ...data, settings, fetcher: httpFetcher(), log: quiet });
    message = emitted.find((next) => next.to === 'feed');
  }
}

/** Standard output is the feed; only what goes wrong is said beside it. */
const quiet: Log = {
  info() {},
  warn: (event) => void process.stderr.write(`${event}\n`),
  error: (event) => void process.stderr.write(`${event}\n`),
  count() {},
};
