import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset, guessWide } from './guess-charset.ts';

export interface DecodedText {
  readonly text: string;
  /** The encoding used, by its WHATWG name in lower case (`windows-1252` for the label `latin1`). */
  readonly charset: string;
}

/** Bytes searched for an encoding declared within the document itself. */
const declarationBytesMax = 4096;

/**
 * Decodes the bytes of a page, feed or text file; never throws, and an undecodable byte becomes U+FFFD.
 *
 * Tried in this order: byte order mark, UTF-16/32 by its zero bytes, the charset of `contentType`, the XML
 * declaration, `<meta charset>`, UTF-8 if the bytes are valid, what the text itself looks like. Labels mean what the WHATWG
 * Encoding Standard says. A label that the bytes contradict (UTF-8 that is not, a one-byte encoding
 * over valid multi-byte UTF-8) is passed over.
 */
export function decodeText(bytes: Uint8Array, from: { readonly contentType: string | null }): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decode(bytes.subarray(marked.length), marked.charset);
  const wide = zeroBytePattern(bytes);
  if (wide !== null) return decode(bytes, wide);

  const validUtf8 = decodeIfValid(bytes);
  if (validUtf8 !== null && isAscii(bytes)) return asciiText(bytes, validUtf8, from.contentType);
  for (const label of labels(bytes, from.contentType)) {
    const charset = charsetOf(label);
    if (charset === null) continue;
    if (charset === 'utf-8') {
      if (validUtf8 !== null) return { text: validUtf8, charset };
      continue;
    }
    const decoded = decode(bytes, charset);
    if (validUtf8 !== null && (singleByte(charset) || decoded.text.includes('\ufffd'))) continue;
    if (validUtf8 === null && decoded.text.includes('\ufffd') && damage(decoded.text) > 0.02) continue;
    return decoded;
  }
  return validUtf8 !== null ? { text: validUtf8, charset: 'utf-8' } : fallback(bytes, from.contentType);
}

/** Bytes below 0x80 read the same in every encoding but the escape-coded ones. */
function asciiText(bytes: Uint8Array, text: string, contentType: string | null): DecodedText {
  for (const label of labels(bytes, contentType)) {
    const charset = charsetOf(label);
    if (charset === 'iso-2022-jp' || charset === 'utf-7') return decode(bytes, charset);
  }
  return { text, charset: 'utf-8' };
}

/** Mostly UTF-8 with a few broken bytes stays UTF-8; anything else is guessed. */
function fallback(bytes: Uint8Array, contentType: string | null): DecodedText {
  const utf8 = decode(bytes, 'utf-8');
  const declared = labels(bytes, contentType).some((label) => charsetOf(label) === 'utf-8');
  const broken = count(utf8.text, /\ufffd/g);
  const intact = count(utf8.text, /[\u0080-\ufffc]/g);
  if (broken === 0 || intact > broken * (declared ? 1 : 4)) return utf8;
  return decode(bytes, guessCharset(bytes));
}

function byteOrderMark(bytes: Uint8Array): { charset: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) {
    return { charset: 'utf-32le', length: 4 };
  }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', length: 2 };
  return null;
}

/** Wide encodings without a mark: markup and Latin text leave zeros at fixed places within each unit, other text some. */
function zeroBytePattern(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, declarationBytesMax) & ~3;
  if (length < 4) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] ?? 0) + 1;
  const [a, b, c, d] = zeros.map((zero) => zero / (length / 4)) as [number, number, number, number];
  if (a > 0.9 && b > 0.9 && c > 0.5 && d < 0.1) return 'utf-32be';
  if (d > 0.9 && c > 0.9 && b > 0.5 && a < 0.1) return 'utf-32le';
  if (a > 0.3 && c > 0.3 && b < 0.05 && d < 0.05) return 'utf-16be';
  if (b > 0.3 && d > 0.3 && a < 0.05 && c < 0.05) return 'utf-16le';
  // Other letters leave zeros only where there is a space or a digit; encodings by the byte leave none at all.
  return a + b + c + d > 0 ? guessWide(bytes) : null;
}

/** Encodings that the document is said to be in: by who sent it, then by itself. */
function labels(bytes: Uint8Array, contentType: string | null): string[] {
  const head = Buffer.from(bytes.subarray(0, declarationBytesMax)).toString('latin1');
  const found = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1],
    /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1],
  ];
  return found.filter((label) => label !== undefined);
}

/** The encoding a label stands for, or null if nobody knows it. */
function charsetOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    // An encoding that could be read far enough to find this label is no UTF-16 (WHATWG HTML, 13.2.3.3).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return iconv.encodingExists(label) ? label.toLowerCase() : null;
  }
}

function decode(bytes: Uint8Array, charset: string): DecodedText {
  try {
    return { text: new TextDecoder(charset).decode(bytes), charset };
  } catch {
    return { text: iconv.decode(Buffer.from(bytes), charset), charset };
  }
}

function decodeIfValid(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function singleByte(charset: string): boolean {
  return /^(windows-|iso-8859|koi8|macintosh|x-mac|ibm)/.test(charset);
}

/** Undecodable places per character outside ASCII. */
function damage(text: string): number {
  return count(text, /\ufffd/g) / Math.max(1, count(text, /[^\u0000-\u007f]/g));
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}
