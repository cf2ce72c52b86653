import type { Email } from 'postal-mime';
import { parseMail } from './parse-mail.ts';

export interface SavedPage {
  readonly html: string;
  /** Where it stood. */
  readonly url: string | null;
}

/**
 * The page of a web archive (MHTML, RFC 2557), as browsers save one as a single file: its first part, without the frames
 * and pictures that follow. Null for a mail.
 * @param outer what the bytes say as a mail
 */
export async function savedPage(bytes: Uint8Array, outer: Email): Promise<SavedPage | null> {
  const headers = new Map(outer.headers.map(({ key, value }) => [key, value]));
  // A browser has no address.
  if (!/^\W{0,3}saved by [^@]*$/i.test(headers.get('from') ?? '')) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const boundary = /boundary="?([^";\s]{1,70})/i.exec(headers.get('content-type') ?? '')?.[1];
  const [first, second] = boundary === undefined ? [0, text.length] : firstPart(text, boundary);
  const mail = await parseMail(bytes.subarray(0, second));
  if ('rejected' in mail || mail.html === undefined) return null;
  const partHead = text.slice(first, second).split(/\r?\n\r?\n/, 1)[0]!;
  const stated = headers.get('snapshot-content-location') ?? /^content-location:\s*(\S+)/im.exec(partHead)?.[1];
  const address = URL.parse(stated ?? '');
  return { html: mail.html, url: address?.protocol.startsWith('http') === true ? address.href : null };
}

/** Where the first part of a multipart body begins, and where the next does. */
function firstPart(text: string, boundary: string): readonly [number, number] {
  const first = text.indexOf(`\n--${boundary}`) + boundary.length + 3;
  const second = text.indexOf(`\n--${boundary}`, first);
  return [first, second < 0 ? text.length : second];
}
