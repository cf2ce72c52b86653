import { type DeployedStack, openStack } from '../../functions/adapters/aws/stack.ts';

/** The stack of that name, which a test has deployed. */
export async function openDeployed(name: string): Promise<DeployedStack> {
  const found = await openStack(name);
  if (found.kind === 'absent') throw new Error(found.reason);
  return found.stack;
}
