import type { Command } from 'commander';
import { recordKeys } from '../keys.ts';
import type { Pause } from '../send/halts.ts';
import { type Installation, onInstallation, openLocalData } from './local-data.ts';

/** `newsfold pause`: nothing is sent until `newsfold resume`. */
export function define(command: Command): void {
  onInstallation(command)
    .option('--reason <words>', 'why, for who wonders later', 'the owner paused it')
    .action(async (options: Installation & { readonly reason: string }) => {
      const data = openLocalData(options.data, options.seeds);
      const key = recordKeys.sending('pause');
      const value: Pause = { reason: options.reason, at: data.clock.now() };
      const written = await data.records.write([{ kind: 'put', key, value, expect: 'absent' }]);
      const before =
        written.kind === 'written' ? undefined : ((await data.records.get(key))?.value as Pause | undefined);
      process.stdout.write(
        before === undefined
          ? 'sending is paused; senders stop within half a minute\n'
          : `sending was paused before, at ${before.at}: ${before.reason}\n`,
      );
      data.close();
    });
}
