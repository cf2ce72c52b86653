import type { Command } from 'commander';
import { recordKeys } from '../keys.ts';
import { type Installation, onInstallation, openLocalData } from './local-data.ts';

/** `newsfold resume`: what was held back goes out, as far as it is still news to its readers. */
export function define(command: Command): void {
  onInstallation(command).action(async (options: Installation) => {
    const data = openLocalData(options.data, options.seeds);
    const key = recordKeys.sending('pause');
    const wasPaused = (await data.records.get(key)) !== undefined;
    await data.records.write([{ kind: 'delete', key, expect: 'any' }]);
    process.stdout.write(wasPaused ? 'sending goes on\n' : 'sending was not paused\n');
    data.close();
  });
}
