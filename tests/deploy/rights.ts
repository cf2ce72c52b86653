import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { AwsCall } from '../../functions/adapters/aws/aws-call.ts';
import { account } from './cdk.ts';
import type { Emulator } from './emulator.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** Whether a policy allows a call, by the rules of IAM. Calls that no resource or condition could name throw. */
async function allows(policy: Policy, call: AwsCall): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/stage`,
        action: call.action,
        resource: { resource: call.resource, accountId: account },
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

/** Calls that the policy refuses, and rights (one action of one statement) that no call needed. */
export async function judgeRights(
  policy: Policy,
  calls: readonly AwsCall[],
): Promise<{ readonly refused: readonly string[]; readonly unused: readonly string[] }> {
  const refused: string[] = [];
  for (const call of calls) {
    if (!(await allows(policy, call))) refused.push(`${call.action} ${call.resource} ${JSON.stringify(call.context)}`);
  }
  const unused: string[] = [];
  for (const statement of policy.Statement) {
    for (const Action of [statement.Action].flat()) {
      const alone = { Version: policy.Version, Statement: [{ ...statement, Action }] };
      if (!(await someAllowed(alone, calls))) unused.push(`${Action} on ${[statement.Resource].flat().join(', ')}`);
    }
  }
  return { refused, unused };
}

async function someAllowed(policy: Policy, calls: readonly AwsCall[]): Promise<boolean> {
  for (const call of calls) if (await allows(policy, call)) return true;
  return false;
}

/** All that a role may do, as it was deployed, with every reference resolved. */
export async function deployedPolicy(emulator: Emulator, role: string): Promise<Policy> {
  const listed = await iam(emulator, { Action: 'ListRolePolicies', RoleName: role });
  const names = [...listed.matchAll(/<member>([^<]+)<\/member>/g)].map(([, name]) => name!);
  const documents = await Promise.all(
    names.map(async (PolicyName) => {
      const found = await iam(emulator, { Action: 'GetRolePolicy', RoleName: role, PolicyName });
      const document = /<PolicyDocument>([^<]+)<\/PolicyDocument>/.exec(found)![1]!;
      return JSON.parse(decodeURIComponent(document)) as Policy;
    }),
  );
  return { Version: '2012-10-17', Statement: documents.flatMap(({ Statement }) => Statement) };
}

/** The project has no client for IAM; the emulator asks for no signature. */
async function iam(emulator: Emulator, request: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: new URLSearchParams({ ...request, Version: '2010-05-08' }),
  });
  if (!answer.ok) throw new Error(`${request.Action}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
