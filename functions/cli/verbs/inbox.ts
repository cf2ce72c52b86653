import { createHash } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { heldMails, inboxSecret, releaseMail } from '../../collect/inbox.ts';
import { inboxName } from '../../normalise/mail/inbox-address.ts';
import { complain } from '../errors/complain.ts';
import { type Installation, onTopic } from '../installation/installation.ts';
import { onInstallation, type Place, withInstallation } from '../installation/open-installation.ts';

export function define(command: Command): void {
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  verb('addresses', "print each topic's own address for newsletters; keep them to yourself")
    .option(
      '--domain <name>',
      'the domain that mail is received for; localhost, or what the stack was deployed with',
      domainOf,
    )
    .action((options: Place & { domain?: string }) =>
      withInstallation(options, (installation) => addresses(options.domain, installation)),
    );
  verb('held', 'list the mails that wait for your word: confirmations, and those not to be trusted').action(
    (options: Place) => withInstallation(options, held),
  );
  verb('release', 'let a held mail through')
    .argument('<id>', 'its id in the list of held mails')
    .option('--topic <slug>', 'the topic it is for; without one, any that it fits')
    .action((id: string, options: Place & { topic?: string }) =>
      withInstallation(options, (installation) => release(id, options.topic, installation)),
    );
}

async function addresses(wanted: string | undefined, installation: Installation): Promise<number> {
  const domain = wanted ?? installation.inboxDomain;
  if (domain === null) {
    return complain(
      'the stack receives no mail: write "inboxDomain" in cdk.json and deploy again (docs/deploy.md says how)',
    );
  }
  const secret = await inboxSecret(installation);
  for (const { slug, title } of installation.topics) console.log(`${inboxName(slug, secret)}@${domain}  ${title}`);
  if (domain === 'localhost') {
    console.error(
      'Mail is taken in while newsfold runs with --inbox-port. Newsletters from outside need a domain whose mail is brought to that port: say it with --domain.',
    );
  }
  return 0;
}

async function held(installation: Installation): Promise<number> {
  const mails = await heldMails(installation);
  if (mails.length === 0) console.log('No mail is held.');
  for (const mail of mails) {
    console.log(
      `${idOf(mail)}  ${mail.subject ?? '(no subject)'}\n   from ${mail.from ?? 'nobody'}, ${mail.receivedAt.slice(0, 10)}: ${mail.reason}`,
    );
    for (const link of mail.links) console.log(`   ${link}`);
  }
  return 0;
}

/** No place in the list, which another has once a mail comes or goes: what was not looked at would be let through. */
function idOf({ documentKey }: { readonly documentKey: string }): string {
  return createHash('sha256').update(documentKey).digest('hex').slice(0, 8);
}

async function release(id: string, topic: string | undefined, installation: Installation): Promise<number> {
  const mail = (await heldMails(installation)).find((one) => idOf(one) === id);
  if (mail === undefined) return complain(`there is no held mail ${id}; newsfold inbox held lists them`);
  const letThrough = async (topics: readonly string[]): Promise<number> => {
    if (!(await releaseMail(mail, topics, installation))) return complain('its bytes are no longer there');
    console.log(`let through: ${mail.subject ?? mail.documentKey}`);
    return 0;
  };
  return topic === undefined ? letThrough([]) : onTopic(topic, installation, ({ slug }) => letThrough([slug]));
}

function domainOf(text: string): string {
  if (/^[^\s@]+$/.test(text)) return text;
  throw new InvalidArgumentError('It is the name of a domain: in.example.org');
}
