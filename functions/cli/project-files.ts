import { fileURLToPath } from 'node:url';
import { readTemplates } from '../adapters/local/mail-templates.ts';
import type { Templates } from '../digest/template.ts';

/** A path within the project, wherever the command is run from. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The mails' templates as `npm run build` made them. Throws, saying what to do, when it was not run on these. */
export function builtTemplates(): Templates {
  return readTemplates(projectPath('build/templates.json'), projectPath('templates'));
}
