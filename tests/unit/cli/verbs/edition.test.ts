import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { clockSystem } from '../../../../functions/adapters/clock-system.ts';
import { dataFolder } from '../../../../functions/adapters/local/data-folder.ts';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { recordsSqlite } from '../../../../functions/adapters/local/records-sqlite.ts';
import { define } from '../../../../functions/cli/verbs/edition.ts';
import { define as pause } from '../../../../functions/cli/verbs/pause.ts';
import { define as resume } from '../../../../functions/cli/verbs/resume.ts';
import { define as subscribers } from '../../../../functions/cli/verbs/subscribers.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

const command = fileURLToPath(new URL('../../../../functions/cli/newsfold.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-edition-'));
afterAll(() => rmSync(folder, { recursive: true }));

const data = join(folder, 'data');
const words = [command, 'start', '--once', '--offline', '--data', data];
const news = `MINUSMA convoy reaches Gao after ten days on the road

The last convoy of the United Nations mission in Mali, MINUSMA, reached Gao on Tuesday, ten days after it had left its base at Kidal.

The peacekeepers will fly home from there within two weeks, the mission said, since its mandate has ended.
`;

test('says of a preview of what was mailed before that no mail is due, and previews what is new', async () => {
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), '{ "liveGapMinutes": 10000 }');
  expect(spawnSync(process.execPath, words).status).toBe(0);
  const old = await runVerb(define, ['preview', '--data', data, '--out', join(folder, 'old')]);
  expect(old).toMatchObject({ code: 0, err: '' });
  expect(old.out).toContain(
    'Nothing that a mail would tell of has come in since the last edition (live), so none is due',
  );

  writeFileSync(join(data, 'documents/news.txt'), news);
  expect(spawnSync(process.execPath, words).status).toBe(0);
  const out = join(folder, 'new');
  expect((await runVerb(define, ['preview', '--data', data, '--out', out])).out).not.toContain('none is due');
  expect(readdirSync(out).sort()).toEqual(['eml', 'html', 'txt'].map((type) => `mali-peacekeeping.${type}`));
  const text = readFileSync(join(out, 'mali-peacekeeping.txt'), 'utf8');
  expect(text).toContain('MINUSMA convoy reaches Gao');
  expect(text).not.toContain('Timbuktu');
});

test.each([
  ['cancel', ''],
  ['cancel', 'a b'],
  ['preview', '--readers', ''],
])('refuses %s "%s", which names nothing', async (...words) => {
  expect(await runVerb(define, [...words, '--data', data])).toMatchObject({ code: 2, out: '' });
});

test('previews the digest of readers of another rhythm, who were mailed less', async () => {
  const { root, remove } = freshInstallation();
  const place = ['--data', root];
  const start = [command, 'start', '--once', '--offline', ...place];
  spawnSync(process.execPath, start);
  writeFileSync(join(root, 'readers.csv'), 'email,cadence,hour,zone\na@example.org,daily,7,Africa/Niamey\n');
  await runVerb(subscribers, ['import', join(root, 'readers.csv'), ...place]);
  writeFileSync(join(root, 'documents/news.txt'), news);
  spawnSync(process.execPath, start);

  const out = join(folder, 'daily');
  const preview = (readers: string) => runVerb(define, ['preview', ...place, '--out', out, '--readers', readers]);
  expect((await preview('daily/07/Africa/Niamey')).out).not.toContain('none is due');
  const text = readFileSync(join(out, 'mali-peacekeeping.txt'), 'utf8');
  expect(text).toContain('MINUSMA convoy reaches Gao');
  expect(text).toContain('daily at 07:00 (Africa/Niamey)');
  expect(text).not.toContain('Timbuktu');
  expect(await preview('daily/09/UTC')).toMatchObject({ code: 1, err: expect.stringContaining('subscribers stats') });
  remove();
});

/** Leaves a request to confirm that waits as an edition does, and is none. */
async function someoneSignsUp(root: string): Promise<void> {
  const database = openDatabase(dataFolder(root).database);
  const key = recordKeys.shipment('mali-peacekeeping', 'confirm-2026-11-22', 'a-reader');
  const value = { group: '', from: null, number: 0, touchedAt: '2026-11-22T08:00:00.000Z' };
  await recordsSqlite(database, { clock: clockSystem() }).write([{ kind: 'put', key, value, expect: 'any' }]);
  database.close();
}

test('names the editions that wait for sending to go on, and says of one that has gone out that it has', async () => {
  const { root, remove } = freshInstallation();
  const place = ['--data', root];
  await runVerb(pause, place);
  const start = [command, 'start', '--once', '--offline', ...place];
  const { stderr } = spawnSync(process.execPath, start, { encoding: 'utf8' });
  expect(stderr).toContain('sending is paused since');
  const pages = readdirSync(join(root, 'public/mali-peacekeeping/editions'));
  const waiting = pages.find((name) => name.startsWith('live-'))?.replace('.html', '') ?? 'none';
  await someoneSignsUp(root);
  const said = (await runVerb(define, ['preview', ...place, '--out', join(folder, 'waiting')])).out;
  expect(said).toContain(`sending is paused`);
  expect(said).toContain(`${waiting}\n`);
  expect(said).not.toContain('none is due');
  expect(said).not.toContain('confirm-');

  const cancelled = async () => (await runVerb(define, ['cancel', waiting, ...place])).out;
  expect(await cancelled()).toContain('is cancelled');
  await runVerb(resume, place);
  spawnSync(process.execPath, start);
  expect(await cancelled()).toContain('nothing was stopped');
  remove();
});
