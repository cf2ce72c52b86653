import { inPieces } from './decode-references.ts';
import { windows1252CodePoint } from './windows-1252.ts';

/** Entities that a document may declare for itself, and characters that all their uses may add up to. */
const declaredEntitiesMax = 64;
const entityCharactersMax = 10_000;
const expansionCharactersMax = 1_000_000;

const xmlEntities: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * Makes the text of a feed readable as XML without changing what it says: what stands before the first tag goes,
 * with the control characters that XML 1.0 section 2.2 forbids; entities that the DOCTYPE declares are put in
 * (bounded, so that nested entities cannot explode; external ones are never fetched).
 */
export function repairXml(text: string): string {
  const start = text.indexOf('<');
  if (start < 0) return '';
  const legal = text.slice(start).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]+/g, '');
  const { declared, rest } = takeDoctype(withoutHalfTag(legal));
  return windowsCharacters(putEntities(rest, declared));
}

/** A document that was cut off may end within a tag. */
function withoutHalfTag(xml: string): string {
  const last = xml.lastIndexOf('<');
  return last > xml.lastIndexOf('>') && last > 0 ? xml.slice(0, last) : xml;
}

function takeDoctype(xml: string): { declared: ReadonlyMap<string, string>; rest: string } {
  const start = doctypeStart(xml);
  if (start === null) return { declared: new Map(), rest: xml };
  const end = endOfDoctype(xml, start);
  return { declared: declaredEntities(xml.slice(start, end)), rest: xml.slice(0, start) + xml.slice(end) };
}

/** A DOCTYPE stands before the first element, among declarations and comments (XML 1.0 section 2.8). */
function doctypeStart(xml: string): number | null {
  for (let at = 0; at < xml.length; ) {
    if (/\s/.test(xml[at]!)) at++;
    else if (xml.startsWith('<!--', at)) at = behind(xml, '-->', at + '<!--'.length);
    else if (xml.startsWith('<?', at)) at = behind(xml, '>', at);
    else return xml.slice(at, at + '<!DOCTYPE'.length).toUpperCase() === '<!DOCTYPE' ? at : null;
  }
  return null;
}

function behind(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  return at < 0 ? xml.length : at + sign.length;
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
  const declarations = doctype.matchAll(/<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\s)/g);
  for (const [, name, double, single] of declarations) {
    const value = withEntities(double ?? single ?? '', declared);
    // As in XML, the first declaration of a name counts (section 4.2).
    if (!declared.has(name!) && !xmlEntities.has(name!)) declared.set(name!, value);
    if (declared.size >= declaredEntitiesMax) break;
  }
  return declared;
}

/** An entity's value with the entities in it expanded that were declared before it; empty if that makes it too long. */
function withEntities(value: string, declared: ReadonlyMap<string, string>): string {
  if (value.length > entityCharactersMax) return '';
  let length = value.length;
  const whole = value.replace(reference, (written, name: string) => {
    const inner = declared.get(name);
    length += inner?.length ?? 0;
    return length > entityCharactersMax ? '' : (inner ?? written);
  });
  return length > entityCharactersMax ? '' : whole;
}

const reference = /&([A-Za-z][\w.:-]{0,99});/g;

function putEntities(xml: string, declared: ReadonlyMap<string, string>): string {
  if (declared.size === 0) return xml;
  let budget = expansionCharactersMax;
  const put = (written: string, name: string) => {
    const value = declared.get(name);
    if (value === undefined) return written;
    budget -= value.length;
    return budget < 0 ? '' : value;
  };
  return inPieces(xml, (piece) => piece.replace(reference, put));
}

/** Characters of a range that means nothing else, taken for those of Windows-1252. */
function windowsCharacters(xml: string): string {
  return xml.replace(/[\u0080-\u009F]+/g, (run) =>
    String.fromCharCode(...[...run.slice(0, runCharactersMax)].map((character) => meant(character.charCodeAt(0)))),
  );
}

/** No text has more of them in a row. */
const runCharactersMax = 1_000;

const meant = (code: number): number => windows1252CodePoint(code) ?? code;
