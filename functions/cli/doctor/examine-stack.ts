import type { MailAccount } from '../../adapters/aws/mail-account.ts';
import type { DnsRecords } from '../../adapters/local/dns-records.ts';
import { listFollowed } from '../../collect/owned-sources.ts';
import { healthSentence, needsALook, sourceHealth } from '../../collect/source-health.ts';
import { later, minuteMs } from '../../instant.ts';
import { recordKeys } from '../../keys.ts';
import type { StageName } from '../../pipeline.ts';
import type { Instant, Records } from '../../ports.ts';
import type { Pause } from '../../send/halts.ts';
import { type Diagnosis, ok, problem } from './diagnosis.ts';

/** The plan runs every five minutes and settles what is due; what is older than this was left lying. */
export const dueMinutesMax = 30;
/** Ten stages, of which some run several times over. */
const functionsAtOnceMin = 50;

/** The schedule itself, and what it does: nothing that is due lies about for long. */
export async function checkSchedule(
  state: 'on' | 'off' | 'absent',
  { records, now, log }: { readonly records: Records; readonly now: Instant; readonly log: string | null },
): Promise<Diagnosis> {
  if (state === 'absent') {
    // A deploy that finds its own template unchanged changes nothing.
    const todo = 'put back what was deleted: npx cdk deploy --revert-drift';
    return problem('schedule', 'it is not there: nothing is polled, no digest is made', todo);
  }
  if (state === 'off') {
    const todo = 'enable it: EventBridge Scheduler console, Schedules';
    return problem('schedule', 'it is off: nothing is polled, no digest is made', todo);
  }
  const before = later(now, -dueMinutesMax * minuteMs);
  for (const { partition } of [recordKeys.due('', '', ''), recordKeys.dueSource('', '')]) {
    const late = await records.list(partition, { to: before, limit: 1 });
    if (late.length > 0)
      return problem('schedule', 'it is on, but what is due is not done', `see why: ${errorsIn(log)}`);
  }
  return ok('schedule', 'on, and nothing is overdue');
}

/** Lambda gives a new account ten functions at once; the pages of a stack share them with all its stages. */
export function checkConcurrency(functionsAtOnce: number): Diagnosis {
  if (functionsAtOnce >= functionsAtOnceMin) return ok('Lambda', `${functionsAtOnce} functions at once`);
  const todo = 'ask for 1000: Service Quotas console, AWS Lambda, Concurrent executions';
  return problem('Lambda', `${functionsAtOnce} functions at once, for the whole account: pages may fail`, todo);
}

/** Alarms are mailed to the owner. */
export function checkOwner(ownerAddress: string | null): Diagnosis {
  if (ownerAddress === null) {
    const todo = 'write "ownerAddress" in cdk.json, deploy, and confirm the mail that AWS sends there';
    return problem('owner', 'nobody is told when something fails', todo);
  }
  return ok('owner', `alarms go to ${ownerAddress}, once the subscription that AWS mailed there is confirmed`);
}

/** Sending that the owner, or too many complaints, have paused; `place` is the option that names the installation. */
export async function checkPause(place: string, { records }: { readonly records: Records }): Promise<Diagnosis> {
  const pause = (await records.get(recordKeys.sending('pause')))?.value as Pause | undefined;
  if (pause === undefined) return ok('sending', 'not paused');
  const todo = `once that is settled: newsfold resume ${place}`;
  return problem('sending', `paused since ${pause.at.slice(0, 16).replace('T', ' ')}: ${pause.reason}`, todo);
}

/** The command that shows the errors in a group of the log; AWS takes its name, not the stage's. */
function errorsIn(log: string | null): string {
  if (log === null) return 'its log in CloudWatch';
  return `aws logs tail ${log} --since 2d --filter-pattern '{ $.level = "error" }'`;
}

/**
 * @param counts messages that failed for good, by stage.
 * @param logOf the group of a stage's log.
 */
export function checkDeadLetters(
  stack: string,
  counts: ReadonlyMap<StageName, number>,
  logOf: (stage: StageName) => string | null,
): readonly Diagnosis[] {
  const failed = [...counts].filter(([, count]) => count > 0);
  if (failed.length === 0) return [ok('failed messages', 'none')];
  return failed.map(([stage, count]) =>
    problem(
      stage,
      `${count} failed for good`,
      `see why: ${errorsIn(logOf(stage))}\n     and what to do: docs/runbook.md; then: newsfold redrive --stack ${stack} --stage ${stage}`,
    ),
  );
}

const noSources =
  'none yet: those that topics name are there after a start, or five minutes after a deploy; newsfold sources add URL --topic SLUG follows one';

/** Sources that fail, have gone, or are silent beyond their habit; one by one, and the rest in a word. */
export async function checkSources(needs: {
  readonly records: Records;
  readonly now: Instant;
}): Promise<readonly Diagnosis[]> {
  const followed = await listFollowed(needs);
  if (followed.length === 0) return [ok('sources', noSources)];
  const unhealthy = followed.flatMap((state) => {
    const health = sourceHealth(state, needs.now);
    return needsALook(health) ? [{ state, is: healthSentence(health) }] : [];
  });
  if (unhealthy.length === 0) return [ok('sources', `${followed.length}, all well`)];
  return unhealthy.map(({ state: { source }, is }) =>
    problem(source.title || source.url, is, `open ${source.url} and see; newsfold sources remove takes it out`),
  );
}

/** Newsletters arrive when the rule set that keeps them is the active one and the domain's mail goes to SES. */
export async function checkInbox(
  domain: string,
  ruleSet: string,
  { account, dns }: { readonly account: MailAccount; readonly dns: DnsRecords },
): Promise<Diagnosis> {
  const active = await account.activeRuleSet();
  if (active !== ruleSet) {
    const instead = active === null ? 'no rule set is active' : `the rule set ${active} is active instead`;
    const todo = `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSet}`;
    return problem('inbox', `newsletters are not kept: ${instead}`, todo);
  }
  const servers = await dns.mx(domain);
  if (servers.some((name) => /^inbound-smtp\.[a-z0-9-]+\.amazonaws\.com$/.test(name)))
    return ok('inbox', `takes mail for ${domain}`);
  return problem('inbox', `the mail of ${domain} does not go to SES`, 'add the MX record that the deploy printed');
}
