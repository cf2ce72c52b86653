import { decodeHTMLStrict } from 'entities';
import { windows1252CodePoint } from './windows-1252.ts';

/** Entities that a document may declare for itself, and characters that all their uses may add up to. */
const declaredEntitiesMax = 64;
const entityCharactersMax = 10_000;
const expansionCharactersMax = 1_000_000;

const xmlEntities: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * Makes the text of a feed readable as XML without changing what it says: what stands before the first tag goes,
 * with the control characters that XML 1.0 section 2.2 forbids; entities that the DOCTYPE declares are put in
 * (each once and bounded, so that entities made of entities cannot swell), and those of HTML become numbers.
 */
export function repairXml(text: string): string {
  const start = text.indexOf('<');
  if (start < 0) return '';
  const legal = text.slice(start).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  const { declared, rest } = takeDoctype(withoutHalfTag(legal));
  return windowsCharacters(putEntities(rest, declared));
}

/** A document that was cut off may end within a tag. */
function withoutHalfTag(xml: string): string {
  const last = xml.lastIndexOf('<');
  return last > xml.lastIndexOf('>') && last > 0 ? xml.slice(0, last) : xml;
}

function takeDoctype(xml: string): { declared: ReadonlyMap<string, string>; rest: string } {
  const start = /^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s)*<!DOCTYPE/i.exec(xml.slice(0, 100_000));
  if (start === null) return { declared: new Map(), rest: xml };
  const doctypeAt = start[0].length - '<!DOCTYPE'.length;
  const end = endOfDoctype(xml, doctypeAt);
  return { declared: declaredEntities(xml.slice(doctypeAt, end)), rest: xml.slice(0, doctypeAt) + xml.slice(end) };
}

/** Where the DOCTYPE that starts at `from` ends: at a `>` outside its brackets and quoted strings. */
function endOfDoctype(xml: string, from: number): number {
  let quote = '';
  let inside = false;
  for (let at = from; at < xml.length; at++) {
    const character = xml[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') inside = true;
    else if (character === ']') inside = false;
    else if (character === '>' && !inside) return at + 1;
  }
  return xml.length;
}

function declaredEntities(doctype: string): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  const declarations = doctype.matchAll(/<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)')\s*>/g);
  for (const [, name, double, single] of declarations) {
    const value = double ?? single ?? '';
    if (value.length <= entityCharactersMax && !value.includes('&')) declared.set(name!, value);
    else if (value.length <= entityCharactersMax) declared.set(name!, numericEntities(value));
    if (declared.size >= declaredEntitiesMax) break;
  }
  return declared;
}

function putEntities(xml: string, declared: ReadonlyMap<string, string>): string {
  let budget = expansionCharactersMax;
  return xml.replace(/&([A-Za-z][\w.:-]{0,99});/g, (reference, name: string) => {
    if (xmlEntities.has(name)) return reference;
    const value = declared.get(name);
    if (value === undefined) return numericReference(reference);
    budget -= value.length;
    return budget < 0 ? '' : value;
  });
}

function numericEntities(value: string): string {
  return value.replace(/&([A-Za-z]\w{1,30});/g, (reference, name: string) =>
    xmlEntities.has(name) ? reference : numericReference(reference),
  );
}

/** `&nbsp;` as `&#160;`; what HTML does not know stays as it is. */
function numericReference(reference: string): string {
  const decoded = decodeHTMLStrict(reference);
  if (decoded === reference) return reference;
  return [...decoded].map((character) => `&#${character.codePointAt(0)};`).join('');
}

/** Codes of Windows-1252 written as numbers or as characters of a range that means nothing else. */
function windowsCharacters(xml: string): string {
  const meant = (code: number, otherwise: string) => {
    const codePoint = windows1252CodePoint(code);
    return codePoint === null ? otherwise : String.fromCharCode(codePoint);
  };
  return xml
    .replace(/&#(1[2-5]\d);/g, (reference, code: string) => meant(Number(code), reference))
    .replace(/&#x([89][0-9a-f]);/gi, (reference, code: string) => meant(Number.parseInt(code, 16), reference))
    .replace(/[\u0080-\u009F]/g, (character) => meant(character.charCodeAt(0), character));
}
