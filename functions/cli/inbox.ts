import type { Command } from 'commander';
import { heldMails, inboxSecret, releaseMail } from '../collect/inbox.ts';
import { inboxName } from '../normalise/mail/inbox-address.ts';
import { type Installation, type LocalData, onInstallation, withLocalData } from './local-data.ts';

export function define(command: Command): void {
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  verb('addresses', "print each topic's own address for newsletters; keep them to yourself")
    .option('--domain <name>', 'the domain that mail is received for', 'localhost')
    .action((options: Installation & { domain: string }) =>
      withLocalData(options, (data) => addresses(options.domain, data)),
    );
  verb('held', 'list the mails that wait for your word: confirmations, and those not to be trusted').action(
    (options: Installation) => withLocalData(options, held),
  );
  verb('release', 'let a held mail through')
    .argument('<number>', 'its number in the list of held mails')
    .option('--topic <slug>', 'the topic it is for; without one, any that it fits')
    .action((number: string, options: Installation & { topic?: string }) =>
      withLocalData(options, (data) => release(Number(number), options.topic, data)),
    );
}

async function addresses(domain: string, data: LocalData): Promise<number> {
  const secret = await inboxSecret(data);
  for (const { slug, title } of data.topics) console.log(`${inboxName(slug, secret)}@${domain}  ${title}`);
  return 0;
}

async function held(data: LocalData): Promise<number> {
  const mails = await heldMails(data);
  if (mails.length === 0) console.log('No mail is held.');
  for (const [at, mail] of mails.entries()) {
    console.log(
      `${at + 1}. ${mail.subject ?? '(no subject)'}\n   from ${mail.from ?? 'nobody'}, ${mail.receivedAt.slice(0, 10)}: ${mail.reason}`,
    );
    for (const link of mail.links) console.log(`   ${link}`);
  }
  return 0;
}

async function release(number: number, topic: string | undefined, data: LocalData): Promise<number> {
  const mail = (await heldMails(data))[number - 1];
  if (mail === undefined) {
    console.error('there is no held mail of that number; newsfold inbox held lists them');
    return 1;
  }
  if (topic !== undefined && !data.topics.some(({ slug }) => slug === topic)) {
    console.error(`there is no topic ${topic}; there are: ${data.topics.map(({ slug }) => slug).join(', ')}`);
    return 2;
  }
  const released = await releaseMail(mail, topic === undefined ? [] : [topic], data);
  console.log(released ? `let through: ${mail.subject ?? mail.documentKey}` : 'its bytes are no longer there');
  return released ? 0 : 1;
}
