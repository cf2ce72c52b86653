import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { vi } from 'vitest';
import { dataFolder, openDataFolder } from '../../../functions/adapters/local/data-folder.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';

/** The data folder of an installation that has nothing yet; to be removed by the test. */
export function freshInstallation(): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'newsfold-verb-'));
  const folder = dataFolder(root);
  openDataFolder(folder);
  openDatabase(folder.database).close();
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs a verb within this process; wrong use ends it with 2, as it ends the command. */
export async function runVerb(define: (command: Command) => void, words: readonly string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const toText = (chunk: unknown) =>
    typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('utf8');
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(`${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation((line) => void err.push(`${line}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(toText(chunk)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => err.push(toText(chunk)) > 0),
  ];
  const command = new Command('verb').exitOverride();
  define(command);
  for (const one of command.commands) one.exitOverride();
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await command.parseAsync([...words], { from: 'user' });
    return { out: out.join(''), err: err.join(''), code: Number(process.exitCode) };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('commander.') !== true) throw error;
    return { out: out.join(''), err: err.join(''), code: 2 };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
