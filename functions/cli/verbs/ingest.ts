import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import cliProgress from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { clockSystem } from '../../adapters/clock-system.ts';
import { blobsFiles } from '../../adapters/local/blobs-files.ts';
import { contentTypeOf } from '../../adapters/local/content-types.ts';
import { announcedAddress } from '../../adapters/local/folder-lock.ts';
import { holdsPartsOfPage } from '../../adapters/local/saved-page-folder.ts';
import { putDocument } from '../../collect/put-document.ts';
import { sentenceOf } from '../errors/plain-error.ts';
import { readInput } from '../input/read-input.ts';
import { openDeployed } from '../installation/deployed-stack.ts';
import { existingData } from '../installation/local-data.ts';
import { dataOption, seedsOption, stackOption } from '../installation/open-installation.ts';

interface Options {
  readonly data: string;
  readonly source: string;
  readonly url?: string;
  readonly stack?: string;
}

export function define(command: Command): void {
  command
    .argument('<path...>', 'files, or folders whose files are taken in, subfolders included; - for standard input')
    .addOption(dataOption())
    // Ignored: accepted so that one shell alias with --seeds serves every command.
    .addOption(seedsOption().hideHelp())
    .addOption(stackOption())
    .option('--source <id>', 'what to name as their source', sourceOf, 'ingested')
    .option('--url <url>', 'the address that a single file came from', urlOf)
    .action(async (paths: readonly string[], options: Options) => {
      const files = paths.flatMap(filesUnder);
      if (options.url !== undefined && files.length !== 1) {
        command.error(`--url names the address of one file, and there are ${files.length}`, { exitCode: 2 });
      }
      process.exitCode = await ingest(files, options);
    });
}

/** Puts files in as documents; a running newsfold notices them, a later start takes them in. */
async function ingest(files: readonly string[], options: Options): Promise<number> {
  const blobs =
    options.stack === undefined
      ? blobsFiles(existingData(options.data).root)
      : (await openDeployed(options.stack)).blobs;
  const clock = clockSystem();
  const bar = new cliProgress.SingleBar({ format: '{bar} {value} of {total} files', stream: process.stderr });
  const shown = process.stderr.isTTY === true && files.length > 20;
  const tally = { fresh: 0, known: 0, failed: 0 };
  if (shown) bar.start(files.length, 0);
  for (const path of files) {
    try {
      const document = {
        // A document beyond `limits.documentBytesMax` is put in and rejected with a reason, as one that was dropped would be.
        bytes: readInput(path),
        contentType: contentTypeOf(path),
        source: options.source,
        file: basename(path),
        url: options.url ?? null,
        receivedAt: clock.now(),
        topics: [],
        backlog: false,
      };
      const { fresh } = await putDocument(document, { blobs });
      tally[fresh ? 'fresh' : 'known'] += 1;
    } catch (error) {
      tally.failed += 1;
      process.stderr.write(`${sentenceOf(error).startsWith(path) ? '' : `${path}: `}${sentenceOf(error)}\n`);
    }
    if (shown) bar.increment();
  }
  if (shown) bar.stop();
  const waits = options.stack === undefined && tally.fresh > 0 && announcedAddress(resolve(options.data)) === null;
  process.stdout.write(
    `${tally.fresh} put in, ${tally.known} there before, ${tally.failed} failed${waits ? '; taken in when newsfold next starts' : ''}\n`,
  );
  return tally.failed > 0 ? 1 : 0;
}

/** A path that is not there stays in the list, so that it is reported with the others. Hidden files and folders are not news. */
function filesUnder(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true });
  const parts = found
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(holdsPartsOfPage);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[/\\])\./.test(relative(path, file)))
    .filter((file) => !parts.some((folder) => file.startsWith(`${folder}${sep}`)))
    .sort();
}

function sourceOf(text: string): string {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(text)) {
    throw new InvalidArgumentError('A source is named with a-z, 0-9, dots and hyphens.');
  }
  return text;
}

function urlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) throw new InvalidArgumentError('It is an http or https address.');
  return new URL(text).href;
}
