import { childElements, firstChild, textOf, type XmlElement } from './xml-tree.ts';

const personsMax = 50;
const personCharactersMax = 500;

/**
 * The persons named by the first of these elements that names any (`a@example.org (Name)`, `Name <a@example.org>`, `name`
 * elements), else the addresses that the first of them states.
 */
export function personNames(parent: XmlElement, elements: readonly string[]): readonly string[] {
  const stated = elements.map((name) =>
    childElements(parent, name)
      .slice(0, personsMax)
      .flatMap((element) => personName(element) ?? []),
  );
  const named =
    stated.find((names) => names.some((name) => !isAddress(name))) ?? stated.find((names) => names.length > 0);
  return [...new Set(named)];
}

function personName(element: XmlElement): string | undefined {
  const named = firstChild(element, 'name', 'title', 'email');
  const stated = textOf(named ?? element)
    .replace(/\s+/g, ' ')
    .trim();
  if (stated === '') return undefined;
  return withoutAddress(stated);
}

/** The name in `a@example.org (Name)` and `Name <a@example.org>`; what is neither is a name, or all that is known. */
function withoutAddress(stated: string): string {
  const isClosed = stated.endsWith(')') || stated.endsWith('>');
  if (!isClosed || stated.length > personCharactersMax) return stated;
  const several = stated.split(/(?<=[)>]),\s*/);
  if (several.length > 1) return several.map(withoutAddress).join(', ');
  const first = stated.indexOf(' (');
  if (first > 0 && stated.endsWith(')') && isAddress(stated.slice(0, first)))
    return stated.slice(first + 2, -1) || stated;
  const last = Math.max(stated.lastIndexOf('<'), stated.lastIndexOf('('));
  if (last > 0 && isAddress(stated.slice(last + 1, -1))) return stated.slice(0, last).trim() || stated;
  return stated;
}

function isAddress(text: string): boolean {
  return /^\S+$/.test(text) && text.indexOf('@') > 0 && !text.endsWith('@');
}
