import type { DeployedStack } from '../adapters/aws/stack.ts';

/** Opens a deployed stack; its libraries are loaded only for this. Throws, saying what to do, when it is not there. */
export async function openDeployed(name: string): Promise<DeployedStack> {
  const { openStack } = await import('../adapters/aws/stack.ts');
  const opened = await openStack(name);
  if (opened.kind === 'absent') throw new Error(opened.reason);
  return opened.stack;
}
