import type { Command } from 'commander';
import { countDeadLetters } from '../../adapters/aws/dead-letters.ts';
import { functionsAtOnce } from '../../adapters/aws/lambda-account.ts';
import { mailAccount } from '../../adapters/aws/mail-account.ts';
import { scheduleState } from '../../adapters/aws/schedule-state.ts';
import type { DeployedStack } from '../../adapters/aws/stack.ts';
import { clockSystem } from '../../adapters/clock-system.ts';
import { dnsRecords } from '../../adapters/local/dns-records.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import { type Diagnosis, lookAt, ok } from '../doctor/diagnosis.ts';
import { examineLocal } from '../doctor/examine-local.ts';
import { examineMail } from '../doctor/examine-mail.ts';
import {
  checkConcurrency,
  checkDeadLetters,
  checkInbox,
  checkOwner,
  checkPause,
  checkSchedule,
  checkSources,
} from '../doctor/examine-stack.ts';
import { openDeployed } from '../installation/deployed-stack.ts';
import { openLocalData } from '../installation/local-data.ts';
import { onInstallation, type Place } from '../installation/open-installation.ts';

export function define(command: Command): void {
  onInstallation(command)
    .addHelpText('after', '\nExit code 1: something is left to do, and it is said what.')
    .action(async ({ stack, data, seeds }: Place) => {
      const diagnoses = await (stack === undefined ? local(data, seeds) : examine(await openDeployed(stack)));
      for (const diagnosis of diagnoses) console.log(lineOf(diagnosis));
      process.exitCode = diagnoses.some(({ todo }) => todo !== null) ? 1 : 0;
    });
}

async function local(data: string, seeds: string): Promise<readonly Diagnosis[]> {
  const opened = openLocalData(data, seeds);
  try {
    return await examineLocal(`--data ${data}`, opened);
  } finally {
    opened.close();
  }
}

/** Looks at everything of a stack that has to be right for news to come in and mails to go out. */
async function examine(stack: DeployedStack): Promise<readonly Diagnosis[]> {
  const mail = { account: mailAccount(), dns: dnsRecords };
  const needs = { records: stack.records, now: clockSystem().now(), log: stack.logOf('plan') };
  const diagnoses = [
    await examineMail(stack.settings, mail),
    checkOwner(stack.settings.ownerAddress ?? null),
    await lookAt('Lambda', async () => checkConcurrency(await functionsAtOnce())),
    await lookAt('sending', () => checkPause(`--stack ${stack.name}`, needs)),
    await lookAt('schedule', async () => checkSchedule(await scheduleState(stack.resource('Schedule')), needs)),
    await lookAt('failed messages', async () => checkDeadLetters(stack.name, await deadLetters(stack), stack.logOf)),
    await lookAt('sources', () => checkSources(needs)),
    await lookAt('inbox', async () => {
      const domain = (await stack.described())?.inboxDomain ?? null;
      return domain === null ? ok('inbox', 'none') : checkInbox(domain, stack.resource('Newsletters'), mail);
    }),
  ];
  return diagnoses.flat();
}

async function deadLetters(stack: DeployedStack): Promise<ReadonlyMap<StageName, number>> {
  const stages = Object.keys(pipeline) as StageName[];
  const counts = await Promise.all(
    stages.map(async (stage) => [stage, (await countDeadLetters(stack, stage)) ?? 0] as const),
  );
  return new Map(counts);
}

function lineOf({ what, is, todo }: Diagnosis): string {
  return todo === null ? `ok   ${what}: ${is}` : `TODO ${what}: ${is}\n     ${todo}`;
}
