import { type Command, InvalidArgumentError } from 'commander';
import { recordKeys } from '../keys.ts';
import { type CorrectionKind, correctionKinds } from '../model/correction.ts';
import { listCorrections } from '../owner/corrected-topics.ts';
import { type CorrectionOutcome, correct, undo } from '../owner/corrections.ts';
import { type Judged, partsOf } from '../owner/judged-rows.ts';
import { type Installation, type LocalData, onInstallation, openLocalData } from './local-data.ts';

interface Options extends Installation {
  readonly topic: string;
  readonly kind: CorrectionKind;
}

/** Judgements looked through for the one that is meant, newest first. */
const judgementsMax = 50_000;
const perRead = 500;

/** `newsfold corrections`: what the page `/owner/` does, from the command line. */
export function define(command: Command): void {
  const verb = (name: string, summary: string) =>
    onInstallation(command.command(name)).description(summary).requiredOption('--topic <slug>', 'the topic');
  verb('list', 'print the corrections that stand, one a line').action((options: Options) => run(options, list));
  verb('add', 'say that a judgement is wrong')
    .argument('<article>', 'id of the article, its address, or that of its page here')
    .requiredOption('--kind <kind>', correctionKinds.join(', '), kindOf)
    .action((article: string, options: Options) => run(options, (data) => add(article, options, data)));
  verb('undo', 'take a correction back')
    .argument('<article>', 'id of the article, or its address')
    .action((article: string, options: Options) => run(options, (data) => takeBack(article, options, data)));
}

async function run(options: Options, work: (data: LocalData, options: Options) => Promise<number>): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  try {
    const known = data.topics.some(({ slug }) => slug === options.topic);
    if (!known) console.error(`there is no topic ${options.topic}; newsfold topic list names them`);
    process.exitCode = known ? await work(data, options) : 2;
  } finally {
    data.close();
  }
}

async function list(data: LocalData, { topic }: Options): Promise<number> {
  const standing = (await listCorrections(topic, data)).filter(({ undone }) => !undone);
  for (const { at, kind, articleId, title, url } of standing) {
    console.log([at.slice(0, 16).replace('T', ' '), kind, articleId, title, url ?? ''].join('\t'));
  }
  return 0;
}

async function add(article: string, { topic, kind }: Options, data: LocalData): Promise<number> {
  const found = await findJudgement(topic, article, data);
  if (found === null) return complain(`no judgement of ${article} is kept in ${topic}`);
  const { receivedAt } = partsOf(found.sort);
  const { judged } = found;
  const meant = { topic, articleKey: judged.articleKey, judged: { receivedAt, value: judged } };
  return tell(await correct(meant, kind, data), data);
}

async function takeBack(article: string, { topic }: Options, data: LocalData): Promise<number> {
  const all = (await listCorrections(topic, data)).filter(({ undone }) => !undone);
  const found = all.find(({ articleId, url }) => articleId === article || url === article);
  if (found === undefined) return complain(`${article} is not corrected; newsfold corrections list names what is`);
  return tell(await undo(topic, found.articleId, data), data);
}

/** The newest judgement of the article with this id, address, or page on this site. */
async function findJudgement(
  topic: string,
  article: string,
  { records }: LocalData,
): Promise<{ readonly sort: string; readonly judged: Judged } | null> {
  const { partition } = recordKeys.judgement(topic, '', '');
  const page = /\/entries\/([0-9a-f-]{36})\.html$/.exec(article)?.[1];
  let to: string | undefined;
  for (let looked = 0; looked < judgementsMax; looked += perRead) {
    const read = await records.list(partition, {
      limit: perRead,
      descending: true,
      ...(to === undefined ? {} : { to }),
    });
    for (const { sort, value } of read) {
      const judged = value as Judged;
      const isEntry = page !== undefined && judged.verdict === 'kept' && judged.entry === `urn:uuid:${page}`;
      if (isEntry || judged.url === article || partsOf(sort).articleId === article) return { sort, judged };
      to = sort;
    }
    if (read.length < perRead) break;
  }
  return null;
}

/** What follows is queued for the process that runs, or the next one that does. */
async function tell(outcome: CorrectionOutcome, data: LocalData): Promise<number> {
  if (outcome.kind === 'refused') return complain(outcome.reason);
  await data.queue.send(outcome.messages);
  const { undone, kind, title } = outcome.correction;
  console.log(`${undone ? 'taken back' : 'kept'}: ${kind}: ${title}`);
  return 0;
}

function complain(reason: string): number {
  console.error(reason);
  return 1;
}

function kindOf(text: string): CorrectionKind {
  const kind = correctionKinds.find((one) => one === text);
  if (kind === undefined) throw new InvalidArgumentError(`the kinds are ${correctionKinds.join(', ')}`);
  return kind;
}
