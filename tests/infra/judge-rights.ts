import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { AwsCall } from './aws-call.ts';
import { played } from './shadowed-ports.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

const partitionsAre = 'ForAllValues:StringLike';
const partitionsKey = 'dynamodb:LeadingKeys';

/**
 * Calls that the policy refuses, and rights that no call needed: a right is one action of one statement on one
 * resource and, in the table, one partition.
 */
export async function judgeRights(
  policy: Policy,
  calls: readonly AwsCall[],
): Promise<{ readonly refused: readonly string[]; readonly unused: readonly string[] }> {
  const refused: string[] = [];
  for (const call of calls) {
    if (!(await allows(policy, call))) refused.push(`${call.action} ${call.resource} ${JSON.stringify(call.context)}`);
  }
  const single = calls.flatMap(partitionByPartition);
  const unused: string[] = [];
  for (const right of policy.Statement.flatMap(rightsIn)) {
    const alike = single.filter(({ action }) => action === right.Action);
    const needed = await someAllowed({ Version: policy.Version, Statement: [right] }, alike);
    const partition = right.Condition?.[partitionsAre]?.[partitionsKey] ?? '';
    if (!needed) unused.push(`${right.Action} on ${right.Resource} ${partition}`.trim());
  }
  return { refused, unused };
}

function rightsIn(statement: Statement): Statement[] {
  const { [partitionsKey]: partitions } = statement.Condition?.[partitionsAre] ?? {};
  const conditions =
    partitions === undefined
      ? [statement.Condition]
      : [partitions].flat().map((partition) => ({ [partitionsAre]: { [partitionsKey]: partition } }));
  return [statement.Action].flat().flatMap((Action) =>
    [statement.Resource].flat().flatMap((Resource) =>
      conditions.map((Condition) => ({
        Effect: statement.Effect,
        Action,
        Resource,
        ...(Condition && { Condition }),
      })),
    ),
  );
}

function partitionByPartition(call: AwsCall): AwsCall[] {
  const partitions = call.context[partitionsKey] as readonly string[] | undefined;
  if (partitions === undefined) return [call];
  return partitions.map((partition) => ({ ...call, context: { ...call.context, [partitionsKey]: [partition] } }));
}

async function someAllowed(policy: Policy, calls: readonly AwsCall[]): Promise<boolean> {
  for (const call of calls) if (await allows(policy, call)) return true;
  return false;
}

/** Whether a policy allows a call, by the rules of IAM. Calls that no resource or condition could name throw. */
async function allows(policy: Policy, call: AwsCall): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${played.account}:role/stage`,
        action: call.action,
        resource: { resource: call.resource, accountId: played.account },
        contextVariables: Object.fromEntries(
          Object.entries(call.context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
      },
      identityPolicies: [{ name: 'stage', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error')
    throw new Error(`${call.action} ${call.resource}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}
