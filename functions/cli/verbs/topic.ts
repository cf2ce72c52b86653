import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { loadTopics, notTopics } from '../../adapters/local/topics-folder.ts';
import { checkTopic, type Finding } from '../../topic/check-topic.ts';
import { parseTopicDescription } from '../../topic/parse-topic.ts';
import { articleFiles } from '../input/read-articles.ts';
import { openDeployedInstallation } from '../installation/deployed-stack.ts';
import { privateSourcesIn, usualSeeds } from '../installation/local-data.ts';
import { dataOption, seedsOption, stackOption } from '../installation/open-installation.ts';
import { addExamples, passedOver } from '../topics/add-examples.ts';
import { chosenTopic, topicFolder } from '../topics/chosen-topic.ts';
import { undatedExamples } from '../topics/undated-examples.ts';
import { untakenExamples } from '../topics/untaken-examples.ts';
import { unusableSources } from '../topics/unusable-sources.ts';

interface Options {
  readonly seeds: string;
  readonly title?: string;
  readonly language?: string;
  readonly stack?: string;
}

export function define(command: Command): void {
  command
    .command('new')
    .description('make the folder of a new topic')
    .argument('<slug>', 'small letters, digits and hyphens; part of every address')
    .option('--title <title>', 'what readers see')
    .option('--language <tag>', 'BCP 47 language of the feed and the digest', 'en')
    .addOption(seedsOption())
    .action((slug: string, options: Options) => makeTopic(slug, options, command));
  command
    .command('add')
    .description('add articles to the examples of a topic, whatever they come as')
    .argument('<topic>', 'slug or folder of the topic')
    .argument('<file...>', articleFiles)
    .addOption(seedsOption())
    .action(async (name: string, files: readonly string[], options: Options) => {
      const check = `${call} topic check ${name}${seedsIn(options)}`;
      process.exitCode = await addExamples(topicFolder(name, options.seeds), files, check);
    });
  command
    .command('list')
    .description('list the topics with what they are made from')
    .addOption(seedsOption())
    .addOption(stackOption())
    .action((options: Options) => (options.stack === undefined ? listTopics(options) : listDeployed(options.stack)));
  command
    .command('check')
    .description('say what is missing or weak; exit code 1 if anything is')
    .argument('[topics...]', 'slugs or folders; all of the seeds if none is given')
    .addOption(seedsOption())
    .addOption(dataOption())
    .action((names: readonly string[], options: Options & { readonly data: string }) => checkTopics(names, options));
}

function makeTopic(slug: string, options: Options, command: Command): void {
  const title = options.title ?? titleOf(slug);
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
  if (existsSync(folder))
    throw new Error(`${folder} is there already. What it lacks says\n  ${call} topic check ${slug}${seedsIn(options)}`);
  makeFolder(join(folder, 'articles'));
  writeFileSync(join(folder, 'topic.json'), json);
  writeFileSync(join(folder, 'sources.opml'), emptyOpml(title));
  const where = seedsIn(options);
  console.log(`${folder} is made. What comes next:
  1. Put five or more articles on the topic into ${join(folder, 'articles')}, as .txt files: the title, the day below it, the text;
     ${call} topic add ${slug} FILE…${where} makes them of saved pages, mails and JSON.
  2. Write the description into ${join(folder, 'topic.json')}; words to find or to shut out go into its query.
  3. List feeds in ${join(folder, 'sources.opml')}, one line each:
     <outline type="rss" text="Name" xmlUrl="https://…"/>
  4. ${call} topic check ${slug}${where}
     says whether that is enough, and this whether an article would be taken:
     ${call} match --topic ${slug}${where} --explain FILE`);
}

/** What to type: `newsfold` alone is no command of the shell. */
const call = 'npm run -s newsfold --';

function seedsIn({ seeds }: Options): string {
  return seeds === usualSeeds ? '' : ` --seeds ${seeds}`;
}

/** `lake-chad` is Lake Chad until somebody says it better. */
function titleOf(slug: string): string {
  return slug.replaceAll(
    /(?:^|-)(.)/g,
    (start, letter: string) => `${start.startsWith('-') ? ' ' : ''}${letter.toUpperCase()}`,
  );
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

async function listDeployed(name: string): Promise<void> {
  const { topics, settings } = await openDeployedInstallation(name);
  for (const { slug, title, language } of topics) {
    console.log(`${slug}\t${title}\t${language}\t${settings.baseUrl}/${slug}/feed.atom`);
  }
}

function listTopics(options: Options): void {
  const topics = loadTopics(options.seeds);
  if (topics.length === 0) console.error(`no topics in ${options.seeds}: newsfold topic new SLUG makes one`);
  tellOfStrangers(options.seeds);
  for (const { slug, title, language, examples, sources } of topics) {
    console.log(
      `${slug}\t${title}\t${language}\t${counted(examples.length, 'example')}\t${counted(sources.length, 'source')}`,
    );
  }
}

async function checkTopics(
  names: readonly string[],
  { seeds, data }: Options & { readonly data: string },
): Promise<void> {
  const settings = privateSourcesIn(data);
  const topics = names.length === 0 ? loadTopics(seeds) : names.map((name) => chosenTopic(name, seeds));
  if (topics.length === 0) {
    console.error(`no topics in ${seeds}: newsfold topic new SLUG makes one`);
    process.exitCode = 1;
  }
  if (names.length === 0) tellOfStrangers(seeds);
  for (const [at, topic] of topics.entries()) {
    const name = names[at];
    const folder = topicFolder(name ?? topic.slug, seeds);
    const findings = [
      ...checkTopic(topic),
      ...(await untakenExamples(topic)),
      ...(await undatedExamples(folder, topic)),
      ...unusableSources(folder, settings),
      ...passedOver(folder).map((file) => notAnExample(file, topic.slug)),
    ];
    const wanting = findings.filter(({ kind }) => kind !== 'note').length;
    console.log(`${topic.slug}: ${wanting === 0 ? 'well' : `${counted(wanting, 'thing')} to mend`}`);
    for (const { kind, text } of findings) console.log(`  ${kind}: ${text}`);
    if (wanting > 0) process.exitCode = 1;
  }
}

function tellOfStrangers(seeds: string): void {
  for (const folder of notTopics(seeds)) console.error(`${folder} has no topic.json, so it is no topic`);
}

function notAnExample(file: string, slug: string): Finding {
  const text = `articles/${file} is no text, so nothing is learned from it: newsfold topic add ${slug} FILE makes one of it`;
  return { kind: 'weak', text };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
