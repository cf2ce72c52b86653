import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Templates } from '../../digest/template.ts';

/** The names of the files of a folder that mails are made from, in order. */
export function templateFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mjml'))
    .sort();
}

/** Stands for what the templates of a folder say. */
export function templatesHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of templateFiles(folder)) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return `${hash.digest('hex')}\n`;
}

/** Where the hash of the templates stands that a file of compiled ones was made from. */
export function hashFile(compiled: string): string {
  return compiled.replace(/\.json$/, '.sha256');
}

/**
 * The mails' templates as `npm run build` made them. Throws, saying what to do, when it was not run or was run on other
 * templates, as after `git pull` alone: what such templates ask for may be given no longer, and no mail could be made.
 */
export function readTemplates(compiled: string, folder: string): Templates {
  if (!existsSync(compiled)) throw new Error(`${compiled} is not there: run npm run build`);
  const madeFrom = existsSync(hashFile(compiled)) ? readFileSync(hashFile(compiled), 'utf8') : '';
  if (madeFrom !== templatesHash(folder))
    throw new Error(`${compiled} was made from other templates than those in ${folder}: run npm ci`);
  return JSON.parse(readFileSync(compiled, 'utf8')) as Templates;
}
