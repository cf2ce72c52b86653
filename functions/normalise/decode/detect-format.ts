export type DocumentFormat = 'html' | 'feed' | 'json' | 'mail' | 'plain';

/** How the bytes of files begin that hold no text. */
const signatures: readonly { readonly starts: readonly number[]; readonly name: string }[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'a PDF file' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture' },
  { starts: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { starts: [0x47, 0x49, 0x46, 0x38], name: 'a GIF picture' },
  { starts: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive (or an office document)' },
  { starts: [0x1f, 0x8b], name: 'gzip-compressed: unpack it first' },
  { starts: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd-compressed: unpack it first' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old office document (or a mail of Outlook: save it as .eml)' },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'a rich text document (RTF)' },
  { starts: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
  { starts: [0x4d, 0x5a, 0x90], name: 'a program' },
];

const headCharacters = 16_384;

/** What kind of file the bytes are when they are no text at all; null for what may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  return signatures.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte))?.name ?? null;
}

/** Texts that list addresses, which the reader of pages would take for articles. */
const lists: readonly { readonly begins: RegExp; readonly name: string }[] = [
  {
    begins: /^\s*(?:<\?xml\s[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<opml[\s>]/i,
    name: 'a list of feeds (OPML), which newsfold sources import follows',
  },
  { begins: /^\s*<!doctype netscape-bookmark-file/i, name: 'the bookmarks of a browser, not an article' },
];

/** What a decoded text is when it only lists addresses; null for what may hold an article. */
export function listKind(text: string): string | null {
  return lists.find(({ begins }) => begins.test(text.slice(0, headCharacters)))?.name ?? null;
}

/** Whether decoding left mostly unreadable characters: binary data, or an encoding nobody named. */
export function isUnreadable(text: string): boolean {
  const head = text.slice(0, headCharacters);
  const broken = head.match(/[\ufffd\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return broken > 8 && broken > head.length * 0.1;
}

/**
 * What a decoded text is: by its shape first, since senders label badly, then by its content type.
 * @param contentType as stated, or null
 */
export function detectFormat(text: string, contentType: string | null): DocumentFormat {
  const type = (contentType ?? '').toLowerCase().split(';', 1)[0]!.trim();
  const head = text.slice(0, headCharacters).trimStart();
  if (type === 'message/rfc822' || looksLikeMail(head)) return 'mail';
  if (/^[{[]/.test(head)) return jsonFormat(head, type);
  if (head.startsWith('<')) return markupFormat(head, type);
  if (type === 'text/html' || type === 'application/xhtml+xml')
    return /<[a-z][^>]{0,200}>/i.test(head) ? 'html' : 'plain';
  return /<html[\s>]/i.test(head.slice(0, 2_000)) && /<body[\s>]|<\/head>/i.test(head) ? 'html' : 'plain';
}

/** The root element of feeds, whatever comments, declarations and prefixes stand before it. */
const feedRoot = /<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)[\s>/]/i;
const htmlRoot = /<!doctype\s+html|<(?:html|head|body|article|main|div|p|section|h1|table|meta|title|script)[\s>/]/i;

function markupFormat(head: string, type: string): DocumentFormat {
  const feedAt = head.search(feedRoot);
  const htmlAt = head.search(htmlRoot);
  if (feedAt >= 0 && (htmlAt < 0 || feedAt < htmlAt)) return 'feed';
  if (htmlAt >= 0) return 'html';
  if (/^<\?xml/i.test(head) || /\b(?:rss|atom|rdf|xml)\b/.test(type)) return 'feed';
  return /<[a-z!/]/i.test(head) && (type.includes('html') || /^<[a-z!]/i.test(head)) ? 'html' : 'plain';
}

/** JSON Feeds name their version first thing (JSON Feed 1.1, "Top-level"); other JSON is an article or several. */
function jsonFormat(head: string, type: string): DocumentFormat {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i.test(head) || type === 'application/feed+json')
    return 'feed';
  if (type.includes('json') || /^\{\s*(?:"|\})|^\[\s*(?:[{\]"]|$)/.test(head)) return 'json';
  return 'plain';
}

/** Header fields first (RFC 5322 section 2.2), and among them those that only mail has. */
function looksLikeMail(head: string): boolean {
  const fields = /^(?:From |[\w-]{2,40}:[ \t])/.test(head) ? head.split(/\r?\n\r?\n/, 1)[0]! : '';
  const names = new Set(fields.match(/^[\w-]{2,40}(?=:)/gm)?.map((name) => name.toLowerCase()));
  const telling = ['from', 'received', 'mime-version', 'message-id', 'return-path', 'delivered-to', 'date', 'subject'];
  return telling.filter((name) => names.has(name)).length >= 3;
}
