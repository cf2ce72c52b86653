import type { Command } from 'commander';
import { listFollowed, putSource, removeSource } from '../../collect/owned-sources.ts';
import { healthSentence, needsALook, sourceHealth, sourcesSummary } from '../../collect/source-health.ts';
import { sourcesOpml } from '../../collect/sources-opml.ts';
import type { FetchPages, Source, SourceState } from '../../model/source.ts';
import type { SourceHeaders } from '../../model/source-headers.ts';
import { webAddress } from '../../topic/web-address.ts';
import { complain } from '../errors/complain.ts';
import { type Installation, onTopic } from '../installation/installation.ts';
import {
  onInstallation,
  type Place,
  topicOption,
  withInstallation,
  withTopic,
} from '../installation/open-installation.ts';
import { importSources } from '../sources/import-sources.ts';
import {
  anyAddress,
  feedAddress,
  fetchPagesOf,
  headerOf,
  minutesOf,
  privateProblem,
} from '../sources/source-options.ts';

export function define(command: Command): void {
  command.addHelpText(
    'after',
    `
Examples:
  newsfold sources add https://example.org/feed.xml --topic lake-chad
  newsfold sources add https://example.org/rss --topic lake-chad --every 30 --pages always
  newsfold sources import feedly.opml --topic lake-chad
  newsfold sources check --stack newsfold`,
  );
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  verb('check', 'say of each source how it is; exit code 1 when one needs a look')
    .option('--topic <slug>', 'only the sources of this topic')
    .action((options: Place & OfTopic) => onSources(options, check));
  verb('export', 'print the sources as OPML')
    .option('--topic <slug>', 'only the sources of this topic')
    .action((options: Place & OfTopic) => onSources(options, exportOpml));
  verb('import', 'follow the feeds of an OPML file, as feed readers export it')
    .argument('<file>', 'an OPML file')
    .addOption(topicOption('the topic that follows them'))
    .addHelpText('after', '\nFeeds that cannot be followed are named with the reason; exit code 1 when there are any.')
    .action((file: string, options: Place & OfTopic) =>
      withTopic(options, ({ slug }, installation) => importSources(file, slug, installation)),
    );
  verb('add', 'follow a feed, or change how it is followed; one that failed is asked again at once')
    .argument('<url>', 'address of the feed', feedAddress)
    .addOption(topicOption('the topic that follows it'))
    .option('--title <text>', 'what to call it')
    .option('--pages <when>', 'fetch the pages behind its entries: teasers, always or never', fetchPagesOf)
    .option('--every <minutes>', 'ask this often, as far as the publisher allows it', minutesOf)
    .option('--header <line>', 'send this with each request, as "Name: value"; may be said again', headerOf)
    .action((url: string, options: Place & AddOptions) =>
      withTopic(options, ({ slug }, installation) => add(url, slug, options, installation)),
    );
  verb('remove', 'no longer follow a feed')
    .argument('<url>', 'address of the feed', anyAddress)
    .option('--topic <slug>', 'only this topic no longer follows it; without it, none does')
    .action((url: string, options: Place & OfTopic) =>
      withInstallation(options, (installation) => remove(url, options.topic, installation)),
    );
}

interface OfTopic {
  readonly topic?: string;
}

interface AddOptions extends OfTopic {
  readonly title?: string;
  readonly pages?: FetchPages;
  readonly every?: number;
  readonly header?: SourceHeaders;
}

type SourcesWork = (sources: readonly SourceState[], installation: Installation) => Promise<number>;

/** Work on all sources that are followed, or on those of one topic. */
function onSources(options: Place & OfTopic, work: SourcesWork): Promise<void> {
  const { topic } = options;
  return withInstallation(options, async (installation) => {
    const followed = (await listFollowed(installation)).toSorted((a, b) =>
      a.source.title.localeCompare(b.source.title, 'en'),
    );
    if (topic === undefined) return work(followed, installation);
    const ofTopic = followed.filter(({ source }) => source.topics.includes(topic));
    return onTopic(topic, installation, () => work(ofTopic, installation));
  });
}

