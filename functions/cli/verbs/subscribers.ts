import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { recentCounts } from '../../feedback/sending-health.ts';
import { recordKeys } from '../../keys.ts';
import { cadences } from '../../model/edition.ts';
import type { Pause } from '../../send/halts.ts';
import { eraseSubscriber } from '../../subscribe/erase-subscriber.ts';
import { groupName } from '../../subscribe/groups.ts';
import { readAddress } from '../../subscribe/mail-address.ts';
import { csvLine } from '../../subscribe/parse-csv.ts';
import { rosterRows } from '../../subscribe/roster-rows.ts';
import { tokenSecret } from '../../subscribe/secret.ts';
import { subscriberData } from '../../subscribe/subscriber-data.ts';
import { subscriberIdOf } from '../../subscribe/tokens.ts';
import { complain } from '../errors/complain.ts';
import { wholeNumber } from '../input/whole-number.ts';
import type { Installation } from '../installation/installation.ts';
import {
  onInstallation,
  type Place,
  topicOption,
  withInstallation,
  withTopic,
} from '../installation/open-installation.ts';
import { type ImportOptions, importList } from '../subscribers/import-subscribers.ts';
import { takeReturnedMails } from '../subscribers/returned-mails.ts';

export function define(command: Command): void {
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  verb('import', 'take over a list that Mailchimp, Buttondown or listmonk exported as CSV')
    .argument('<file>', 'the list')
    .addOption(topicOption('the topic that they are subscribed to'))
    .addOption(new Option('--cadence <name>', 'how often they get a mail').choices(cadences).default('daily'))
    .option('--hour <hour>', 'for daily and weekly: 0 to 23', wholeNumber(0, 23), '8')
    .option('--weekday <day>', 'for weekly: 1 is Monday, 7 Sunday', wholeNumber(1, 7), '1')
    .option('--zone <name>', 'time zone of the hour', 'UTC')
    .option('--dry-run', 'only say what would happen')
    .action((file: string, options: Place & ImportOptions) =>
      withInstallation(options, (installation) => importList(file, options, installation)),
    );
  verb('export', 'write everybody who is subscribed, as CSV')
    .addOption(topicOption('the topic'))
    .option('--out <file>', 'where to; standard output when left out')
    .action((options: Place & { readonly topic?: string; readonly out?: string }) =>
      withTopic(options, ({ slug }, installation) => exportList(slug, options.out, installation)),
    );
  const aboutAddress = (name: string, summary: string, work: AddressWork) =>
    verb(name, summary)
      .argument('<address>', 'a mail address')
      .action((address: string, options: Place) =>
        withInstallation(options, (installation) => onAddress({ ...options, address }, installation, work)),
      );
  aboutAddress('find', 'show all that is kept about an address', find);
  aboutAddress(
    'erase',
    'erase all that is kept about an address; a hash stays, by which no list brings it back',
    erase,
  );
  aboutAddress('release', 'lift the suppression of an address, or that it was erased', release);
  verb('returned', 'take in mails that came back: notices of non-delivery, complaints, wishes to unsubscribe')
    .argument('<file...>', 'the mails, one a file')
    .action((files: readonly string[], options: Place) =>
      withInstallation(options, (installation) => takeReturnedMails(files, installation)),
    );
  verb('stats', 'count readers by topic and rhythm, and the mails of the last week').action((options: Place) =>
    withInstallation(options, stats),
  );
}

type Asked = Place & { readonly address: string };
type AddressWork = (id: string, installation: Installation, asked: Asked) => Promise<number>;

async function onAddress(asked: Asked, installation: Installation, work: AddressWork): Promise<number> {
  const { address: typed } = asked;
  const read = readAddress(typed);
  if (read.kind === 'refused') return complain(`${typed} is no address that can be mailed (${read.reason})`, 2);
  return work(subscriberIdOf(read.address, await tokenSecret(installation)), installation, asked);
}

async function exportList(topic: string, out: string | undefined, installation: Installation): Promise<number> {
  const lines = [csvLine(['email', 'status', 'topic', 'cadence', 'hour', 'weekday', 'zone'])];
  for await (const { row, group } of rosterRows(topic, installation)) {
    const { cadence, hour, weekday, zone } = group.rhythm;
    lines.push(csvLine([row.address, 'subscribed', topic, cadence, String(hour), String(weekday), zone]));
  }
  if (out === undefined) process.stdout.write(lines.join(''));
  else writeFileSync(out, lines.join(''));
  return 0;
}

async function find(id: string, installation: Installation): Promise<number> {
  const found = await subscriberData(id, installation);
  console.log(JSON.stringify(found, null, 2));
  if (found.subscriber === null && found.suppression === null && found.erased === null)
    return complain('nothing is kept about this address');
  return 0;
}

async function erase(id: string, installation: Installation): Promise<number> {
  const count = await eraseSubscriber(id, installation);
  console.log(
    count === 0
      ? 'nothing was kept about this address'
      : `${count} ${count === 1 ? 'record' : 'records'} erased; no import brings the address back, but take it out of lists that you keep`,
  );
  return 0;
}

async function release(id: string, { records }: Installation, { address, stack }: Asked): Promise<number> {
  const keys = [recordKeys.suppression(id), recordKeys.erased(id)];
  const [suppressed, erased] = await records.getMany(keys);
  await records.write(keys.map((key) => ({ kind: 'delete', key, expect: 'any' })));
  const was = suppressed !== undefined || erased !== undefined;
  console.log(
    was
      ? 'lifted; the reader is mailed again after subscribing by the form once more'
      : 'this address was not suppressed',
  );
  if (suppressed !== undefined && stack !== undefined) {
    const command = `aws sesv2 delete-suppressed-destination --email-address ${address}`;
    console.log(
      `SES keeps a list of its own, and mails to an address on it come back; to take it off there: ${command}`,
    );
  }
  return 0;
}

async function stats(installation: Installation): Promise<number> {
  for (const { slug, title } of installation.topics) {
    const readers = new Map<string, number>();
    for await (const { group } of rosterRows(slug, installation)) {
      const name = groupName(group.rhythm);
      readers.set(name, (readers.get(name) ?? 0) + 1);
    }
    console.log(title);
    if (readers.size === 0) console.log('          nobody yet');
    for (const [name, count] of readers) console.log(`${String(count).padStart(8)}  ${name}`);
  }
  const { sent, hardBounces, complaints } = await recentCounts(installation);
  console.log(
    `last 7 days: ${sent} ${sent === 1 ? 'mail' : 'mails'}, ${hardBounces} bounced, ${complaints} reported as spam`,
  );
  const pause = (await installation.records.get(recordKeys.sending('pause')))?.value as Pause | undefined;
  if (pause !== undefined) console.log(`sending is paused since ${pause.at}: ${pause.reason}`);
  return 0;
}
