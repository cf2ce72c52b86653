import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { redriveStage } from '../adapters/aws/dead-letters.ts';
import { openStack } from '../adapters/aws/stack.ts';
import { clockSystem } from '../adapters/local/clock-system.ts';
import { dataFolder } from '../adapters/local/data-folder.ts';
import { openDatabase } from '../adapters/local/database.ts';
import { queueSqlite } from '../adapters/local/queue-sqlite.ts';
import { pipeline, type StageName } from '../pipeline.ts';

interface Options {
  readonly data: string;
  readonly stack?: string;
  readonly stage?: StageName;
}

/** Everything but the stage that answers requests: a reader asks again by himself. */
const stages = (Object.keys(pipeline) as StageName[]).filter((stage) => pipeline[stage].startedBy.kind !== 'http');

export function define(command: Command): void {
  command
    .option('--stack <name>', 'the deployed stack; without it, the installation on this machine')
    .option('--stage <name>', `only what failed in one stage (${stages.join(', ')})`, stageOf)
    .option('--data <dir>', 'folder of the installation on this machine', '.newsfold')
    .action(async (options: Options) => {
      process.exitCode = await (options.stack === undefined ? redriveLocal(options) : redriveDeployed(options));
    });
}

function stageOf(text: string): StageName {
  const found = stages.find((stage) => stage === text);
  if (found === undefined) throw new InvalidArgumentError(`The stages are ${stages.join(', ')}.`);
  return found;
}

async function redriveDeployed({ stack: name, stage }: Options): Promise<number> {
  const opened = await openStack(name!);
  if (opened.kind === 'absent') return complain(opened.reason);
  for (const one of stage === undefined ? stages : [stage]) {
    process.stdout.write(`${one}: ${await redriveStage(opened.stack, one)} put back to work\n`);
  }
  return 0;
}

async function redriveLocal({ data, stage }: Options): Promise<number> {
  if (stage !== undefined) return complain('--stage goes with --stack: on this machine all are redriven together');
  const folder = dataFolder(resolve(data));
  if (!existsSync(folder.database)) return complain(`${folder.root} holds no data of newsfold; say where with --data`);
  const database = openDatabase(folder.database);
  try {
    process.stdout.write(`${queueSqlite(database, { clock: clockSystem() }).redrive()} put back to work\n`);
  } finally {
    database.close();
  }
  return 0;
}

function complain(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 1;
}
