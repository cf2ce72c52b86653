import { type Command, InvalidArgumentError } from 'commander';
import { clockSystem } from '../../adapters/clock-system.ts';
import { openDatabase } from '../../adapters/local/database.ts';
import { queueSqlite } from '../../adapters/local/queue-sqlite.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import { complain } from '../errors/complain.ts';
import { sentenceOf } from '../errors/plain-error.ts';
import { openDeployed } from '../installation/deployed-stack.ts';
import { existingData } from '../installation/local-data.ts';
import { dataOption, seedsOption, stackOption } from '../installation/open-installation.ts';

interface Options {
  readonly data: string;
  readonly stack?: string;
  readonly stage?: StageName;
}

/** Of what failed on this machine so much is shown; on AWS the log has it. */
const shownMax = 100;
const messageCharactersMax = 200;

/** Everything but the stage that answers requests: a reader asks again by himself. */
const stages = (Object.keys(pipeline) as StageName[]).filter((stage) => pipeline[stage].startedBy.kind !== 'http');

export function define(command: Command): void {
  command
    .option('--stage <name>', `only what failed in one stage (${stages.join(', ')})`, stageOf)
    .addOption(dataOption())
    // Ignored: accepted so that one shell alias with --seeds serves every command.
    .addOption(seedsOption().hideHelp())
    .addOption(stackOption())
    .action(async ({ data, stack, stage }: Options) => {
      process.exitCode = await (stack === undefined ? redriveLocal(data, stage) : redriveDeployed(stack, stage));
    });
}

function stageOf(text: string): StageName {
  const found = stages.find((stage) => stage === text);
  if (found === undefined) throw new InvalidArgumentError(`The stages are ${stages.join(', ')}.`);
  return found;
}

async function redriveDeployed(name: string, stage: StageName | undefined): Promise<number> {
  const stack = await openDeployed(name);
  const { redriveStage } = await import('../../adapters/aws/dead-letters.ts');
  let code = 0;
  for (const one of stage === undefined ? stages : [stage]) {
    try {
      const { redriven, unreadable } = await redriveStage(stack, one);
      process.stdout.write(`${one}: ${redriven} put back to work${redriven > 0 ? `; ${comesBack(one)}` : ''}\n`);
      if (unreadable === 0) continue;
      const look = `aws sqs receive-message --queue-url ${stack.deadLettersOf(one)}`;
      process.stderr.write(`${one}: ${unreadable} cannot be read and stay; to see them: ${look}\n`);
    } catch (error) {
      process.stderr.write(`${one}: not all could be put back: ${sentenceOf(error)}\n`);
    }
    code = 1;
  }
  return code;
}

/** A queue shows a message again after six times the function's time (infra/stage.ts); Lambda tries again after one minute and two more. */
function comesBack(stage: StageName): string {
  const { startedBy, limits } = pipeline[stage];
  const hasQueue = startedBy.kind === 'queue' || startedBy.kind === 'fifo';
  const minutes = hasQueue ? (limits.attemptsMax * 6 * limits.timeoutSeconds) / 60 : 5;
  return `what fails again is back in about ${minutes} minutes, and doctor shows it`;
}

async function redriveLocal(data: string, stage: StageName | undefined): Promise<number> {
  if (stage !== undefined) return complain('--stage goes with --stack: on this machine all are redriven together', 2);
  const database = openDatabase(existingData(data).database);
  try {
    const queue = queueSqlite(database, { clock: clockSystem() });
    for (const { message, reason } of queue.deadLetters(shownMax)) {
      process.stdout.write(`${JSON.stringify(message).slice(0, messageCharactersMax)}: ${reason}\n`);
    }
    process.stdout.write(`${queue.redrive()} put back to work\n`);
  } finally {
    database.close();
  }
  return 0;
}
