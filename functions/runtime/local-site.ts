import { outboxPage } from '../adapters/local/outbox-pages.ts';
import { serveNotFound, servePublic } from '../adapters/local/serve-public.ts';
import type { Settings } from '../model/settings.ts';
import type { Blobs } from '../ports.ts';

export interface LocalSiteNeeds {
  readonly blobs: Blobs;
  readonly settings: Pick<Settings, 'baseUrl'>;
  /** The folder of mails to show; null where strangers could look in. */
  readonly outbox: string | null;
  /** The owner's pages, by path below the base path; null where strangers could look in. */
  readonly owner: ((request: Request, path: string) => Promise<Response | undefined>) | null;
  /** Everything that is no public file. Undefined for what it does not know. */
  readonly dynamic: (request: Request, client: string) => Promise<Response | undefined>;
}

/** All that is reached over HTTP: public files first, then the outbox and the owner's pages, then the pages that do something. */
export function localSite(needs: LocalSiteNeeds): (request: Request, client: string) => Promise<Response> {
  const basePath = new URL(needs.settings.baseUrl).pathname.replace(/\/$/, '');
  return async (request, client) => {
    const path = pathOf(request, basePath);
    if (path === undefined) return serveNotFound(needs.blobs);
    return (
      (await servePublic(request, path, needs.blobs)) ??
      (isLoopback(new URL(request.url).hostname) ? await privatePage(request, path, needs) : undefined) ??
      (await needs.dynamic(request, client)) ??
      serveNotFound(needs.blobs)
    );
  };
}

async function privatePage(
  request: Request,
  path: string,
  { outbox, owner }: LocalSiteNeeds,
): Promise<Response | undefined> {
  return (outbox === null ? undefined : await outboxPage(request, path, outbox)) ?? (await owner?.(request, path));
}

/** The decoded path below the base path; undefined when it cannot be decoded. */
function pathOf(request: Request, basePath: string): string | undefined {
  const { pathname } = new URL(request.url);
  const below = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  try {
    return decodeURIComponent(below);
  } catch {
    return undefined;
  }
}

/** Whether a host name is this machine's own: also a guard against other sites' names that lead here (DNS rebinding). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
