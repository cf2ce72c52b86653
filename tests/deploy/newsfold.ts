import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Emulator } from './emulator.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the newsfold command writes when it is run against the emulator. */
export async function newsfold(emulator: Emulator, args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [`${root}functions/cli/newsfold.ts`, ...args], {
    cwd: root,
    env: emulator.environment,
    timeout: 60_000,
  });
  return stdout;
}

/** What the command says, and its exit code, when it does not do what it is asked. */
export async function newsfoldFails(
  emulator: Emulator,
  args: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  try {
    await newsfold(emulator, args);
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
  throw new Error(`newsfold ${args.join(' ')} was done`);
}
