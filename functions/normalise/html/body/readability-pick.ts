import { Readability } from '@mozilla/readability';
import type { Block } from '../block.ts';
import { hiddenStyle } from './element-names.ts';

/** Its rules as it relaxes them: all three (strip unlikely parts, weigh class names, clean conditionally), then fewer. */
const strictness = [7, 6, 4, 0] as const;
/** A shorter find is taken for a miss, and the laxer rules are tried, as Readability itself does. */
const charactersMin = 500;

/**
 * Parts of its work that change nothing about which text it keeps, or next to nothing, and take a quarter of its time:
 * looking for a byline, images that load late, resolving addresses and unwrapping elements in the result, taking styles
 * away, building a style for every element.
 */
const shortcuts = {
  _isValidByline: () => false,
  _postProcessContent: () => {},
  _fixLazyImages: () => {},
  _cleanStyles: () => {},
  _isProbablyVisible: (element: Element) =>
    !element.hasAttribute('hidden') &&
    element.getAttribute('aria-hidden') !== 'true' &&
    !hiddenStyle.test(element.getAttribute('style') ?? ''),
};

/**
 * Which blocks Mozilla's Readability would keep. It takes a document apart, and its own retries start from a copy in
 * which no node can be found again: so each try gets a document of its own, and the blocks of that.
 */
export function pickByReadability(
  openPage: () => { readonly document: Document; readonly blocks: readonly Block[] },
): readonly boolean[] {
  let best: readonly boolean[] = [];
  let bestLength = -1;
  for (const flags of strictness) {
    const { document, blocks } = openPage();
    const picked = pick(document, blocks, flags);
    const length = blocks.reduce((sum, block, at) => sum + (picked[at] ? block.text.length : 0), 0);
    if (length > bestLength) [best, bestLength] = [picked, length];
    if (length >= charactersMin) break;
  }
  return best;
}

function pick(document: Document, blocks: readonly Block[], flags: number): readonly boolean[] {
  const reader = new Readability<Node>(document, {
    // Never retry within: 0 would stand for its own threshold, and a retry loses the nodes.
    charThreshold: -1,
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node,
  });
  Object.assign(reader, shortcuts, { _flags: flags });
  const content = reader.parse()?.content ?? null;
  if (content === null) return blocks.map(() => false);
  const kept = new Set<Node>();
  collectTextNodes(content, kept);
  return blocks.map((block) => {
    const keptLength = block.nodes.reduce((sum, node) => sum + (kept.has(node) ? (node.nodeValue ?? '').length : 0), 0);
    return keptLength * 2 > block.text.length;
  });
}

function collectTextNodes(node: Node, into: Set<Node>): void {
  if (node.nodeType === 3) into.add(node);
  for (let child = node.firstChild; child !== null; child = child.nextSibling) collectTextNodes(child, into);
}
