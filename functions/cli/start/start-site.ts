import type { DataFolder } from '../../adapters/local/data-folder.ts';
import { ownerVisit } from '../../owner/owner-visit.ts';
import type { LocalNewsfold } from '../../runtime/local.ts';
import { isLoopback, localSite } from '../../runtime/local-site.ts';
import type { Answer } from '../../web/visit.ts';
import { web } from '../../web/web.ts';

/** Answers one request; `client` is the address that it came from. */
export type SiteAnswer = (request: Request, client: string) => Promise<Response>;

/** The whole site; the outbox and the owner's pages only where nobody but this machine's users can come. */
export function siteOf(host: string, folder: DataFolder, newsfold: LocalNewsfold): SiteAnswer {
  const { blobs, settings } = newsfold.world;
  const closed = isPrivate(host, settings);
  return localSite({
    blobs,
    settings,
    outbox: closed ? folder.outbox : null,
    owner: closed ? async (request, path) => queued(await ownerVisit(request, path, newsfold.world), newsfold) : null,
    dynamic: async (request, client) => queued(await web(request, client, newsfold.world), newsfold),
  });
}

/** Whether only this machine is listened to, and nothing stands before it that others reach. */
export function isPrivate(host: string, { baseUrl }: { readonly baseUrl: string }): boolean {
  return isLoopback(host) && isLoopback(new URL(baseUrl).hostname);
}

async function queued(answered: Answer | undefined, newsfold: LocalNewsfold): Promise<Response | undefined> {
  if (answered !== undefined && answered.messages.length > 0) await newsfold.emit(answered.messages);
  return answered?.response;
}

/** What is answered before there is a site. */
export function notYet(): Response {
  return new Response('Starting.\n', { status: 503, headers: { 'retry-after': '1' } });
}
