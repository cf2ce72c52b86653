import { codeOf } from '../../adapters/local/atomic-file.ts';
import { type HttpServer, httpServer } from '../../adapters/local/http-server.ts';
import type { MailInbox } from '../../adapters/local/mail-inbox.ts';
import type { LocalNewsfold } from '../../runtime/local.ts';
import { openInbox } from '../../runtime/local-inbox.ts';
import { sentenceOf } from '../errors/plain-error.ts';
import type { StartOptions } from './start-options.ts';

/** Listens for requests. Throws a sentence, with what to type, where the port cannot be had. */
export async function listen(
  { host, port }: StartOptions,
  needs: Pick<Parameters<typeof httpServer>[0], 'answer' | 'log'>,
): Promise<HttpServer> {
  try {
    return await httpServer({ host, port, ...needs });
  } catch (error) {
    throw new Error(listenFailure(error, host, port), { cause: error });
  }
}

/** Why a port cannot be had, and what to do. */
export function listenFailure(error: unknown, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Something else is listening on ${host}:${port}.\nChoose another port, beside your other options: npm start -- --port ${port === 65_535 ? port - 1 : port + 1}`;
    case 'EACCES':
      return `This user may not listen on port ${port}.\nChoose one from 1024 on with --port; a web server leads visitors to it (docs/server.md).`;
    default:
      return `Cannot listen on ${host}:${port}: ${sentenceOf(error)}`;
  }
}

/** Takes newsletters in, where the options say at which port. Throws a sentence where that cannot be had. */
export async function openInboxOf(options: StartOptions, newsfold: LocalNewsfold): Promise<MailInbox | undefined> {
  if (options.inboxPort === undefined) return undefined;
  try {
    return await openInbox(options.host, options.inboxPort, newsfold.world);
  } catch (error) {
    const how = 'Choose another port with --inbox-port.';
    throw new Error(`Mails cannot be taken in: ${sentenceOf(error)}.\n${how}`, { cause: error });
  }
}
