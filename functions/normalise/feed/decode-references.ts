import { decodeHTMLStrict } from 'entities';
import { windows1252CodePoint } from './windows-1252.ts';

const references = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g;
const codePointMax = 0x10_ff_ff;

/**
 * The text with its references to characters put in: numbers (XML 1.0 section 4.1; those of Windows-1252 by what was
 * meant), and every name that HTML knows, for feeds do not keep to the five of XML. What is no reference stays.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  const named = new Map<string, string>();
  const decode = (written: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const known = named.get(name) ?? decodeHTMLStrict(written);
      named.set(name, known);
      return known;
    }
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return character(windows1252CodePoint(code) ?? code);
  };
  return inPieces(text, (piece) => piece.replace(references, decode));
}

const pieceCharacters = 32_768;
/** Longer than any reference that is looked for. */
const referenceCharactersMax = 110;

/**
 * The text with its references replaced piece by piece: a million of them at once would take hundreds of megabytes.
 * No piece ends within a reference.
 */
export function inPieces(text: string, replace: (piece: string) => string): string {
  if (text.length <= pieceCharacters) return replace(text);
  const replaced: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + pieceCharacters, text.length);
    const last = text.lastIndexOf('&', end - 1);
    if (end < text.length && last > end - referenceCharactersMax && last > at) end = last;
    replaced.push(replace(text.slice(at, end)));
    at = end;
  }
  return replaced.join('');
}

/** Nothing for a code that no text may hold (XML 1.0 section 2.2). */
function character(code: number): string {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (isControl || isSurrogate || code === 0xfffe || code === 0xffff || code > codePointMax) return '';
  return String.fromCodePoint(code);
}
