import type { Command } from 'commander';
import type { Article } from '../../model/article.ts';
import { explainVerdict } from '../../topic/explain-verdict.ts';
import { languageName } from '../../topic/language-name.ts';
import { patternsOf } from '../../topic/load-patterns.ts';
import { type ExplainedVerdict, explainTopic, matchTopic } from '../../topic/match-topic.ts';
import { canMatch, type PreparedTopic, prepareTopic } from '../../topic/prepare-topic.ts';
import type { Patterns } from '../../topic/query-patterns.ts';
import { complain } from '../errors/complain.ts';
import { answerJsonLines, filesOrLines, type JsonRow } from '../input/json-lines.ts';
import { articleFiles, readArticles } from '../input/read-articles.ts';
import { articleOfRow } from '../input/row-article.ts';
import { seedsOption } from '../installation/open-installation.ts';
import { topicOrExit } from '../topics/chosen-topic.ts';
import { topicOfExamples } from '../topics/topic-of-examples.ts';

interface Options {
  readonly topic?: string;
  readonly seeds: string;
  readonly examples?: readonly string[];
  readonly jsonl?: true;
  readonly explain?: true;
}

export function define(command: Command): void {
  command
    .argument('[files...]', articleFiles)
    .option(
      '--topic <slug-or-folder>',
      'a topic of the seeds, or a folder with a topic.json; may be left out where there is one alone',
    )
    .addOption(seedsOption())
    .option(
      '--examples <files...>',
      'in place of --topic, articles that are on it, after the files to judge: pages, mails, texts, JSON articles, one or one a line',
    )
    .option('--jsonl', 'read { id, title?, text } a line; write { id, score, threshold, onTopic, why } a line')
    .option('--explain', 'say what carried each verdict, for a person to read')
    .addHelpText(
      'after',
      `
A verdict a line: yes or no, score, threshold, title. Exit code 1: the topic or a file could not be read.
A topic's folder holds topic.json, { "slug", "title" } at least, and articles/*.txt, the title in the first line.`,
    )
    .action(async (files: readonly string[], options: Options) => {
      if (options.examples !== undefined && files.length === 0 && options.jsonl === undefined)
        command.error('give the files to judge before --examples, which takes all that follow it', { exitCode: 2 });
      filesOrLines(command, files, options.jsonl);
      if (options.examples !== undefined && options.topic !== undefined)
        command.error('give --topic or --examples, not both', { exitCode: 2 });
      const topic = prepareTopic(
        await (options.examples === undefined
          ? topicOrExit(options.topic, options.seeds)
          : topicOfExamples(options.examples)),
      );
      if (!canMatch(topic))
        console.error(
          `${topic.slug} has no examples and no words in its query, so nothing is on it: newsfold topic check ${topic.slug}`,
        );
      const judging = { topic, patterns: await patternsOf(topic) };
      if (options.jsonl === true) await answerJsonLines((row) => answerRow(judging, row, options.explain === true));
      else for (const file of files) await matchFile(judging, file, options.explain === true);
    });
}

interface Judging {
  readonly topic: PreparedTopic;
  readonly patterns: Patterns;
}

function answerRow({ topic, patterns }: Judging, row: JsonRow, explain: boolean): object {
  const read = articleOfRow(row);
  if ('rejected' in read) return read;
  const article = { title: read.title, text: read.text };
  if (!explain) return matchTopic(topic, article, patterns);
  const verdict = explainTopic(topic, article, patterns);
  return { ...verdict, explanation: explainVerdict(verdict, article) };
}

async function matchFile({ topic, patterns }: Judging, file: string, explain: boolean): Promise<void> {
  const outcome = await readArticles(file);
  if ('rejected' in outcome) {
    process.exitCode = complain(`${file}: ${outcome.rejected}`);
    return;
  }
  for (const article of outcome.articles) {
    const verdict = explainTopic(topic, article, patterns);
    const figures = `${verdict.score.toFixed(3)}\t${verdict.threshold.toFixed(3)}`;
    if (!explain) console.log(`${verdict.onTopic ? 'yes' : 'no'}\t${figures}\t${article.title}`);
    else
      console.log(
        [article.title, ...explainVerdict(verdict, article), ...languageHint(verdict, article, topic), ''].join('\n'),
      );
  }
}

/** Words of another language tell of a topic only where there is an example in it, or somebody has said what it is called there. */
function languageHint(
  { onTopic, by }: ExplainedVerdict,
  { language }: Article,
  topic: PreparedTopic,
): readonly string[] {
  const foreign = by === null ? foreignTo(topic, language) : by.foreign ? by.articleLanguage : null;
  if (onTopic || foreign === null) return [];
  const example = by === null ? '' : 'add an example in it, or ';
  return [
    `  in ${languageName(foreign)}: ${example}write what the topic is called in it into "any" of its query, should that not be there`,
  ];
}

function foreignTo(topic: PreparedTopic, language: string | null): string | null {
  return language !== null && primary(language) !== primary(topic.language) ? primary(language) : null;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag;
}
