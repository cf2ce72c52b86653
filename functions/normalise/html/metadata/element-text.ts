/** More nodes than this hold no short text. */
const nodesMax = 200;

/**
 * The text within an element, white space folded; null where it is longer than `charactersMax`, which costs no more to find
 * out. `between` is put where an element parts it.
 */
export function shortText(element: Element, charactersMax: number, between = ''): string | null {
  let text = '';
  let node: Node | null = element.firstChild;
  for (let seen = 0; node !== null; seen += 1) {
    if (node.nodeType === 3) text += (node.nodeValue ?? '') + between;
    if (text.length > 4 * charactersMax || seen > nodesMax) return null;
    node = nextWithin(node, element);
  }
  const folded = text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  return folded.length > charactersMax ? null : folded;
}

/** The node after this one in document order, inside `root`. */
function nextWithin(from: Node, root: Element): Node | null {
  if (from.firstChild !== null) return from.firstChild;
  let node: Node | null = from;
  while (node !== null && node !== root) {
    if (node.nextSibling !== null) return node.nextSibling;
    node = node.parentNode;
  }
  return null;
}
