import { execFileSync, spawnSync } from 'node:child_process';

/**
 * Path of a program, after installing the Debian packages that bring it when it is not there; says so.
 * Throws, saying what to do, where there is no apt-get or it may not be used.
 */
export function installedCommand(command: string, packages: readonly string[]): string {
  const found = pathOf(command);
  if (found !== undefined) return found;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  console.log(`${command} is not there: apt-get ${install.join(' ')}`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (args: readonly string[]) => {
    const [program, ...rest] = [...sudo, 'apt-get', '-q', ...args];
    execFileSync(program as string, rest, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
  };
  try {
    run(['update']);
    run(install);
  } catch (error) {
    throw new Error(`${command} is needed for this test: install ${packages.join(' ')}`, { cause: error });
  }
  const installed = pathOf(command);
  if (installed === undefined) throw new Error(`${packages.join(' ')} brought no ${command}`);
  return installed;
}

function pathOf(command: string): string | undefined {
  const result = spawnSync('which', [command], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}
