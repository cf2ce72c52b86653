import type { Command } from 'commander';
import { receivedAnyTime } from '../../model/article.ts';
import { readDocument } from '../../normalise/read-document.ts';
import { complain } from '../errors/complain.ts';
import { answerJsonLines, filesOrLines } from '../input/json-lines.ts';
import { type ArticlesRead, articleFiles, readArticles } from '../input/read-articles.ts';

interface Options {
  readonly jsonl?: true;
}

export function define(command: Command): void {
  command
    .argument('[files...]', articleFiles)
    .option('--jsonl', 'read { id, url?, receivedAt?, contentType?, text? | base64? } a line; write one line per line')
    .addHelpText('after', '\nExit code 1: a file could not be read as an article; the reason is on standard error.')
    .action(async (files: readonly string[], options: Options) => {
      filesOrLines(command, files, options.jsonl);
      await (options.jsonl === true ? answerJsonLines(answerRow) : printFiles(files));
    });
}

async function printFiles(files: readonly string[]): Promise<void> {
  const indent = process.stdout.isTTY ? 2 : undefined;
  for (const file of files) {
    const outcome = await readArticles(file);
    if ('rejected' in outcome) process.exitCode = complain(`${file}: ${outcome.rejected}`);
    else for (const article of outcome.articles) console.log(JSON.stringify(article, null, indent));
  }
}

async function answerRow(row: Readonly<Record<string, unknown>>): Promise<ArticlesRead> {
  const { id, text, base64 } = row;
  if (typeof text !== 'string' && typeof base64 !== 'string')
    return { rejected: "give the document as 'text' or 'base64'" };
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : Buffer.from(String(base64), 'base64');
  const stated = stringOr(row.contentType, null);
  const outcome = await readDocument({
    bytes,
    // A text was decoded already, whatever charset it says it was in.
    contentType: typeof text === 'string' ? `${stated?.split(';', 1)[0] ?? 'text/plain'}; charset=utf-8` : stated,
    url: stringOr(row.url, null),
    receivedAt: stringOr(row.receivedAt, receivedAnyTime),
    source: 'dropped',
    documentKey: String(id ?? ''),
  });
  return outcome.kind === 'articles' ? { articles: outcome.articles } : { rejected: outcome.reason };
}

function stringOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
