import { type Command, Option } from 'commander';
import { httpFetcher } from '../../adapters/http/fetcher.ts';
import { feed } from '../../feed/feed.ts';
import { blobKeys } from '../../keys.ts';
import type { MessageTo } from '../../messages.ts';
import type { Log } from '../../ports.ts';
import { complain } from '../errors/complain.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, topicOption, withTopic } from '../installation/open-installation.ts';
import { baseUrlOf } from '../start/start-options.ts';

interface Options extends Place {
  readonly topic?: string;
  readonly format: 'atom' | 'rss' | 'json';
  readonly write?: true;
  readonly baseUrl?: string;
}

export function define(command: Command): void {
  onInstallation(command)
    .description('print the feed of a topic as it is published; with --write, make its files anew first')
    .addOption(topicOption('the topic'))
    .addOption(new Option('--format <format>', 'which of its feeds').choices(['atom', 'rss', 'json']).default('atom'))
    .option('--write', 'make the feeds and pages of the topic anew; what is the same is not written')
    .option('--base-url <url>', 'with --write: where the site is reached, if not as the settings say', baseUrlOf)
    .action((options: Options) => withTopic(options, ({ slug }, installation) => show(slug, options, installation)));
}

async function show(topic: string, options: Options, installation: Installation): Promise<number> {
  if (options.write) await writeAnew(topic, options, installation);
  const blob = await installation.blobs.get(blobKeys.publicTopic(topic, `feed.${options.format}`));
  if (blob === undefined) return complain(`the feed of ${topic} has not been made yet; --write makes it`);
  process.stdout.write(blob.bytes);
  return 0;
}

/** Runs the step until it has nothing more to do: a long archive takes several runs. */
async function writeAnew(topic: string, options: Options, installation: Installation): Promise<void> {
  const settings = {
    ...installation.settings,
    baseUrl: (options.baseUrl ?? installation.settings.baseUrl).replace(/\/$/, ''),
  };
  let message: MessageTo<'feed'> | undefined = { to: 'feed', topic };
  while (message !== undefined) {
    const emitted = await feed(message, { ...installation, settings, fetcher: httpFetcher(), log: quiet });
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
