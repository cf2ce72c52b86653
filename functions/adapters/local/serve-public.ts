import type { BlobInfo, Blobs } from '../../ports.ts';
import { blobKeyProblem } from '../blob-rules.ts';
import { contentTypeOf } from './content-types.ts';

/**
 * Answers a GET or HEAD of a public file: with the file (the server leaves the body out for HEAD), with 304 when the
 * reader has it (RFC 9110 section 13), or with a redirect to the folder when its slash is missing. Undefined when there is no such file.
 */
export async function servePublic(request: Request, path: string, blobs: Blobs): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const key = publicKey(path);
  if (key === undefined) return undefined;
  const blob = await blobs.get(key);
  if (blob === undefined) {
    const folder = path.endsWith('/') ? undefined : publicKey(`${path}/`);
    if (folder === undefined || (await blobs.head(folder)) === undefined) return undefined;
    // Relative, for a server in front may have removed the base path; and never to another host.
    const { pathname, search } = new URL(request.url);
    const name = pathname.slice(pathname.lastIndexOf('/') + 1);
    return new Response(null, { status: 308, headers: { location: `./${name}/${search}` } });
  }
  const headers = new Headers({
    'content-type': servedType(key, blob),
    etag: `"${blob.etag}"`,
    'last-modified': new Date(blob.storedAt).toUTCString(),
    // The files change when news comes, and a reader that asks again pays for a 304 only.
    'cache-control': 'public, no-cache',
    'access-control-allow-origin': '*',
  });
  const known = knownTag(request.headers, blob);
  if (known === undefined) return new Response(new Uint8Array(blob.bytes), { headers });
  headers.set('etag', known);
  return new Response(null, { status: 304, headers });
}

/** The page for what is not there, if one was published. */
export async function serveNotFound(blobs: Blobs): Promise<Response> {
  const blob = await blobs.get('public/404.html');
  const body = blob === undefined ? 'There is nothing at this address.\n' : new Uint8Array(blob.bytes);
  const type = blob === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8';
  return new Response(body, { status: 404, headers: { 'content-type': type } });
}

/** The blob behind a path of the site; a path that ends in a slash is the folder's page. */
function publicKey(path: string): string | undefined {
  const key = `public${path}${path.endsWith('/') ? 'index.html' : ''}`;
  return blobKeyProblem(key) === null ? key : undefined;
}

/**
 * The ETag of what the reader has, if that is what is stored. If-None-Match decides where it is given; only else
 * does If-Modified-Since (RFC 9110 section 13.2.2).
 */
function knownTag(asked: Headers, blob: BlobInfo): string | undefined {
  const stored = `"${blob.etag}"`;
  const known = asked.get('if-none-match');
  if (known?.trim() === '*') return stored;
  if (known !== null) return tagsOf(known).find((tag) => tag.replace(codingMark, '"') === stored);
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  return Math.floor(Date.parse(blob.storedAt) / 1000) * 1000 <= since ? stored : undefined;
}

/** Put into the ETag of a compressed representation by compress-response.ts. */
const codingMark = /-(?:gzip|br)"$/;

/** Compared weakly (RFC 9110 section 13.1.2). */
function tagsOf(header: string): string[] {
  return header
    .slice(0, 4_096)
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
}

/** Pages are ours, so they are UTF-8 even when the store only knows the extension. */
function servedType(key: string, blob: BlobInfo): string {
  if (blob.contentType !== contentTypeOf(key)) return blob.contentType;
  return /^text\/(?:html|plain)$/.test(blob.contentType) ? `${blob.contentType}; charset=utf-8` : blob.contentType;
}
