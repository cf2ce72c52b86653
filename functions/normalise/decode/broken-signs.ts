import { decodeHTML } from 'entities';
import { windows1252CodePoint } from '../feed/windows-1252.ts';

/** A stretch of text in order: ASCII, signs that are what they are, and signs that together are a character of UTF-8. */
export interface Piece {
  readonly raw: string;
  /** What it stands for. */
  readonly text: string;
  /**
   * `broken` signs cannot stand there but as the bytes of a character; `doubtful` ones might; `remains` are left over where
   * a byte of a broken character was lost, or are spaces; `whole` is any other sign outside ASCII.
   */
  readonly kind: 'ascii' | 'whole' | 'remains' | 'doubtful' | 'broken';
}

/** A sign outside ASCII as markup, markup within markup or JSON escapes it. */
const escaped =
  /&(?:amp;)?(?:#\d{3,4}|#[xX][\da-fA-F]{2,4}|[A-Za-z]{2,8}\d?);|(?<!\\)\\u(?!00[0-7])[\da-fA-F]{4}|[^\u0000-\u007f]/uy;

/** The byte that each sign stands for where windows-1252, or Latin-1, was taken for the encoding. */
const byteOf = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte += 1) {
  byteOf.set(String.fromCharCode(byte), byte);
  byteOf.set(String.fromCharCode(windows1252CodePoint(byte) ?? byte), byte);
}

/** Signs that a letter may well be followed by: quotes, stops, footnotes, spaces. */
const mayFollowLetter = new Set('\u00a0«»“”‘’…–—‹›•·®™¹²³ªº°†‡´');
/** Latin letters, punctuation and symbols, which make sense wherever they stand. Other letters do in company alone. */
const familiar =
  /[\u00a0-\u017f\u018f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\ufeff]|\ufe0f|\p{Extended_Pictographic}/u;

/** The stretch as pieces; what it costs grows with its length alone. */
export function piecesOf(stretch: string): Piece[] {
  const pieces: Found[] = [];
  let asciiFrom = 0;
  for (let at = 0; at < stretch.length; ) {
    const sign = signAt(stretch, at);
    if (sign === null) {
      at += 1;
      continue;
    }
    if (at > asciiFrom) pieces.push(plain(stretch.slice(asciiFrom, at)));
    const found = characterAt(stretch, at, sign);
    pieces.push(found);
    at += found.raw.length;
    asciiFrom = at;
  }
  if (asciiFrom < stretch.length) pieces.push(plain(stretch.slice(asciiFrom)));
  return pieces.map((piece, at) => ({
    ...piece,
    kind: piece.kind === 'doubtful' && cannotStand(piece, pieces[at - 1], pieces[at + 1]) ? 'broken' : piece.kind,
  }));
}

/** A piece, and the first two signs that it is made of. */
interface Found extends Piece {
  readonly lead: string;
  readonly next: string;
}

const plain = (text: string): Found => ({ raw: text, text, kind: 'ascii', lead: '', next: '' });

function signAt(stretch: string, at: number): { readonly raw: string; readonly text: string } | null {
  const code = stretch.charCodeAt(at);
  if (code < 0x80 && code !== 0x26 && code !== 0x5c) return null;
  if (code >= 0x80 && (code < 0xd800 || code > 0xdfff)) {
    const own = stretch[at]!;
    return { raw: own, text: own };
  }
  escaped.lastIndex = at;
  const raw = escaped.exec(stretch)?.[0];
  if (raw === undefined) return null;
  const text = raw.startsWith('\\')
    ? String.fromCharCode(Number.parseInt(raw.slice(2), 16))
    : decodeHTML(raw.replace('&amp;', '&'));
  return text.charCodeAt(0) < 0x80 ? null : { raw, text };
}

/** Lengths of UTF-8 sequences, and the least that each is for (RFC 3629 section 3). */
const leastOf: Readonly<Record<number, number>> = { 2: 0x80, 3: 0x800, 4: 0x1_00_00 };

/** The sign, or the character that it and those after it are the bytes of. */
function characterAt(stretch: string, at: number, first: { readonly raw: string; readonly text: string }): Found {
  const byte = byteOf.get(first.text) ?? 0;
  const length = byte >= 0xf5 || byte < 0xc2 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  let [code, end, next] = [byte & (0x7f >> length), at + first.raw.length, ''];
  for (let left = length - 1; left > 0; left -= 1) {
    const sign = signAt(stretch, end);
    const value = byteOf.get(sign?.text ?? '') ?? 0;
    if (value < 0x80 || value > 0xbf) return alone(first);
    code = code * 64 + (value & 0x3f);
    end += sign!.raw.length;
    next ||= sign!.text;
  }
  if (length === 1 || code < leastOf[length]! || code > 0x10_ff_ff || (code >= 0xd800 && code <= 0xdfff))
    return alone(first);
  const text = String.fromCodePoint(code);
  if (/[\p{Cn}\p{Co}]/u.test(text)) return alone(first);
  return { raw: stretch.slice(at, end), text, kind: 'doubtful', lead: first.text, next };
}

function alone({ raw, text }: { readonly raw: string; readonly text: string }): Found {
  return { raw, text, kind: /^[ÃÂâ€\u00a0\ufffd]$/.test(text) ? 'remains' : 'whole', lead: text, next: '' };
}

function cannotStand({ text, lead, next }: Found, before?: Found, after?: Found): boolean {
  if (!familiar.test(text)) return isForeignLetter(text) && (isForeign(before) || isForeign(after));
  if (!mayFollowLetter.has(next)) return true;
  const last = before?.text.at(-1) ?? '';
  if (/\p{Lu}/u.test(lead) && /\p{Ll}/u.test(last) && before?.text.at(-2) !== '\\') return true;
  return lead === 'Â' && !/\p{L}/u.test(last);
}

const isForeign = (piece?: Found) => piece?.kind === 'doubtful' && isForeignLetter(piece.text);

function isForeignLetter(text: string): boolean {
  return /[\p{L}\p{M}]/u.test(text) && !familiar.test(text);
}
