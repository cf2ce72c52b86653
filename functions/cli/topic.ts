import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadTopics } from '../adapters/local/topics-folder.ts';
import { blobKeys } from '../keys.ts';
import { checkTopic } from '../topic/check-topic.ts';
import { parseSources } from '../topic/parse-sources.ts';
import { parseTopicDescription } from '../topic/parse-topic.ts';
import { chosenTopic, orExit } from './chosen-topic.ts';
import { openDeployed } from './deployed-stack.ts';

interface Options {
  readonly seeds: string;
  readonly title?: string;
  readonly language?: string;
  readonly stack?: string;
}

export function define(command: Command): void {
  const seeds = ['--seeds <folder>', 'folder of the topics', 'seeds'] as const;
  command
    .command('new')
    .description('make the folder of a new topic')
    .argument('<slug>', 'small letters, digits and hyphens; part of every address')
    .option('--title <title>', 'what readers see')
    .option('--language <tag>', 'BCP 47 language of the feed and the digest', 'en')
    .option(...seeds)
    .action((slug: string, options: Options) => makeTopic(slug, options, command));
  command
    .command('list')
    .description('list the topics with what they are made from')
    .option(...seeds)
    .option('--stack <name>', 'the topics that a deployed stack publishes')
    .action((options: Options) => (options.stack === undefined ? listTopics(options) : listDeployed(options.stack)));
  command
    .command('check')
    .description('say what is missing or weak; exit code 1 if anything is')
    .argument('[topics...]', 'slugs or folders; all of the seeds if none is given')
    .option(...seeds)
    .action((names: readonly string[], options: Options) => checkTopics(names, options));
}

function makeTopic(slug: string, options: Options, command: Command): void {
  const title = options.title ?? slug.replaceAll('-', ' ');
  const description = {
    slug,
    title,
    description: '',
    language: options.language,
    query: { any: [], all: [], none: [] },
  };
  const json = `${JSON.stringify(description, null, 2)}\n`;
  const parsed = parseTopicDescription(json);
  if (parsed.kind === 'rejected') command.error(`the topic ${parsed.reason}`, { exitCode: 2 });
  const folder = join(options.seeds, slug);
  orExit(() => {
    if (existsSync(folder)) throw new Error(`${folder} is there already`);
  });
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'topic.json'), json);
  writeFileSync(join(folder, 'sources.opml'), emptyOpml(title));
  console.log(`${folder} is made. What comes next:
  1. Put five or more articles on the topic into ${join(folder, 'articles')}, as .txt files with the title in the first line.
  2. Write the description into ${join(folder, 'topic.json')}; words to find or to shut out go into its query.
  3. List feeds in ${join(folder, 'sources.opml')}, one line each:
     <outline type="rss" text="Name" xmlUrl="https://…"/>
  4. newsfold topic check ${slug}, then newsfold match --topic ${slug} --explain FILE to try it out.`);
}

function emptyOpml(title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${escaped}: sources</title>
  </head>
  <body>
  </body>
</opml>
`;
}

/** What the stack publishes says which topics it was deployed with. */
async function listDeployed(name: string): Promise<void> {
  const { blobs } = await openDeployed(name);
  const opml = await blobs.get(blobKeys.publicRoot('topics.opml'));
  const feeds = opml === undefined ? [] : parseSources(new TextDecoder().decode(opml.bytes));
  if (feeds.length === 0) console.error(`the stack ${name} has published nothing yet: its first article starts it`);
  for (const { title, feedUrl } of feeds) console.log(`${title}\t${feedUrl}`);
}

function listTopics(options: Options): void {
  const topics = orExit(() => loadTopics(options.seeds));
  if (topics.length === 0) console.error(`no topics in ${options.seeds}: newsfold topic new SLUG makes one`);
  for (const { slug, title, language, examples, sources } of topics) {
    console.log(
      `${slug}\t${title}\t${language}\t${counted(examples.length, 'example')}\t${counted(sources.length, 'source')}`,
    );
  }
}

function checkTopics(names: readonly string[], options: Options): void {
  const topics = orExit(() =>
    names.length === 0 ? loadTopics(options.seeds) : names.map((name) => chosenTopic(name, options.seeds)),
  );
  if (topics.length === 0) {
    console.error(`no topics in ${options.seeds}`);
    process.exitCode = 1;
  }
  for (const topic of topics) {
    const findings = checkTopic(topic);
    const wanting = findings.filter(({ kind }) => kind !== 'note');
    console.log(
      `${topic.slug}: ${wanting.length === 0 ? 'well' : counted(wanting.length, 'thing')}${wanting.length === 0 ? '' : ' to mend'}`,
    );
    for (const { kind, text } of findings) console.log(`  ${kind}: ${text}`);
    if (wanting.length > 0) process.exitCode = 1;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
