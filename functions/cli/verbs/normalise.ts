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
    .option(
      '--jsonl',
      'read a document a line: { id, url?, receivedAt?, contentType?, text | html | base64 }; write { id, articles: [{ title, byline, published, text, … }] } or { id, rejected } a line',
    )
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

/** The fields that may hold a document as text, and what it is taken for unless its own shape or `contentType` says. */
const textFields = [
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['body', 'text/plain'],
  ['content', 'text/plain'],
] as const;

async function answerRow(row: Readonly<Record<string, unknown>>): Promise<ArticlesRead> {
  const { id, base64 } = row;
  const given = textFields.filter(([name]) => typeof row[name] === 'string');
  const [field, assumed] = given.find(([name]) => row[name] !== '') ?? given[0] ?? [];
  if (field === undefined && typeof base64 !== 'string')
    return { rejected: "give the document as 'text', 'html' or 'base64'" };
  const bytes =
    field === undefined ? Buffer.from(String(base64), 'base64') : new TextEncoder().encode(String(row[field]));
  const stated = stringOr(row.contentType, null);
  const outcome = await readDocument({
    bytes,
    // A text was decoded already, whatever charset it says it was in.
    contentType: field === undefined ? stated : `${stated?.split(';', 1)[0] ?? assumed}; charset=utf-8`,
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
