import type { Block } from '../block.ts';
import type { PageBlocks } from './page-blocks.ts';

/** Fewer paragraphs marked up alike may be so by chance. */
const siblingsMin = 3;
/** How many elements around two paragraphs must be marked up alike where they stand in different ones. */
const pathLevels = 3;

/**
 * With the running text that is marked up as paragraphs are that were kept: right beside them, whatever the judge made of
 * it; elsewhere, where it was taken for text by itself, and lost because it stands alone.
 * @param margins log odds of each block
 */
export function withSiblings(
  kept: readonly boolean[],
  margins: readonly number[],
  { blocks, own }: PageBlocks,
): readonly boolean[] {
  const beside = new Map<Element, Map<string, number>>();
  const elsewhere = new Map<string, number>();
  blocks.forEach(({ ancestors }, at) => {
    const [element, parent] = ancestors;
    if (!kept[at] || own[at]!.prose === 0 || parent === undefined) return;
    const alike = beside.get(parent) ?? new Map<string, number>();
    beside.set(parent, increased(alike, markupOf(element!)));
    increased(elsewhere, pathOf(ancestors));
  });
  const isText = ({ ancestors }: Block, margin: number): boolean => {
    const [element, parent] = ancestors;
    if (parent === undefined) return false;
    if ((beside.get(parent)?.get(markupOf(element!)) ?? 0) >= siblingsMin) return true;
    return margin > 0 && (elsewhere.get(pathOf(ancestors)) ?? 0) >= siblingsMin;
  };
  return blocks.map((block, at) => kept[at]! || (own[at]!.prose > 0 && isText(block, margins[at]!)));
}

function increased(counts: Map<string, number>, key: string): Map<string, number> {
  return counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The first class says what an element is; others that it is the last, or has a picture before it. */
const markupOf = (element: Element): string =>
  `${element.localName} ${/\S*/.exec(element.getAttribute('class')?.trim() ?? '')}`;

const pathOf = (ancestors: readonly Element[]): string => ancestors.slice(0, pathLevels).map(markupOf).join(' < ');
