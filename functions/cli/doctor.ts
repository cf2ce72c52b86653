import type { Command } from 'commander';
import { checkMail, type Finding, finding } from '../adapters/aws/check-mail.ts';
import { countDeadLetters } from '../adapters/aws/dead-letters.ts';
import { type DeployedStack, openStack } from '../adapters/aws/stack.ts';
import { clockSystem } from '../adapters/local/clock-system.ts';
import { recordKeys } from '../keys.ts';
import type { SourceState } from '../model/source.ts';
import { pipeline, type StageName } from '../pipeline.ts';

/** Sources that are looked at; more than anybody follows. */
const sourcesMax = 1_000;
/** A source is ill when it failed this often without a break. */
const failuresMax = 3;
/** The plan runs every five minutes and settles what is due; what is older than this was left lying. */
const dueMinutesMax = 30;

export function define(command: Command): void {
  command
    .requiredOption('--stack <name>', 'the deployed stack, usually newsfold')
    .action(async ({ stack }: { readonly stack: string }) => {
      process.exitCode = await examine(stack);
    });
}

/** Looks at everything that has to be right for news to come in and mails to go out, and says what to do. */
async function examine(name: string): Promise<number> {
  const opened = await openStack(name);
  if (opened.kind === 'absent') {
    process.stderr.write(`${opened.reason}\n`);
    return 1;
  }
  const { stack } = opened;
  const findings = [
    ...(await checkMail(stack.settings.mailFrom)),
    finding(
      'address',
      stack.settings.postalAddress !== '',
      'set',
      'none',
      'write "postalAddress" in cdk.json: the law asks for it in every mail',
    ),
    await checkSchedule(stack),
    ...(await checkDeadLetters(stack)),
    ...(await checkSources(stack)),
  ];
  for (const { what, is, todo } of findings) {
    process.stdout.write(`${todo === null ? 'ok  ' : 'TODO'} ${what}: ${is}${todo === null ? '' : `\n     ${todo}`}\n`);
  }
  return findings.some(({ todo }) => todo !== null) ? 1 : 0;
}

/** The schedule shows in what it does: nothing that is due lies about for long. */
async function checkSchedule({ records }: DeployedStack): Promise<Finding> {
  const before = new Date(Date.parse(clockSystem().now()) - dueMinutesMax * 60_000).toISOString();
  const { partition } = recordKeys.due('', '', '');
  const late = await records.list(partition, { to: before, limit: 1 });
  return finding(
    'schedule',
    late.length === 0,
    'nothing is overdue',
    'digests are overdue',
    'see that the schedule is on (EventBridge Scheduler) and look at the log of plan',
  );
}

async function checkDeadLetters(stack: DeployedStack): Promise<Finding[]> {
  const stages = (Object.keys(pipeline) as StageName[]).filter((stage) => stack.deadLettersOf(stage) !== null);
  const counts = await Promise.all(
    stages.map(async (stage) => ({ stage, count: await countDeadLetters(stack, stage) })),
  );
  const failed = counts.filter(({ count }) => (count ?? 0) > 0);
  if (failed.length === 0) return [{ what: 'failed messages', is: 'none', todo: null }];
  return failed.map(({ stage, count }) => ({
    what: stage,
    is: `${count} failed for good`,
    todo: `see docs/runbook.md, then: newsfold redrive --stack ${stack.name} --stage ${stage}`,
  }));
}

async function checkSources({ records }: DeployedStack): Promise<Finding[]> {
  const { partition } = recordKeys.source('');
  const sources = (await records.list(partition, { limit: sourcesMax })).map(({ value }) => value as SourceState);
  const ill = sources.filter(({ stopped, failuresInRow }) => stopped === 'gone' || failuresInRow >= failuresMax);
  if (ill.length === 0) return [{ what: 'sources', is: `${sources.length}, all well`, todo: null }];
  return ill.map(({ source, stopped, lastFailure }) => ({
    what: source.title || source.url,
    is: `${stopped ?? 'failing'}: ${lastFailure ?? 'no reason given'}`,
    todo: `open ${source.url} and see; mend or remove it in sources.opml`,
  }));
}
