import type { Paragraph } from '../../model/article.ts';
import type { Block } from './block.ts';
import { dataRows } from './data-tables.ts';
import { isPreformatted, preformattedParagraphs } from './preformatted.ts';

const betweenCells = ' · ';
/** A longer one is no term. */
const termCharactersMax = 80;

/**
 * Blocks as the paragraphs of an article. The cells of a row are one item, and a term is one with what it stands for;
 * a preformatted block keeps its lines.
 */
export function blockParagraphs(blocks: readonly Block[]): Paragraph[] {
  const rows = new Map(dataRows(blocks).map(({ from, to }) => [from, to]));
  const paragraphs: Paragraph[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    const to = rows.get(at);
    if (to !== undefined) {
      paragraphs.push(joined(blocks.slice(at, to + 1), betweenCells, 'list'));
      at = to;
    } else if (isTerm(block, blocks[at + 1])) {
      paragraphs.push(joined(blocks.slice(at, at + 2), /[:：]$/.test(block.text) ? ' ' : ': ', 'list'));
      at += 1;
    } else if (isPreformatted(block)) paragraphs.push(...preformattedParagraphs(block));
    else if (block.role === 'heading') paragraphs.push(withoutLinkInBrackets(block));
    else paragraphs.push({ role: roleOf(block), text: block.text, html: block.html });
  }
  return paragraphs;
}

function joined(blocks: readonly Block[], between: string, role: Paragraph['role']): Paragraph {
  return {
    role,
    text: blocks.map(({ text }) => text).join(between),
    html: blocks.map(({ html }) => html).join(between),
  };
}

const bracketsMax = 24;

/** "Background [edit]": a link in brackets after a heading does something with it. */
function withoutLinkInBrackets({ role, text, html, linkedLength }: Block): Paragraph {
  const at = text.lastIndexOf('[');
  const isLink = at > 0 && text.endsWith(']') && text.length - at <= bracketsMax && linkedLength > 0;
  if (!isLink || linkedLength > text.length - at) return { role, text, html };
  return { role, text: text.slice(0, at).trim() };
}

/** Whether a block is a term, and the next what it stands for. */
function isTerm(block: Block, next: Block | undefined): boolean {
  const [term, description] = [block, next].map((one) => one?.ancestors[0]);
  if (term?.localName !== 'dt' || description?.localName !== 'dd' || block.text.length > termCharactersMax)
    return false;
  return block.ancestors[1] === next!.ancestors[1];
}

/** The line of a panel that opens it is its heading (HTML 4.11.2); what a table is called stands above it, and is read. */
function roleOf({ role, ancestors }: Block): Paragraph['role'] {
  const [own] = ancestors;
  if (own?.localName === 'summary' && role === 'paragraph') return 'heading';
  return own?.localName === 'caption' ? 'paragraph' : role;
}
