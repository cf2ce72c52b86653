import { basename } from 'node:path';
import type { Command } from 'commander';
import { blobsMemory } from '../../adapters/local/blobs-memory.ts';
import { scratchDatabase } from '../../adapters/local/database.ts';
import { recordsSqlite } from '../../adapters/local/records-sqlite.ts';
import { loadTopic } from '../../adapters/local/topics-folder.ts';
import { judgeCopy } from '../../curate/copies/judge-copy.ts';
import { curateRows, parseTextRow, type RowAnswer, rowsArriveAt, type TextRow } from '../../curate/curate-rows.ts';
import { type Report, readReport } from '../../curate/judge/report.ts';
import { reportSimilarity } from '../../curate/stories/judge-story.ts';
import { isObject } from '../../normalise/json/usual-names.ts';
import type { Log } from '../../ports.ts';
import { type PreparedTopic, prepareTopic } from '../../topic/prepare-topic.ts';
import { complain } from '../errors/complain.ts';
import { answerJsonLines, filesOrLines, type JsonRow } from '../input/json-lines.ts';
import { articleFiles, readArticles } from '../input/read-articles.ts';
import { articleOfRow } from '../input/row-article.ts';
import { seedsOption } from '../installation/open-installation.ts';
import { findTopicFolder, topicOrExit } from '../topics/chosen-topic.ts';

interface Options {
  readonly topic?: string;
  readonly seeds: string;
  readonly jsonl?: true;
  readonly explain?: true;
  readonly pairs?: true;
}

export function define(command: Command): void {
  command
    .argument('[files...]', `${articleFiles}; in order of arrival`)
    .option(
      '--topic <slug-or-folder>',
      'the topic to fold and group for; it may have no folder yet, and be left out where there is one alone',
    )
    .addOption(seedsOption())
    .option('--jsonl', 'read { id, title?, text, published?, url? } a line; write { id, entry, copyOf, story } a line')
    .option(
      '--pairs',
      'with --jsonl: read { id, a, b } a line, two articles { title?, text }; write how alike they are',
    )
    .option('--explain', 'say why each text was folded or not, and what put it into its story')
    .addHelpText('after', '\nStarts from nothing and keeps nothing. Exit code 1: a file could not be read.')
    .action(async (files: readonly string[], options: Options) => {
      if (options.pairs === true && options.jsonl !== true) command.error('--pairs needs --jsonl', { exitCode: 2 });
      filesOrLines(command, files, options.jsonl);
      const clock = { now: () => rowsArriveAt };
      if (options.pairs === true) return answerJsonLines(comparePair);
      const topic = knownTopic(options.topic, options.seeds);
      const slug = topic?.slug ?? basename(options.topic ?? 'articles');
      const topics = topic === null ? [] : [topic];
      const records = recordsSqlite(scratchDatabase(), { clock });
      const needs = { records, blobs: blobsMemory({ clock }), log: silent, topics };
      const curate = curateRows(slug, needs, { explain: options.explain === true });
      if (options.jsonl === true) await answerJsonLines(rowsWith(curate));
      else for (const file of files) await curateFile(file, curate);
    });
}

/** Answers name a row as it named itself: numbers stay numbers. */
function rowsWith(curate: (row: TextRow) => Promise<RowAnswer>): (row: JsonRow) => Promise<object> {
  const given = new Map<string | null, unknown>([[null, null]]);
  return async (row) => {
    const article = articleOfRow(row);
    if ('rejected' in article) return article;
    const parsed = parseTextRow(article);
    if (!given.has(parsed.id)) given.set(parsed.id, row.id);
    const answer = await curate(parsed);
    return { ...answer, copyOf: given.get(answer.copyOf) };
  };
}

/** Two reports side by side: 0 (nothing in common) to about 1, and whether one is a copy of the other. */
function comparePair(row: JsonRow): { similarity: number; copy: boolean } {
  const [a, b] = [row.a, row.b].map((side) => {
    if (!isObject(side)) throw new Error('give two articles as a and b');
    const article = articleOfRow(side);
    if ('rejected' in article) throw new Error(String(article.rejected));
    return readReport(parseTextRow({ ...article, id: '' }));
  }) as [Report, Report];
  return { similarity: reportSimilarity(a, b), copy: judgeCopy(a, b).copy };
}

/** Folding and grouping need no topic; one that is there says what its articles have in common. */
function knownTopic(slugOrFolder: string | undefined, seedsFolder: string): PreparedTopic | null {
  if (slugOrFolder === undefined) return prepareTopic(topicOrExit(undefined, seedsFolder));
  const folder = findTopicFolder(slugOrFolder, seedsFolder);
  return folder === undefined ? null : prepareTopic(loadTopic(folder));
}

async function curateFile(file: string, curate: (row: TextRow) => Promise<RowAnswer>): Promise<void> {
  const outcome = await readArticles(file, rowsArriveAt);
  if ('rejected' in outcome) {
    process.exitCode = complain(`${file}: ${outcome.rejected}`);
    return;
  }
  for (const [at, article] of outcome.articles.entries()) {
    const { title, text, published, url } = article;
    const answer = await curate({ id: at === 0 ? file : `${file}#${at + 1}`, title, text, published, url });
    const fate = answer.copyOf === null ? 'entry' : `copy of ${answer.copyOf}`;
    console.log([`${title}\t${fate}\tstory ${answer.story}`, ...(answer.explanation ?? [])].join('\n'));
  }
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };
