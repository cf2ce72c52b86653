import { type Command, InvalidArgumentError } from 'commander';
import { addPushClient, listPushClients, revokePushClient } from '../../collect/push-clients.ts';
import { complain } from '../errors/complain.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, withInstallation } from '../installation/open-installation.ts';

export function define(command: Command): void {
  const verb = (name: string, summary: string) => onInstallation(command.command(name).description(summary));
  command.addHelpText(
    'after',
    `
Example:
  newsfold clients add desk
  curl -H "Authorization: Bearer TOKEN" -H "Content-Type: text/html" --data-binary @page.html SITE/documents`,
  );
  verb('add', 'let a client push documents; prints its token, once')
    .argument('<name>', 'what to call it', nameOf)
    .action((name: string, options: Place) => withInstallation(options, (installation) => add(name, installation)));
  verb('list', 'say who may push').action((options: Place) => withInstallation(options, list));
  verb('revoke', 'take the right to push away')
    .argument('<name>', 'what it is called', nameOf)
    .action((name: string, options: Place) => withInstallation(options, (installation) => revoke(name, installation)));
}

async function add(name: string, installation: Installation): Promise<number> {
  const token = await addPushClient(name, installation);
  if (token === null) return complain(`${name} is there already; newsfold clients revoke ${name} takes its token away`);
  console.log(token);
  console.error(
    `Keep it: it is not shown again. ${name} sends it as "Authorization: Bearer TOKEN" to ${installation.settings.baseUrl}/documents`,
  );
  return 0;
}

async function list(installation: Installation): Promise<number> {
  const clients = await listPushClients(installation);
  if (clients.length === 0) console.log('Nobody may push yet: newsfold clients add NAME');
  for (const { name, createdAt, revokedAt } of clients) {
    const until = revokedAt === null ? '' : `, revoked ${revokedAt.slice(0, 10)}`;
    console.log(`${name}  since ${createdAt.slice(0, 10)}${until}`);
  }
  return 0;
}

async function revoke(name: string, installation: Installation): Promise<number> {
  if (await revokePushClient(name, installation)) {
    console.log(`${name} may no longer push`);
    return 0;
  }
  return complain(`there is no client ${name} that may push; newsfold clients list names them`);
}

function nameOf(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) return text;
  throw new InvalidArgumentError('A name is of a-z, 0-9 and hyphens, 40 at most.');
}
