import { basename } from 'node:path';
import type { Command } from 'commander';
import { blobsMemory } from '../adapters/local/blobs-memory.ts';
import { recordsMemory } from '../adapters/local/records-memory.ts';
import { curateRows, parseTextRow, rowsArriveAt } from '../curate/curate-rows.ts';
import type { Log } from '../ports.ts';
import { answerJsonLines } from './json-lines.ts';

interface Options {
  readonly topic: string;
  readonly jsonl?: true;
}

export function define(command: Command): void {
  command
    .requiredOption('--topic <slug-or-folder>', 'the topic to fold and group for')
    .option(
      '--jsonl',
      'read { id, title?, text, published?, url? } a line, in order of arrival; write one line per line',
    )
    .action(async (options: Options) => {
      if (options.jsonl !== true) command.error('give --jsonl and the texts on standard input', { exitCode: 2 });
      const clock = { now: () => rowsArriveAt };
      const needs = { records: recordsMemory({ clock }), blobs: blobsMemory({ clock }), log: silent };
      const answer = curateRows(basename(options.topic), needs);
      await answerJsonLines((row) => answer(parseTextRow(row)));
    });
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };
