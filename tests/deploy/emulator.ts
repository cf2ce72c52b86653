import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const requirements = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Where everything of these tests is kept; git does not see it. */
export const scratch = `${root}.tmp/deploy`;

export interface Emulator {
  readonly endpoint: string;
  /** For the AWS SDK, the `cdk` command and anything else that talks to it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  stop(): Promise<void>;
}

/**
 * A fresh AWS emulator (MiniStack, of the pinned version, in a virtual environment of its own) on the loopback
 * interface. Lambda functions run on the Node that runs this. A missing Python or emulator fails.
 * @param smtpPort where the mails that SES is given are relayed to, as raw bytes.
 */
export async function startEmulator(options: { readonly name: string; readonly smtpPort?: number }): Promise<Emulator> {
  const python = await emulatorInstalled();
  const port = await freePort();
  const folder = `${scratch}/${options.name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/tmp`, { recursive: true });
  // Functions are unpacked below this folder: they must be CommonJS unless they say otherwise.
  writeFileSync(`${folder}/tmp/package.json`, '{"type":"commonjs"}\n');
  const endpoint = `http://127.0.0.1:${port}`;
  const environment = awsEnvironment(endpoint, `${folder}/tmp`);
  const logFile = `${folder}/emulator.log`;
  const log = openSync(logFile, 'w');
  const child = spawn(`${python}/bin/ministack`, [], {
    cwd: folder,
    stdio: ['ignore', log, log],
    detached: true,
    env: {
      ...environment,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      IOT_BROKER_ENABLED: '0',
      LAMBDA_ASYNC_RETRY_BASE_SECONDS: '0.2',
      ...(options.smtpPort !== undefined && { SMTP_HOST: `127.0.0.1:${options.smtpPort}` }),
    },
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    // The functions it started are of its process group.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await exited;
  };
  await until('the emulator to answer', () => answers(`${endpoint}/_ministack/health`), {
    secondsMax: 60,
    explain: async () => readFileSync(logFile, 'utf8').slice(-2000),
  });
  return { endpoint, environment, logFile, stop };
}

function awsEnvironment(endpoint: string, tmp: string): Record<string, string> {
  return {
    PATH: `${root}node_modules/.bin:${process.env.PATH ?? ''}`,
    HOME: process.env.HOME ?? '/tmp',
    TMPDIR: tmp,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
  };
}

/** The emulator's virtual environment, named after what is in it, so that another pin makes another one. */
async function emulatorInstalled(): Promise<string> {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = `${scratch}/venv-${pins}`;
  if (existsSync(`${folder}/installed`)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(`${folder}/bin/pip`, ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(`${folder}/installing`, '');
  renameSync(`${folder}/installing`, `${folder}/installed`);
  return folder;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
