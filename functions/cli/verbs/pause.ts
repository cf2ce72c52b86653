import type { Command } from 'commander';
import { recordKeys } from '../../keys.ts';
import type { Pause } from '../../send/halts.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, withInstallation } from '../installation/open-installation.ts';

/** `newsfold pause`: nothing is sent until `newsfold resume`. */
export function define(command: Command): void {
  onInstallation(command)
    .option('--reason <words>', 'why, for who wonders later', 'the owner paused it')
    .action((options: Place & { readonly reason: string }) =>
      withInstallation(options, (installation) => pause(options.reason, installation)),
    );
}

async function pause(reason: string, { clock, records }: Installation): Promise<number> {
  const key = recordKeys.sending('pause');
  const value: Pause = { reason, at: clock.now() };
  const written = await records.write([{ kind: 'put', key, value, expect: 'absent' }]);
  const before = written.kind === 'written' ? undefined : ((await records.get(key))?.value as Pause | undefined);
  console.log(
    before === undefined
      ? 'sending is paused; senders stop within half a minute; newsfold resume lets mails go out again'
      : `sending was paused before, at ${before.at}: ${before.reason}`,
  );
  return 0;
}
