import type { DeployedStack } from '../../adapters/aws/stack.ts';
import { clockSystem } from '../../adapters/clock-system.ts';
import { idsRandom } from '../../adapters/ids-random.ts';
import type { Message } from '../../messages.ts';
import type { Installation } from './installation.ts';

/** Opens a deployed stack; its libraries are loaded only for this. Throws, saying what to do, when it is not there. */
export async function openDeployed(name: string): Promise<DeployedStack> {
  const { openStack } = await import('../../adapters/aws/stack.ts');
  const opened = await openStack(name);
  if (opened.kind === 'absent') throw new Error(opened.reason);
  return opened.stack;
}

/** A deployed stack as verbs see an installation. Throws, saying what to do, when it is not there. */
export async function openDeployedInstallation(name: string): Promise<Installation> {
  const stack = await openDeployed(name);
  const described = await stack.described();
  if (described === null) throw new Error(`the stack ${name} does not say which topics it has: deploy it again`);
  const { blobs, records, settings } = stack;
  return {
    clock: clockSystem(),
    ids: idsRandom(),
    blobs,
    records,
    settings,
    ...described,
    seeds: null,
    isRunning: true,
    send: (messages) => sendTo(stack, messages),
  };
}

async function sendTo(stack: DeployedStack, messages: readonly Message[]): Promise<void> {
  for (const [stage, group] of Map.groupBy(messages, ({ to }) => to)) {
    await stack.transportTo(stage).send(stack.targetOf(stage), group);
  }
}
