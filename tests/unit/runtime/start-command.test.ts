import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openLocalData } from '../../../functions/cli/installation/local-data.ts';
import { recordKeys } from '../../../functions/keys.ts';

const command = fileURLToPath(new URL('../../../functions/cli/newsfold.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'newsfold-start-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(data: string, ...options: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [command, 'start', '--offline', '--data', join(root, data), ...options]);
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** Resolves with what the process has said once that matches. */
function said(child: ChildProcessWithoutNullStreams, wanted: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (piece) => {
      text += piece;
      if (wanted.test(text)) resolve(text);
    });
    child.once('close', () => reject(new Error(`ended without ${wanted}: ${text}`)));
  });
}

test('says what happened and where to look, then serves it, lets nobody else in, and stops when asked', async () => {
  const child = start('running', '--port', '0');
  const end = ended(child);
  const summary = await said(child, /Running; stop with Ctrl\+C/);
  const [documents, onTopic] = [/(\d+) documents in/.exec(summary)?.[1], /(\d+) on topic/.exec(summary)?.[1]];
  expect(Number(documents)).toBeGreaterThanOrEqual(6);
  expect(onTopic).toBe(documents);
  expect(summary).toContain('1 mail made');
  const site = /Site +(http:\S+)/.exec(summary)![1]!;
  const feed = /Feed +(http:\S+)/.exec(summary)![1]!;
  const outbox = /Outbox +(http:\S+)/.exec(summary)![1]!;
  for (const address of [site, feed, outbox]) expect((await fetch(address)).status, address).toBe(200);
  expect(await (await fetch(feed)).text()).toContain('<entry');
  const mail = /href="(\/outbox\/[^"]+)"/.exec(await (await fetch(outbox)).text())![1]!;
  for (const view of ['', '?view=text', '?view=source', '?part=html']) {
    expect((await fetch(new URL(mail + view, site))).status, view).toBe(200);
  }

  const second = await ended(start('running', '--port', '0'));
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`already running on ${join(root, 'running')}`);

  const taken = await ended(start('other', '--port', new URL(site).port));
  expect(taken.code).toBe(1);
  expect(taken.stderr).toContain('Choose another port, beside your other options: npm start -- --port');

  const takenInbox = await ended(start('other', '--port', '0', '--inbox-port', new URL(site).port));
  expect(takenInbox.code).toBe(1);
  expect(takenInbox.stderr).toContain('Choose another port with --inbox-port');
  expect(takenInbox.stdout).toBe('');

  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 0, stderr: '' });

  const again = await ended(start('running', '--once', '--base-url', site.replace(/\/$/, '')));
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain('Nothing new since last time');
  expect(readdirSync(join(root, 'running', 'outbox')).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
});

test('stops as cleanly when its terminal is closed, which may be told several times', async () => {
  const child = start('terminal', '--port', '0');
  const end = ended(child);
  await said(child, /Running; stop with Ctrl\+C/);
  child.kill('SIGHUP');
  child.kill('SIGHUP');
  expect(await end).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(root, 'terminal'))).not.toContain('.lock-holder');
});

test('stops when the npm that runs it is ended: its shell passes no signal on', async () => {
  const words = [process.execPath, command, 'start', '--offline', '--port', '0', '--data', join(root, 'by-npm')];
  // Two commands, so that no shell makes way for the first.
  const shell = spawn('sh', ['-c', '"$@"; true', 'sh', ...words], {
    env: { ...process.env, npm_package_name: 'newsfold' },
  });
  const end = ended(shell);
  await said(shell, /Running; stop with Ctrl\+C/);
  shell.kill('SIGTERM');
  expect((await end).stdout).toContain('Stopping.');
  expect(readdirSync(join(root, 'by-npm'))).not.toContain('.lock-holder');
});

test('stops when its folder is moved: half of what comes in would be kept in another', async () => {
  const child = start('before', '--port', '0');
  const end = ended(child);
  await said(child, /Running; stop with Ctrl\+C/);
  renameSync(join(root, 'before'), join(root, 'after'));
  expect(await end).toMatchObject({ code: 1, stderr: expect.stringContaining('was moved or taken away') });
  expect(existsSync(join(root, 'before'))).toBe(false);
});

test('runs for the addresses of the sixth version too', async () => {
  expect(await ended(start('six', '--once', '--host', '::1'))).toMatchObject({ code: 0, stderr: '' });
});

test('explains its settings, and what is wrong with them', async () => {
  mkdirSync(join(root, 'settings'));
  writeFileSync(join(root, 'settings', 'settings.json'), '{"digestTo": "reader@example.org"}');
  const wrong = await ended(start('settings', '--once'));
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('"digestTo" should be a list of e-mail addresses');
  expect(wrong.stderr).not.toContain('    at ');
  rmSync(join(root, 'settings', 'settings.json'));
  expect((await ended(start('settings', '--once'))).code).toBe(0);
  expect(JSON.parse(readFileSync(join(root, 'settings', 'settings.json'), 'utf8'))).toHaveProperty('digestTo');
});

test.each([['--port', 'eighty'], ['--host', '300.1.1.1'], ['--base-url', 'example.org'], ['--unknown']])(
  'does not take %s %s',
  async (...options) => {
    const wrong = await ended(start('wrong', ...options));
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(options[0]);
  },
);

test('says which topic is there no more, what becomes of it, and nothing once its pages are taken away', async () => {
  mkdirSync(join(root, 'seeds', 'tide'), { recursive: true });
  const topic = { slug: 'tide', title: 'Tide', query: { any: ['tide'] } };
  writeFileSync(join(root, 'seeds', 'tide', 'topic.json'), JSON.stringify(topic));
  const once = ['--once', '--seeds', join(root, 'seeds')];
  expect(await ended(start('left', ...once))).toMatchObject({ code: 0, stderr: '' });
  rmSync(join(root, 'seeds', 'tide'), { recursive: true });
  expect((await ended(start('left', ...once))).stderr).toMatch(
    /^! tide is no topic in .*its readers, kept, get no mail/,
  );
  rmSync(join(root, 'left', 'public', 'tide'), { recursive: true });
  expect(await ended(start('left', ...once))).toMatchObject({ code: 0, stderr: '' });
});

test('says in a run that ends what still waits, though nothing is new', async () => {
  await ended(start('unmailed', '--once'));
  const left = openLocalData(join(root, 'unmailed'));
  const key = recordKeys.shipment('mali-peacekeeping', '2026-11-22T03-30-live', 'a');
  const value = { group: 'live', from: null, number: 1, touchedAt: left.clock.now() };
  await left.records.write([{ kind: 'put', key, value, expect: 'absent' }]);
  await left.queue.send([{ to: 'feed', topic: 'mali-peacekeeping' }]);
  await left.queue.bury((await left.queue.receive(['feed'], 1_000))!, 'the disk is full');
  left.close();
  const { code, stdout } = await ended(start('unmailed', '--once'));
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /Nothing new since last time\.\n {2}Still to be mailed: 1 edition;.*\n {2}Put aside, .* 1 step;/,
  );
});
