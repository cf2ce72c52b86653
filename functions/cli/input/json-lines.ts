import { StringDecoder } from 'node:string_decoder';
import type { Command } from 'commander';
import { sentenceOf } from '../errors/plain-error.ts';

export type JsonRow = Readonly<Record<string, unknown>>;

/** Ends a command that is given both files and `--jsonl`, or neither. */
export function filesOrLines(command: Command, files: readonly string[], jsonl: true | undefined): void {
  if (jsonl === true && files.length > 0) command.error('give files or --jsonl, not both', { exitCode: 2 });
  if (jsonl !== true && files.length === 0) command.error('give files, or --jsonl', { exitCode: 2 });
}

/**
 * Answers each line of standard input with one line on standard output, in order, whatever the input:
 * a line that is no JSON object, or that `answer` cannot take, is answered with `{ id, rejected }`.
 * How many were says a line on standard error in the end.
 */
export async function answerJsonLines(answer: (row: JsonRow) => Promise<object> | object): Promise<void> {
  let number = 0;
  let rejected = 0;
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    const given = await answerLine(line, number, answer);
    if ('rejected' in given) rejected += 1;
    if (!process.stdout.write(`${JSON.stringify(given)}\n`)) await drained();
  }
  if (rejected > 0) console.error(`${rejected} of ${number} lines rejected: the answer to each says why`);
}

/** Lines end at a line feed alone: JSON may hold every other separator within its strings. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  for await (const chunk of input) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield [...pieces, part].join('');
      pieces = [];
    }
    pieces.push(parts.at(-1)!);
  }
  const last = pieces.join('') + decoder.end();
  if (last !== '') yield last;
}

async function answerLine(
  line: string,
  number: number,
  answer: (row: JsonRow) => Promise<object> | object,
): Promise<object> {
  const row = parseRow(line);
  if (row === undefined) return { id: null, rejected: `line ${number} is not a JSON object` };
  const id = row.id ?? null;
  try {
    return { id, ...(await answer(row)) };
  } catch (error) {
    return { id, rejected: sentenceOf(error) };
  }
}

function parseRow(line: string): JsonRow | undefined {
  try {
    // Files from Windows begin with a byte order mark.
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRow) : undefined;
  } catch {
    return undefined;
  }
}

function drained(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}
