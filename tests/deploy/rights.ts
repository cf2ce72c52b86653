import type { Policy } from '../infra/judge-rights.ts';
import type { Emulator } from './emulator.ts';

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
