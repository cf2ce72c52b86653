import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it } from 'vitest';
import { idsRandom } from '../../../functions/adapters/ids-random.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { recordsSqlite } from '../../../functions/adapters/local/records-sqlite.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Delivery } from '../../../functions/model/delivery.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { river } from '../../mail-world.ts';

/** All twenty of two thousand with NEWSFOLD_MAIL_KILLS=20: fewer in every run, to keep it short. */
const killsCount = Number(process.env.NEWSFOLD_MAIL_KILLS ?? 3);
const readersCount = killsCount * 100;
const command = fileURLToPath(new URL('../../../functions/cli/newsfold.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'newsfold-mail-kill-'));
const data = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const readers = Array.from({ length: readersCount }, (_, number) => `reader${number}@example.com`);

it(`mails each of ${readersCount} readers once when it is killed ${killsCount} times on the way`, {
  timeout: 300_000,
}, async () => {
  writeSeeds();
  const needs = await subscribeAll();
  const received: string[] = [];
  /** Called with each mail that arrives. */
  let arrived = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      stream.resume();
      stream.on('end', () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address));
        callback();
        arrived();
      });
    },
  });
  // Clients that are killed leave their connections broken.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const smtp = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}?perSecond=500`;

  for (let kill = 1; kill <= killsCount; kill++) {
    const child = start(smtp);
    const enough = (readersCount * kill) / (killsCount + 1);
    arrived = () => {
      if (received.length >= enough) child.kill('SIGKILL');
    };
    await exitOf(child);
  }
  arrived = () => {};
  expect(await exitOf(start(smtp))).toBe(0);
  expect(await exitOf(start(smtp))).toBe(0);
  await new Promise<void>((resolve) => server.close(() => resolve()));

  expect(received.length).toBe(new Set(received).size);
  const missing = readers.filter((reader) => !received.includes(reader));
  const inFlight = 40;
  expect(missing.length).toBeLessThanOrEqual(killsCount * inFlight);
  const secret = await tokenSecret(needs);
  for (const reader of missing) {
    const { partition } = recordKeys.subscriber(subscriberIdOf(reader, secret));
    const deliveries = await needs.records.list(partition, { from: 'delivery/', to: 'delivery/~', limit: 10 });
    // Claimed and not settled: never sent again, and reported as soon as the claim is stale.
    expect(deliveries.map(({ value }) => (value as Delivery).state)).toEqual(['claimed']);
  }
  const watched = await needs.records.list(recordKeys.shipment('', '', '').partition, { limit: 1_000 });
  expect(watched.length).toBeGreaterThanOrEqual(missing.length);
  needs.database.close();
});

function writeSeeds(): void {
  const folder = join(root, 'seeds', river.slug);
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'topic.json'), JSON.stringify(river));
  const words = 'The gauge at the old bridge shows that the river has risen by two metres since the rain began.';
  for (const place of ['Northford', 'Southford']) {
    writeFileSync(join(folder, 'articles', `${place}.txt`), `Flood in ${place}\n\n${place} is under water. ${words}\n`);
  }
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ digestTo: [], quietSpellMinutes: 0, liveGapMinutes: 0 }));
}

/** All readers are there from the beginning, as owners are. */
async function subscribeAll() {
  const database = openDatabase(join(data, 'newsfold.db'));
  database.exec('PRAGMA synchronous = OFF');
  const clock = manualClock(new Date().toISOString());
  const needs = { database, clock, ids: idsRandom(), records: recordsSqlite(database, { clock }) };
  await ensureSubscriptions(readers, [river], needs);
  return needs;
}

function start(smtp: string): ChildProcess {
  const options = ['--once', '--offline', '--data', data, '--seeds', join(root, 'seeds'), '--smtp', smtp];
  return spawn(process.execPath, [command, 'start', ...options], { stdio: 'ignore' });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}
