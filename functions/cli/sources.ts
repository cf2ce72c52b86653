import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type Command, InvalidArgumentError } from 'commander';
import { specialAddresses } from '../adapters/http/special-addresses.ts';
import { sourcesOpml } from '../collect/opml.ts';
import { listSources, putSource, removeSource } from '../collect/owned-sources.ts';
import { healthSentence, sourceHealth } from '../collect/source-health.ts';
import type { FetchPages } from '../model/source.ts';
import type { TopicSource } from '../model/topic.ts';
import { decodeText } from '../normalise/decode-text.ts';
import { parseSources } from '../topic/parse-sources.ts';
import { type Installation, onTopic } from './installation.ts';
import { onInstallation, type Place, withInstallation } from './open-installation.ts';

export function define(command: Command): void {
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  verb('check', 'say of each source how it is; exit code 1 when one needs a look').action(onData(check));
  verb('export', 'print the sources as OPML').action(onData(exportOpml));
  verb('import', 'add the feeds of an OPML file, as feed readers export it')
    .argument('<file>', 'an OPML file')
    .requiredOption('--topic <slug>', 'the topic that follows them')
    .action((file: string, options: Place & { topic: string }) =>
      withInstallation(options, (data) => onTopic(options.topic, data, ({ slug }) => importOpml(file, slug, data))),
    );
  verb('add', 'follow a feed, or change how it is followed')
    .argument('<url>', 'address of the feed', webAddress)
    .requiredOption('--topic <slug>', 'the topic that follows it')
    .option('--title <text>', 'what to call it')
    .option('--pages <when>', 'fetch the pages behind its entries: teasers, always or never', fetchPagesOf)
    .option('--every <minutes>', 'ask this often, as far as the publisher allows it', minutesOf)
    .option('--header <line>', 'send this with each request, as "Name: value"; may be said again', headerOf)
    .action((url: string, options: Place & AddOptions) =>
      withInstallation(options, (data) => onTopic(options.topic, data, () => add(url, options, data))),
    );
  verb('remove', 'no longer follow a feed')
    .argument('<url>', 'address of the feed', webAddress)
    .action((url: string, options: Place) => withInstallation(options, (data) => remove(url, data)));
}

interface AddOptions {
  readonly topic: string;
  readonly title?: string;
  readonly pages?: FetchPages;
  readonly every?: number;
  readonly header?: Readonly<Record<string, string>>;
}

type Work = (data: Installation) => Promise<number>;

function onData(work: Work) {
  return (options: Place) => withInstallation(options, work);
}

async function check(data: Installation): Promise<number> {
  const now = data.clock.now();
  const sources = (await listSources(data)).filter((state) => state.stopped === null || state.stopped === 'gone');
  if (sources.length === 0) console.log('No sources yet: newsfold sources add URL --topic SLUG');
  let ailing = 0;
  for (const state of sources) {
    const health = sourceHealth(state, now);
    if (health.kind === 'failing' || health.kind === 'silent' || health.kind === 'stopped') ailing++;
    const last =
      state.lastSuccessAt === null
        ? 'never reached'
        : `last reached ${state.lastSuccessAt.slice(0, 16).replace('T', ' ')}`;
    console.log(
      `${state.source.title}\n  ${state.source.url}\n  ${healthSentence(health)} · ${last} · ${state.itemsCount} items seen`,
    );
  }
  return ailing > 0 ? 1 : 0;
}

async function exportOpml(data: Installation): Promise<number> {
  const followed = (await listSources(data)).filter((state) => state.stopped === null);
  process.stdout.write(
    sourcesOpml(
      followed.map((state) => state.source),
      data.settings.siteName,
    ),
  );
  return 0;
}

async function importOpml(file: string, topic: string, data: Installation): Promise<number> {
  const sources = readOpml(file);
  const tally = { added: 0, changed: 0 };
  for (const { title, feedUrl, categories } of sources) {
    tally[await putSource({ url: feedUrl, title, categories, topics: [topic] }, data)]++;
  }
  console.log(`${tally.added} added, ${tally.changed} known before`);
  return 0;
}

/** Throws, naming the file, when it is not there or no OPML. */
function readOpml(file: string): TopicSource[] {
  const { text } = decodeText(readFileSync(file), { contentType: null });
  try {
    return parseSources(text);
  } catch (error) {
    throw new Error(`${file} is no OPML file (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function add(
  url: string,
  { topic, title, pages, every, header }: AddOptions,
  data: Installation,
): Promise<number> {
  const wanted = {
    url,
    topics: [topic],
    ...(title !== undefined && { title }),
    ...(pages !== undefined && { fetchPages: pages }),
    ...(every !== undefined && { intervalMinutes: every }),
    ...(header !== undefined && { headers: header }),
  };
  console.log(`${await putSource(wanted, data)}: ${url}`);
  return 0;
}

async function remove(url: string, data: Installation): Promise<number> {
  if (await removeSource(url, data)) {
    console.log(`no longer followed: ${url}`);
    return 0;
  }
  console.error(`${url} is no source; newsfold sources export lists them`);
  return 1;
}

/** Headers that the fetch itself sets. */
const ownHeaders: ReadonlySet<string> = new Set([
  'host',
  'user-agent',
  'connection',
  'content-length',
  'accept-encoding',
]);

function headerOf(line: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value] = /^([\w-]{1,60}):\s*([\x20-\x7e]{1,2000})$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('a header is written "Name: value"');
  if (ownHeaders.has(name.toLowerCase())) throw new InvalidArgumentError(`${name} is set by newsfold itself`);
  return { ...before, [name.toLowerCase()]: value };
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) throw new InvalidArgumentError('an http or https address');
  const { hostname, href } = new URL(text);
  const family = isIP(hostname.replace(/^\[|\]$/g, ''));
  const special =
    family > 0 && specialAddresses().check(hostname.replace(/^\[|\]$/g, ''), family === 4 ? 'ipv4' : 'ipv6');
  if (special || hostname === 'localhost')
    throw new InvalidArgumentError('a private address: newsfold fetches from none');
  return href;
}

function fetchPagesOf(text: string): FetchPages {
  if (text === 'teasers' || text === 'always' || text === 'never') return text;
  throw new InvalidArgumentError('teasers, always or never');
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 15 && minutes <= 10_080) return minutes;
  throw new InvalidArgumentError('a whole number of minutes from 15 to 10080');
}
