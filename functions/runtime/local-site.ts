import { outboxPage } from '../adapters/local/outbox-pages.ts';
import { serveNotFound, servePublic } from '../adapters/local/serve-public.ts';
import type { Settings } from '../model/settings.ts';
import type { Blobs } from '../ports.ts';
import { basePathOf } from '../site/addresses.ts';
import { html, markupOf } from '../site/html.ts';

export interface LocalSiteNeeds {
  readonly blobs: Blobs;
  readonly settings: Pick<Settings, 'baseUrl' | 'siteName'>;
  /** The folder of mails to show; null where strangers could look in. */
  readonly outbox: string | null;
  /** The owner's pages, by path below the base path; null where strangers could look in. */
  readonly owner: ((request: Request, path: string) => Promise<Response | undefined>) | null;
  /** Everything that is no public file. Undefined for what it does not know. */
  readonly dynamic: (request: Request, client: string) => Promise<Response | undefined>;
}

/** Headers that proxies add: a request that has one may come from another machine. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** All that is reached over HTTP: the outbox, public files, the owner's pages, then the pages that do something. */
export function localSite(needs: LocalSiteNeeds): (request: Request, client: string) => Promise<Response> {
  const basePath = basePathOf(needs.settings);
  return async (request, peer) => {
    const client = visitorBehind(request, peer, needs.settings);
    if (basePath !== '' && new URL(request.url).pathname === basePath) return toFolder(basePath);
    const path = pathOf(request, basePath);
    if (path === undefined) return serveNotFound(needs.blobs);
    const own = isLoopback(new URL(request.url).hostname) && !forwarding.some((name) => request.headers.has(name));
    const outbox = own && needs.outbox !== null ? { folder: needs.outbox, settings: needs.settings } : null;
    const mail = outbox === null ? undefined : await outboxPage(request, path, outbox);
    // The mail itself, which a page shows in a frame, gets no links.
    if (mail !== undefined) return isFramed(request) ? mail : withOwnLinks(mail, basePath);
    const response =
      (await servePublic(request, path, needs.blobs)) ??
      (own ? await needs.owner?.(request, path) : undefined) ??
      (await needs.dynamic(request, client)) ??
      (await notOffered(request, path, needs.blobs)) ??
      (await serveNotFound(needs.blobs));
    return outbox === null ? response : withOwnLinks(response, basePath);
  };
}

/**
 * The address to count a visitor's requests by. Where the site is reached through a server on this machine or beside
 * it, all requests come from that one, which puts the visitor's address last in X-Forwarded-For: what stands before
 * it is the visitor's own claim.
 */
export function visitorBehind(request: Request, peer: string, { baseUrl }: Pick<Settings, 'baseUrl'>): string {
  const isBehind = isNear(peer) && !isLoopback(new URL(baseUrl).hostname);
  const seen = isBehind ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return seen !== undefined && /^[\da-f:.]{2,45}$/i.test(seen) ? seen : peer;
}

/** Loopback and the private networks of RFC 1918 and RFC 4193, also where IPv4 is written as IPv6. */
function isNear(peer: string): boolean {
  const address = peer.replace(/^::ffff:/, '');
  return isLoopback(address) || /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^f[cd]/.test(address);
}

/** To the same path with its slash, on whatever host it was asked for. */
function toFolder(path: string): Response {
  return new Response(null, { status: 308, headers: { location: `./${path.slice(path.lastIndexOf('/') + 1)}/` } });
}

/** What is asked of a public file in another way than to be read (RFC 9110 section 15.5.6). */
async function notOffered(request: Request, path: string, blobs: Blobs): Promise<Response | undefined> {
  if ((await servePublic(new Request(request.url), path, blobs)) === undefined) return undefined;
  const headers = { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' };
  return new Response('This method is not offered here.\n', { status: 405, headers });
}

function isFramed(request: Request): boolean {
  return new URL(request.url).searchParams.has('part');
}

/** A page as this machine's user sees it: with the way to what nobody else is shown, at its foot. */
async function withOwnLinks(response: Response, basePath: string): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html') || response.body === null) return response;
  const links = html`<nav class="own" lang="en" dir="ltr" aria-label="This machine">On this machine only: <a href="${basePath}/outbox/">Outbox</a> ·
<a href="${basePath}/owner/">Judgements</a></nav>
`;
  const text = (await response.text()).replace(/<\/body>\s*<\/html>\s*$/, (end) => `${markupOf(links)}${end}`);
  return new Response(text, { status: response.status, headers: response.headers });
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
