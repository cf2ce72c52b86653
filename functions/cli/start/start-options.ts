import { type Command, InvalidArgumentError } from 'commander';
import { isBaseUrl, withoutSlash } from '../../adapters/local/local-settings.ts';
import { seedsOption } from '../installation/open-installation.ts';

/** What `newsfold start` was asked. */
export interface StartOptions {
  readonly data: string;
  readonly seeds: string;
  readonly host: string;
  readonly port: number;
  readonly baseUrl?: string;
  readonly smtp?: string;
  readonly inboxPort?: number;
  readonly once?: true;
  readonly offline?: true;
  readonly verbose?: true;
}

/** Gives `command` the options of `newsfold start`; what is wrong in one by itself is refused there. */
export function startOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'folder for everything that is kept', '.newsfold')
    .addOption(seedsOption())
    .option('--host <address>', 'address to listen on', hostOf, '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 for any free one', portOf, 8080)
    .option('--base-url <url>', 'where the site is reached from outside, with its path if it has one', baseUrlOf)
    .option('--once', 'do the work there is and exit: 0, or 1 if something failed for good')
    .option('--smtp <url>', 'send mails through this server: smtps://user:password@host (or NEWSFOLD_SMTP)')
    .option('--inbox-port <number>', 'take in newsletters by mail (SMTP) on this port', portOf)
    .option('--offline', 'poll no sources')
    .option('--verbose', 'say more');
}

/**
 * The mail server to send through, null for none. The variable keeps a password out of the list of processes.
 * Throws when it cannot be used, without repeating it: it may hold a password.
 */
export function smtpServer({ smtp = process.env.NEWSFOLD_SMTP }: Pick<StartOptions, 'smtp'>): string | null {
  if (smtp === undefined || smtp === '') return null;
  if (URL.canParse(smtp) && /^smtps?:\/\/[^/]/.test(smtp)) return smtp;
  throw new Error('--smtp, or NEWSFOLD_SMTP, should be an address such as smtps://user:password@mail.example.org');
}

function hostOf(text: string): string {
  if (!URL.canParse(urlAt(text, 80)))
    throw new InvalidArgumentError('It is an address of this machine: 127.0.0.1 or ::1.');
  return text;
}

/** Where a host that is listened on is reached, `::1` for instance. */
export function urlAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

/** The value of `--base-url`, without a slash at its end. */
export function baseUrlOf(text: string): string {
  if (!isBaseUrl(text)) throw new InvalidArgumentError('It is an http or https address: https://news.example.org');
  return withoutSlash(text);
}
