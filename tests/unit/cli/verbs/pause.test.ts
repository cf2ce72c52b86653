import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { define as pause } from '../../../../functions/cli/verbs/pause.ts';
import { define as resume } from '../../../../functions/cli/verbs/resume.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

let installation: ReturnType<typeof freshInstallation>;
beforeEach(() => {
  installation = freshInstallation();
});
afterEach(() => installation.remove());

test('pauses and resumes sending while a topic cannot be read', async () => {
  const seeds = join(installation.root, 'seeds');
  mkdirSync(join(seeds, 'floods'), { recursive: true });
  writeFileSync(join(seeds, 'floods', 'topic.json'), '{ "title": ');
  const place = ['--data', installation.root, '--seeds', seeds];
  expect(await runVerb(pause, [...place, '--reason', 'a wrong mail'])).toMatchObject({ code: 0, err: '' });
  expect((await runVerb(pause, place)).out).toContain('a wrong mail');
  expect(await runVerb(resume, place)).toMatchObject({ code: 0, err: '' });
  expect((await runVerb(pause, place)).out).toContain('sending is paused');
});
