import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { feedback } from '../feedback/feedback.ts';
import { recentCounts } from '../feedback/sending-health.ts';
import { recordKeys } from '../keys.ts';
import { decodeText } from '../normalise/decode-text.ts';
import type { Pause } from '../send/halts.ts';
import { eraseSubscriber } from '../subscribe/erase-subscriber.ts';
import { groupName } from '../subscribe/groups.ts';
import { importSubscriber } from '../subscribe/import-subscriber.ts';
import { readAddress } from '../subscribe/mail-address.ts';
import { readRhythm } from '../subscribe/pages/rhythm-fields.ts';
import { csvLine } from '../subscribe/parse-csv.ts';
import { readImport } from '../subscribe/read-import.ts';
import { rosterRows } from '../subscribe/roster-rows.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { subscriberData } from '../subscribe/subscriber-data.ts';
import { subscriberIdOf } from '../subscribe/tokens.ts';
import { type Installation, type LocalData, onInstallation, openLocalData } from './local-data.ts';

interface Options extends Installation {
  readonly topic: string;
  readonly cadence: string;
  readonly hour: string;
  readonly weekday: string;
  readonly zone: string;
  readonly dryRun?: true;
  readonly out?: string;
}

export function define(command: Command): void {
  onInstallation(command.command('import'))
    .description('take over a list that Mailchimp, Buttondown or listmonk exported as CSV')
    .argument('<file>')
    .requiredOption('--topic <slug>', 'which topic they are subscribed to')
    .option('--cadence <name>', 'live, hourly, daily or weekly', 'daily')
    .option('--hour <hour>', 'for daily and weekly', '8')
    .option('--weekday <day>', 'for weekly: 1 is Monday', '1')
    .option('--zone <name>', 'time zone of the hour', 'UTC')
    .option('--dry-run', 'only say what would happen')
    .action(importList);
  onInstallation(command.command('export'))
    .description('write everybody who is subscribed, as CSV')
    .requiredOption('--topic <slug>', 'of which topic')
    .option('--out <file>', 'where to; standard output when left out')
    .action(exportList);
  onInstallation(command.command('find'))
    .description('show all that is kept about an address')
    .argument('<address>')
    .action(find);
  onInstallation(command.command('erase'))
    .description('erase all that is kept about an address; a suppression stays, under a hash')
    .argument('<address>')
    .action(erase);
  onInstallation(command.command('release'))
    .description('lift the suppression of an address')
    .argument('<address>')
    .action(release);
  onInstallation(command.command('returned'))
    .description('take in mails that came back: notices of non-delivery, wishes to unsubscribe')
    .argument('<file...>')
    .action(returned);
  onInstallation(command.command('stats'))
    .description('count readers by topic and rhythm, and the mails of the last week')
    .action(stats);
}

async function importList(file: string, options: Options, command: Command): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const topic = data.topics.find(({ slug }) => slug === options.topic);
  if (topic === undefined) command.error(`there is no topic ${options.topic}`, { exitCode: 2 });
  const { cadence, hour, weekday, zone } = options;
  const rhythm = readRhythm(new URLSearchParams({ cadence, hour, weekday, zone }));
  if ('wrong' in rhythm) command.error(`--${rhythm.wrong} cannot be read`, { exitCode: 2 });
  const text = decodeText(readFileSync(file), { contentType: null }).text;
  const secret = await tokenSecret(data);
  const bar = progressBar(text.split('\n').length);
  const counts = new Map<string, number>();
  const tally = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const settings = { topic, rhythm, file: basename(file), dryRun: options.dryRun === true };
  for (const row of readImport(text)) {
    bar?.update(row.line);
    if (row.kind === 'address') tally(await importSubscriber(row, settings, secret, data));
    else if (row.kind === 'left') tally(`not taken over (${row.status})`);
    else {
      tally('bad');
      process.stderr.write(`line ${row.line}: ${row.reason}\n`);
    }
  }
  bar?.stop();
  if (settings.dryRun) process.stdout.write('nothing was changed; this would happen:\n');
  for (const [what, count] of counts) process.stdout.write(`${String(count).padStart(8)}  ${what}\n`);
  if (counts.has('bad')) process.exitCode = 1;
  data.close();
}

async function exportList(options: Options): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const lines = [csvLine(['email', 'status', 'topic', 'cadence', 'hour', 'weekday', 'zone'])];
  for await (const { row, topic, group } of rosterRows(options.topic, data)) {
    const { cadence, hour, weekday, zone } = group.rhythm;
    lines.push(csvLine([row.address, 'subscribed', topic, cadence, String(hour), String(weekday), zone]));
  }
  if (options.out === undefined) process.stdout.write(lines.join(''));
  else writeFileSync(options.out, lines.join(''));
  data.close();
}

async function find(address: string, options: Options, command: Command): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const found = await subscriberData(await idOf(address, data, command), data);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  if (found.subscriber === null && found.suppression === null) process.exitCode = 1;
  data.close();
}

async function erase(address: string, options: Options, command: Command): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const count = await eraseSubscriber(await idOf(address, data, command), data);
  process.stdout.write(`${count} records erased\n`);
  data.close();
}

async function release(address: string, options: Options, command: Command): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const key = recordKeys.suppression(await idOf(address, data, command));
  const was = (await data.records.get(key)) !== undefined;
  await data.records.write([{ kind: 'delete', key, expect: 'any' }]);
  process.stdout.write(was ? 'lifted; the reader can subscribe again\n' : 'this address was not suppressed\n');
  data.close();
}

async function returned(files: readonly string[], options: Options): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  const say = (event: string, fields?: object) =>
    void process.stdout.write(`${event} ${JSON.stringify(fields ?? {})}\n`);
  const log = { info: say, warn: say, error: say, count: () => {} };
  for (const file of files) {
    await feedback({ to: 'feedback', notification: readFileSync(file, 'latin1') }, { ...data, log });
  }
  data.close();
}

async function stats(options: Options): Promise<void> {
  const data = openLocalData(options.data, options.seeds);
  for (const { slug, title } of data.topics) {
    const readers = new Map<string, number>();
    for await (const { group } of rosterRows(slug, data)) {
      const name = groupName(group.rhythm);
      readers.set(name, (readers.get(name) ?? 0) + 1);
    }
    process.stdout.write(`${title}\n`);
    for (const [name, count] of readers) process.stdout.write(`${String(count).padStart(8)}  ${name}\n`);
  }
  const { sent, hardBounces, complaints } = await recentCounts(data);
  process.stdout.write(`last 7 days: ${sent} mails, ${hardBounces} bounced, ${complaints} reported as spam\n`);
  const pause = (await data.records.get(recordKeys.sending('pause')))?.value as Pause | undefined;
  if (pause !== undefined) process.stdout.write(`sending is paused since ${pause.at}: ${pause.reason}\n`);
  data.close();
}

async function idOf(typed: string, data: LocalData, command: Command): Promise<string> {
  const read = readAddress(typed);
  if (read.kind === 'refused')
    command.error(`${typed} is no address that can be mailed (${read.reason})`, { exitCode: 2 });
  return subscriberIdOf(read.address, await tokenSecret(data));
}

/** On a terminal only, so that pipes and logs stay clean. */
function progressBar(total: number): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null;
  const bar = new cliProgress.SingleBar({ format: '{bar} {value} of {total} lines', stream: process.stderr });
  bar.start(total, 0);
  return bar;
}
