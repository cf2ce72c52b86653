import type { Policy } from '../infra/judge-rights.ts';
import type { Emulator } from './emulator.ts';
import { queryApi } from './query-api.ts';

/** All that a role may do, as it was deployed, with every reference resolved. */
export async function deployedPolicy(emulator: Emulator, role: string): Promise<Policy> {
  const listed = await queryApi(emulator, 'iam', { Action: 'ListRolePolicies', RoleName: role });
  const names = [...listed.matchAll(/<member>([^<]+)<\/member>/g)].map(([, name]) => name!);
  const documents = await Promise.all(
    names.map(async (PolicyName) => {
      const found = await queryApi(emulator, 'iam', { Action: 'GetRolePolicy', RoleName: role, PolicyName });
      const document = /<PolicyDocument>([^<]+)<\/PolicyDocument>/.exec(found)![1]!;
      return JSON.parse(decodeURIComponent(document)) as Policy;
    }),
  );
  return { Version: '2012-10-17', Statement: documents.flatMap(({ Statement }) => Statement) };
}
