import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { define } from '../../../../functions/cli/verbs/subscribers.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

const topic = ['--topic', 'mali-peacekeeping'];
const ann = 'ann@example.com';

let installation: ReturnType<typeof freshInstallation>;
beforeEach(() => {
  installation = freshInstallation();
});
afterEach(() => installation.remove());

const subscribers = (...words: string[]) => runVerb(define, [...words, '--data', installation.root]);

function listOf(addresses: readonly string[]): string {
  const path = join(installation.root, 'list.csv');
  writeFileSync(path, ['email', ...addresses].join('\n'));
  return path;
}

test('writes out whom it took over, and counts them', async () => {
  const list = listOf([ann, 'ben@example.com']);
  const rhythm = ['--cadence', 'weekly', '--hour', '7', '--weekday', '2', '--zone', 'Africa/Bamako'];
  expect(await subscribers('import', list, ...topic, ...rhythm, '--dry-run')).toMatchObject({ code: 0 });
  expect((await subscribers('stats')).out).toContain('nobody yet');
  expect(await subscribers('import', list, ...topic, ...rhythm)).toMatchObject({ code: 0 });
  const out = join(installation.root, 'out.csv');
  expect(await subscribers('export', ...topic, '--out', out)).toEqual({ out: '', err: '', code: 0 });
  expect((await subscribers('export', ...topic)).out).toBe(readFileSync(out, 'utf8'));
  expect(readFileSync(out, 'utf8').trim().split(/\r?\n/).toSorted()).toEqual([
    'ann@example.com,subscribed,mali-peacekeeping,weekly,7,2,Africa/Bamako',
    'ben@example.com,subscribed,mali-peacekeeping,weekly,7,2,Africa/Bamako',
    'email,status,topic,cadence,hour,weekday,zone',
  ]);
  expect((await subscribers('stats')).out).toMatch(/^ +2 {2}weekly/m);
});

test('says in a dry run what the run does, of an address that is there twice too', async () => {
  const list = listOf([ann, 'Ann@Example.com']);
  const [, ...foretold] = (await subscribers('import', list, ...topic, '--dry-run')).out.trimEnd().split('\n');
  expect(foretold).toEqual((await subscribers('import', list, ...topic)).out.trimEnd().split('\n'));
});

test('finds and erases an address, which no list brings back until it is released', async () => {
  const list = listOf([ann]);
  await subscribers('import', list, ...topic);
  expect(JSON.parse((await subscribers('find', ann)).out)).toMatchObject({ subscriber: { address: ann } });
  expect((await subscribers('erase', ann)).out).toContain('erased; no import brings the address back');
  expect((await subscribers('find', ann)).out).not.toContain(ann);
  await subscribers('import', list, ...topic);
  expect((await subscribers('export', ...topic)).out).not.toContain(ann);
  expect((await subscribers('release', ann)).out).toContain('lifted');
  expect((await subscribers('release', ann)).out).toContain('was not suppressed');
  await subscribers('import', list, ...topic);
  expect((await subscribers('export', ...topic)).out).toContain(ann);
});
