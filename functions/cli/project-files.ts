import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Templates } from '../digest/template.ts';

/** A path within the project, wherever the command is run from. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The mails' templates as `npm run build` made them. Throws, saying what to do, when it was not run. */
export function builtTemplates(): Templates {
  const path = projectPath('build/templates.json');
  if (!existsSync(path)) throw new Error('build/templates.json is not there: run npm run build');
  return JSON.parse(readFileSync(path, 'utf8')) as Templates;
}
