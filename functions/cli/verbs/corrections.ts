import { type Command, InvalidArgumentError, Option } from 'commander';
import { recordKeys } from '../../keys.ts';
import { type CorrectionKind, correctionKinds, isPairKind, pairKinds } from '../../model/correction.ts';
import type { Judged } from '../../model/judgement.ts';
import { articleAddress, canonicalUrl } from '../../normalise/canonical-url.ts';
import { listCorrections } from '../../owner/corrected-topics.ts';
import { type CorrectionOutcome, correct, undo } from '../../owner/corrections.ts';
import { partsOf } from '../../owner/judged-rows.ts';
import { complain } from '../errors/complain.ts';
import { wholeNumber } from '../input/whole-number.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, topicOption, withTopic } from '../installation/open-installation.ts';

interface OfTopic extends Place {
  readonly topic: string;
}

interface Options extends OfTopic {
  readonly kind: CorrectionKind;
  /** The other article, for what is said of two. */
  readonly of?: string;
}

interface ListOptions extends OfTopic {
  readonly verdict?: Judged['verdict'];
  readonly limit: string;
}

/** Judgements looked through, newest first. */
const judgementsMax = 50_000;
const perRead = 500;

/** `newsfold corrections`: what the page `/owner/` does, from the command line. */
export function define(command: Command): void {
  const verb = (name: string, summary: string) =>
    onInstallation(command.command(name)).description(summary).addOption(topicOption('the topic'));
  command.addHelpText(
    'after',
    `
Examples:
  newsfold corrections judged --topic lake-chad --verdict dropped
  newsfold corrections add https://example.org/article --topic lake-chad --kind belongs
  newsfold corrections add https://news.example.net/lake-chad/entries/ID.html --topic lake-chad --kind not-a-copy
  newsfold corrections add https://example.org/article --topic lake-chad --kind copy-of --of https://example.net/first
  newsfold corrections add https://example.org/article --topic lake-chad --kind same-story --of https://example.net/first
  newsfold corrections undo https://example.org/article --topic lake-chad`,
  );
  verb('judged', 'print what was judged, newest first, one a line: when, how, its id, title and address')
    .addOption(new Option('--verdict <verdict>', 'those judged so alone').choices(['kept', 'folded', 'dropped']))
    .option('--limit <n>', 'lines at most', wholeNumber(1, judgementsMax), '50')
    .action((options: ListOptions) => run(options, (topic, installation) => listJudged(topic, options, installation)));
  verb('list', 'print the corrections that stand, one a line').action((options: Options) => run(options, list));
  verb('add', 'say that a judgement is wrong')
    .argument('<article>', 'id of the article, its address, or that of its page here')
    .requiredOption('--kind <kind>', correctionKinds.join(', '), kindOf)
    .option('--of <article>', `the other article, for ${pairKinds.join(' and ')}; named the same ways`)
    .action((article: string, options: Options) =>
      run(options, (topic, installation) => add(article, topic, options, installation)),
    );
  verb('undo', 'take a correction back')
    .argument('<article>', 'id of the article, its address, or that of its page here')
    .action((article: string, options: Options) =>
      run(options, (topic, installation) => takeBack(article, topic, installation)),
    );
}

function run(options: OfTopic, work: (topic: string, installation: Installation) => Promise<number>): Promise<void> {
  return withTopic(options, ({ slug }, installation) => work(slug, installation));
}

async function list(topic: string, installation: Installation): Promise<number> {
  const standing = (await listCorrections(topic, installation)).filter(({ undone }) => !undone);
  if (standing.length === 0) console.error(`nothing is corrected in ${topic}`);
  for (const { at, kind, articleId, title, url, other } of standing) {
    const said = [at.slice(0, 16).replace('T', ' '), kind, articleId, title, url ?? ''];
    console.log([...said, ...(other === undefined ? [] : [`of: ${other.title}`])].join('\t'));
  }
  return 0;
}

