import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTemplates } from '../../../../functions/adapters/local/mail-templates.ts';
import { writeTemplates } from '../../../../infra/build/compile-templates.ts';

let folder = '';
let compiled = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-templates-'));
  compiled = join(folder, 'templates.json');
  writeFileSync(join(folder, 'note.mjml'), mail('{{greeting}}'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function mail(words: string): string {
  return `<mjml><mj-body><mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section></mj-body></mjml>`;
}

it('reads what was compiled from the templates that there are', async () => {
  await writeTemplates(folder, compiled);
  expect(JSON.stringify(readTemplates(compiled, folder))).toContain('{"value":"greeting"}');
});

it('refuses what was compiled from others, as after an upgrade without a build', async () => {
  expect(() => readTemplates(compiled, folder)).toThrow(`${compiled} is not there: run npm run build`);
  await writeTemplates(folder, compiled);
  writeFileSync(join(folder, 'note.mjml'), mail('{{welcome}}'));
  expect(() => readTemplates(compiled, folder)).toThrow('run npm ci');
  rmSync(compiled.replace('.json', '.sha256'));
  expect(() => readTemplates(compiled, folder)).toThrow('run npm ci');
});
