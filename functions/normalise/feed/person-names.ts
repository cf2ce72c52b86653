import { childElements, firstChild, textOf, type XmlElement } from './xml-tree.ts';

/** The persons named by the first of these elements that names any: `a@example.org (Name)`, `Name <a@example.org>`, `name` elements. */
export function personNames(parent: XmlElement, elements: readonly string[]): readonly string[] {
  for (const name of elements) {
    const names = childElements(parent, name).flatMap((element) => personName(element) ?? []);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

function personName(element: XmlElement): string | undefined {
  const named = firstChild(element, 'name', 'title', 'email');
  const stated = textOf(named ?? element)
    .replace(/\s+/g, ' ')
    .trim();
  if (stated === '') return undefined;
  const inBrackets = /^\S{1,200}@\S{1,200}\s+\((.{1,200})\)$/.exec(stated)?.[1];
  const beforeAddress = /^(.{1,200}?)\s*[<(]\S{1,200}@\S{1,200}[>)]$/.exec(stated)?.[1];
  return inBrackets ?? beforeAddress ?? stated;
}