async function add(article: string, topic: string, { kind, of }: Options, installation: Installation): Promise<number> {
  if (isPairKind(kind) && of === undefined) return complain(`${kind} is said of two: name the other with --of`, 2);
  if (!isPairKind(kind) && of !== undefined) return complain(`${kind} is said of one article, without --of`, 2);
  const found = await findJudgement(topic, article, installation);
  if (found === null) return complain(`no judgement of ${article} is kept in ${topic}`);
  const other = of === undefined ? undefined : await findJudgement(topic, of, installation);
  if (other === null) return complain(`no judgement of ${of} is kept in ${topic}`);
  const { receivedAt } = partsOf(found.sort);
  const { judged } = found;
  const meant = { topic, articleKey: judged.articleKey, judged: { receivedAt, value: judged } };
  const both = other === undefined ? meant : { ...meant, other: other.judged.articleKey };
  return tell(await correct(both, kind, installation), installation);
}

async function takeBack(article: string, topic: string, installation: Installation): Promise<number> {
  const all = (await listCorrections(topic, installation)).filter(({ undone }) => !undone);
  const found = all.find(({ articleId, url, judged }) => isMeant(article, { articleId, url, judged: judged?.value }));
  if (found === undefined) return complain(`${article} is not corrected; newsfold corrections list names what is`);
  return tell(await undo(topic, found.articleId, installation), installation);
}

async function listJudged(topic: string, options: ListOptions, installation: Installation): Promise<number> {
  let listed = 0;
  for await (const { sort, judged } of judgements(topic, installation)) {
    if (options.verdict !== undefined && judged.verdict !== options.verdict) continue;
    if (listed === Number(options.limit)) break;
    listed += 1;
    const { receivedAt, articleId } = partsOf(sort);
    const when = receivedAt.slice(0, 16).replace('T', ' ');
    console.log([when, judged.verdict, articleId, judged.title, judged.url ?? ''].join('\t'));
  }
  if (listed === 0)
    console.error(`nothing${options.verdict === undefined ? '' : ` ${options.verdict}`} in ${topic} yet`);
  return 0;
}

/** The newest judgement of the article with this id, address, or page on this site. */
async function findJudgement(topic: string, article: string, installation: Installation): Promise<Found | null> {
  for await (const found of judgements(topic, installation)) {
    const { judged } = found;
    if (isMeant(article, { articleId: partsOf(found.sort).articleId, url: judged.url, judged })) return found;
  }
  return null;
}

interface Found {
  readonly sort: string;
  readonly judged: Judged;
}

/** The last judgement of each article of a topic, newest first. */
async function* judgements(topic: string, { records }: Installation): AsyncGenerator<Found> {
  const { partition } = recordKeys.judgement(topic, '', '');
  const met = new Set<string>();
  let to: string | undefined;
  for (let looked = 0; looked < judgementsMax; looked += perRead) {
    const range = { limit: perRead, descending: true, ...(to === undefined ? {} : { to }) };
    const read = await records.list(partition, range);
    for (const { sort, value } of read) {
      const { articleId } = partsOf(sort);
      if (!met.has(articleId)) yield { sort, judged: value };
      met.add(articleId);
    }
    to = read.at(-1)?.sort;
    if (read.length < perRead) return;
  }
}

/** Whether somebody means this article by its id, its address, or that of its page on this site. */
function isMeant(
  article: string,
  {
    articleId,
    url,
    judged,
  }: { readonly articleId: string; readonly url: string | null; readonly judged: Judged | undefined },
): boolean {
  const page = /\/entries\/([0-9a-f-]{36})\.html$/.exec(article)?.[1];
  const isEntry = page !== undefined && judged?.verdict === 'kept' && judged.entry === `urn:uuid:${page}`;
  return isEntry || articleId === article || (url !== null && nameOf(url) === nameOf(article));
}

/** What of an address names an article, however it was copied; what is no such address is as it is. */
function nameOf(address: string): string {
  const canonical = canonicalUrl(address);
  return (canonical === null ? null : articleAddress(canonical)) ?? address;
}

/** What follows is done by the stages: of the process that runs, of the next one that does, or of the stack. */
async function tell(outcome: CorrectionOutcome, installation: Installation): Promise<number> {
  if (outcome.kind === 'refused') return complain(outcome.reason);
  await installation.send(outcome.messages);
  const { undone, kind, title } = outcome.correction;
  const when = installation.isRunning ? '' : ' (the feed follows when newsfold next starts)';
  console.log(`${undone ? 'taken back' : 'noted'}: ${kind}: ${title}${when}`);
  return 0;
}

function kindOf(text: string): CorrectionKind {
  const kind = correctionKinds.find((one) => one === text);
  if (kind === undefined) throw new InvalidArgumentError(`The kinds are ${correctionKinds.join(', ')}.`);
  return kind;
}
