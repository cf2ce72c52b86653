import { limits } from '../../limits.ts';
import type { Paragraph } from '../../model/article.ts';
import { unwrapLines } from '../lines/unwrap-lines.ts';
import type { Block } from './block.ts';
import { escapeMarkup } from './page-document.ts';

/** Whether a block's line ends are its writer's. */
export function isPreformatted({ ancestors }: Block): boolean {
  return ancestors[0]?.localName === 'pre';
}

/** The text as it stands in the page, line ends and all. */
export function preformattedText({ nodes }: Block): string {
  return nodes.map((node) => node.nodeValue ?? '').join('');
}

/**
 * A preformatted block as paragraphs, cut at its blank lines. What was wrapped at a fixed width runs on; other lines end
 * where they do in the page.
 */
export function preformattedParagraphs(block: Block): Paragraph[] {
  const lines = preformattedText(block).split(/\r\n|[\n\r]/, limits.plainLinesMax);
  const groups: string[][] = [[]];
  for (const { text } of unwrapLines(lines.map((text, at) => ({ number: at + 1, text })))) {
    if (text.trim() === '') groups.push([]);
    else groups.at(-1)!.push(text);
  }
  const role = block.role;
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      role,
      text: group.map((line) => line.trim()).join(' '),
      html: group
        .map((line) => escapeMarkup(line.trimEnd().replace(/^\s+/, (indent) => '\u00a0'.repeat(indent.length))))
        .join('<br>'),
    }));
}
