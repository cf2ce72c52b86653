import { Readability } from '@mozilla/readability';
import type { Block } from './block.ts';

/**
 * Which blocks Mozilla's Readability would keep. It takes the document apart: collect everything else first.
 * Its retries with laxer rules are off (`charThreshold: 0`), for they start from a copy in which no node can be found again.
 */
export function pickByReadability(document: Document, blocks: readonly Block[]): readonly boolean[] {
  const reader = new Readability<Node>(document, {
    charThreshold: 0,
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node,
  });
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
