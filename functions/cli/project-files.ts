import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTemplates } from '../adapters/local/mail-templates.ts';
import type { Templates } from '../digest/template.ts';

/** A path within the project, wherever the command is run from. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** A path as one would type it here. */
export function typedHere(path: string): string {
  const fromHere = relative(process.cwd(), path) || '.';
  return fromHere.startsWith('..') ? path : fromHere;
}

/** The mails' templates as `npm run build` made them. Throws, saying what to do, when it was not run on these. */
export function builtTemplates(): Templates {
  return readTemplates(projectPath('build/templates.json'), projectPath('templates'));
}