const noSources =
  'No sources yet: newsfold sources add URL. Those that topics name are there after a start, or five minutes after a deploy.';

async function check(sources: readonly SourceState[], { clock }: Installation): Promise<number> {
  if (sources.length === 0) console.log(noSources);
  let unhealthy = 0;
  let unreached = 0;
  for (const state of sources) {
    const health = sourceHealth(state, clock.now());
    if (needsALook(health)) unhealthy++;
    if (health.kind === 'new' || health.kind === 'unreached') unreached++;
    const known = [healthSentence(health), ...visitsOf(state)];
    console.log([state.source.title, state.source.url, known.join(' · '), settingsOf(state.source)].join('\n  '));
  }
  if (sources.length > 0) console.log(sourcesSummary(sources.length, unhealthy, unreached));
  return unhealthy > 0 ? 1 : 0;
}

/** When it was and will be asked, and what came of it; nothing of one that was not polled yet. */
function visitsOf({ lastAttemptAt, lastSuccessAt, nextPollAt, stopped, itemsCount }: SourceState): readonly string[] {
  if (lastAttemptAt === null) return [];
  return [
    lastSuccessAt === null ? 'never reached' : `last reached ${minute(lastSuccessAt)}`,
    ...(stopped === null ? [`next asked ${minute(nextPollAt)}`] : []),
    `${itemsCount} ${itemsCount === 1 ? 'item' : 'items'} seen`,
  ];
}

/** How it is followed, and what logs call it; of headers the names alone, for they may hold secrets. */
function settingsOf({ id, topics, intervalMinutes, fetchPages, headers }: Source): string {
  const names = Object.keys(headers);
  return [
    topics.length === 0 ? 'for no topic' : `for ${topics.join(', ')}`,
    ...(intervalMinutes === null ? [] : [`every ${intervalMinutes} minutes`]),
    ...(fetchPages === 'teasers' ? [] : [fetchPages === 'always' ? 'fetches every page' : 'fetches no pages']),
    ...(names.length === 0 ? [] : [`sends ${names.join(', ')}`]),
    `id ${id}`,
  ].join(' · ');
}

async function exportOpml(sources: readonly SourceState[], { settings }: Installation): Promise<number> {
  const followed = sources.filter(({ stopped }) => stopped === null).map(({ source }) => source);
  process.stdout.write(sourcesOpml(followed, settings.siteName));
  const withHeaders = followed.filter(({ headers }) => Object.keys(headers).length > 0);
  for (const { title } of withHeaders) console.error(`the headers of ${title} are left out: they may hold secrets`);
  return 0;
}

async function add(
  url: string,
  topic: string,
  { title, pages, every, header }: AddOptions,
  installation: Installation,
): Promise<number> {
  const problem = privateProblem(url, installation.settings);
  if (problem !== null) return complain(`${url} ${problem}`, 2);
  const wanted = {
    url,
    topics: [topic],
    ...(title !== undefined && { title }),
    ...(pages !== undefined && { fetchPages: pages }),
    ...(every !== undefined && { intervalMinutes: every }),
    ...(header !== undefined && { headers: header }),
  };
  const outcome = await putSource(wanted, installation);
  console.log(outcome === 'unchanged' ? `followed already: ${url}` : `${outcome} for ${topic}: ${url}`);
  if (outcome === 'added') console.log('It is asked within some minutes; newsfold sources check says how it went.');
  return 0;
}

async function remove(url: string, topic: string | undefined, installation: Installation): Promise<number> {
  const outcome = await removeSource(url, installation, topic);
  // Kept as it was written before fragments were left out; else as `add` keeps it.
  const kept = webAddress(url) ?? url;
  if (outcome.kind === 'not followed' && kept !== url) return remove(kept, topic, installation);
  switch (outcome.kind) {
    case 'removed':
      console.log(`no longer followed: ${url}`);
      return 0;
    case 'kept':
      console.log(`no longer followed by ${topic}, but by ${outcome.topics.join(', ')}: ${url}`);
      return 0;
    case 'not followed':
      return complain(
        `${url} is no source${topic === undefined ? '' : ` of ${topic}`}; newsfold sources check lists them`,
      );
  }
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
