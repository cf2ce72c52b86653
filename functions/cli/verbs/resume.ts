import type { Command } from 'commander';
import { recordKeys } from '../../keys.ts';
import { openShipments } from '../../plan/idle-shipments.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, withInstallation } from '../installation/open-installation.ts';

/** `newsfold resume`: what was held back goes out, as far as it is still news to its readers. */
export function define(command: Command): void {
  onInstallation(command).action((options: Place) => withInstallation(options, resume));
}

async function resume({ records, send }: Installation): Promise<number> {
  const key = recordKeys.sending('pause');
  const wasPaused = (await records.get(key)) !== undefined;
  await records.write([{ kind: 'delete', key, expect: 'any' }]);
  // The plan would hand them out too, but only after a while: it cannot know whether a sender is still working on them.
  if (wasPaused) await send(await openShipments({ records }));
  console.log(wasPaused ? 'sending goes on' : 'sending was not paused');
  return 0;
}
