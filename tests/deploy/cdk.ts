import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Emulator, scratch } from './emulator.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** A setting of `deploy` under which each function logs what it asks of AWS. */
export const recordingCalls = { loadFirst: 'tests/deploy/record-calls.ts' };

/** Prepares the emulator's account for `cdk deploy`, as docs/deploy.md says: where the app is, so `cdk` asks it for its settings. */
export async function bootstrap(emulator: Emulator): Promise<void> {
  await cdk(emulator, ['bootstrap', '-c', 'sender=you@example.org', '-o', `${scratch}/cdk.out`], root);
}

/** Synthesises the project's own app with the settings in `context` and deploys it with the real command. */
export async function deploy(emulator: Emulator, context: Readonly<Record<string, string>>): Promise<void> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const assembly = `${scratch}/cdk.out`;
  await cdk(emulator, ['synth', '-q', '-o', assembly, ...settings], root);
  await cdk(
    emulator,
    ['deploy', '--app', assembly, '--method=direct', '--require-approval', 'never', '--progress', 'events'],
    scratch,
  );
}

/** What the real command says when a stack is to be destroyed. The emulator cannot, so the stack has to be one that is not there. */
export function destroyAbsent(emulator: Emulator, context: Readonly<Record<string, string>>): Promise<string> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return cdk(emulator, ['destroy', '--force', '-o', `${scratch}/cdk.out`, ...settings], root);
}

/** What it wrote, on either channel. */
async function cdk(emulator: Emulator, args: readonly string[], cwd: string): Promise<string> {
  const command = `${root}node_modules/.bin/cdk`;
  try {
    const { stdout, stderr } = await run(command, [...args, '--no-notices'], {
      cwd,
      env: { ...emulator.environment, CI: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' },
      timeout: 240_000,
      maxBuffer: 32 * 1024 * 1024,
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`cdk ${args.join(' ')}\n${stdout.slice(-3000)}\n${stderr.slice(-6000)}`);
  }
}
