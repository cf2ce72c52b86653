import type { BlobInfo, Blobs } from '../../ports.ts';
import { blobKeyProblem } from '../blob-rules.ts';
import { contentTypeOf } from './content-types.ts';

/**
 * Answers a GET or HEAD of a public file: with the file, with 304 when the reader has it (RFC 9110 section 13),
 * or with a redirect to the folder when its slash is missing. Undefined when there is no such file.
 */
export async function servePublic(request: Request, path: string, blobs: Blobs): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const key = publicKey(path);
  if (key === undefined) return undefined;
  const blob = await blobs.get(key);
  if (blob === undefined) {
    const folder = path.endsWith('/') ? undefined : publicKey(`${path}/`);
    if (folder === undefined || (await blobs.head(folder)) === undefined) return undefined;
    const { search } = new URL(request.url);
    return new Response(null, { status: 308, headers: { location: `${encodeURI(path)}/${search}` } });
  }
  const headers = new Headers({
    'content-type': servedType(key, blob),
    etag: `"${blob.etag}"`,
    'last-modified': new Date(blob.storedAt).toUTCString(),
    // The files change when news comes, and a reader that asks again pays for a 304 only.
    'cache-control': 'public, no-cache',
    'access-control-allow-origin': '*',
  });
  if (isFresh(request.headers, blob)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(blob.bytes), {
    headers: { ...Object.fromEntries(headers), 'content-length': String(blob.bytesCount) },
  });
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

/** If-None-Match decides where it is given; only else If-Modified-Since does (RFC 9110 section 13.2.2). */
function isFresh(asked: Headers, blob: BlobInfo): boolean {
  const known = asked.get('if-none-match');
  if (known !== null) return known.trim() === '*' || knownEtags(known).includes(blob.etag);
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  return Math.floor(Date.parse(blob.storedAt) / 1000) * 1000 <= since;
}

/** Compared weakly, and without the mark of a content coding (http-server.ts adds it). */
function knownEtags(header: string): string[] {
  return header
    .slice(0, 4_096)
    .split(',')
    .map((tag) =>
      tag
        .trim()
        .replace(/^W\//, '')
        .replace(/^"|"$/g, '')
        .replace(/-(?:gzip|br)$/, ''),
    );
}

/** Pages are ours, so they are UTF-8 even when the store only knows the extension. */
function servedType(key: string, blob: BlobInfo): string {
  if (blob.contentType !== contentTypeOf(key)) return blob.contentType;
  return /^text\/(?:html|plain)$/.test(blob.contentType) ? `${blob.contentType}; charset=utf-8` : blob.contentType;
}
