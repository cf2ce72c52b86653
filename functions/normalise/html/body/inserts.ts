import {
  beginsWithRelatedLabel,
  isButtonLabel,
  isControlHeading,
  isInsertLabel,
  isRelatedLabel,
} from '../../lines/insert-labels.ts';
import { endsAsSentence } from '../../lines/sentence-end.ts';
import type { Block } from '../block.ts';
import { comparable } from '../plain-words.ts';
import { toldAgain } from './told-again.ts';

/**
 * The blocks of a body without what sites set between the paragraphs: labels of advertisements and players, links to other
 * articles, a sentence of the text in large letters, lines that ask to sign up, the text once more. The judge of blocks sees how they are
 * marked up, which is often as the text is; here it is what they say. Never without all of them.
 */
export function withoutInserts(blocks: readonly Block[]): readonly Block[] {
  const inserts = new Set<Block>();
  const add = (block: Block) => inserts.add(block);
  const isCell = cellsOf(blocks);
  blocks.filter((block) => !isCell(block) && isInsert(block)).forEach(add);
  blocks.forEach((block, at) => {
    if (isRelatedLabel(block.text) && !isCell(block)) relatedFrom(blocks, at).forEach(add);
  });
  linksBetweenProse(blocks, isCell).forEach(add);
  repeatedSentences(blocks).forEach(add);
  repeatedButtons(blocks).forEach(add);
  toldAgain(blocks).forEach(add);
  const left = blocks.filter((block) => !inserts.has(block));
  return left.length > 0 ? left : blocks;
}

const lineCharactersMax = 200;
const proseCharactersMin = 100;

/** A line that is furniture wherever it stands. Headings and cells of tables may be called anything. */
function isInsert(block: Block): boolean {
  const { text, role, linkedLength } = block;
  if (text.length > lineCharactersMax) return false;
  if (role === 'heading') return isControlHeading(text);
  if (block.ancestors[0]?.localName === 'button') return isButtonLabel(text);
  if (role !== 'list' && isInsertLabel(text)) return true;
  if (linkedLength * 2 > text.length && (beginsWithRelatedLabel(text) || isRelatedLabel(besideLinks(block))))
    return true;
  return asksToSignUp.test(text) || asksToFollow.test(text) || isPlayerDialog.test(text) || isPlaced(block);
}

/** What a block says but for its links. */
function besideLinks({ html }: Block): string {
  return html.replace(/<a[ >].*?<\/a>|<[^>]*>/g, ' ').trim();
}

const asksToSignUp =
  /^[^\p{L}]*(?:(?:please )?(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletters?|inbox|mailing list|e-?mails?|alerts)\b|get .{1,80}\b(?:in|to) your inbox\b|(?:abonnez-vous|inscrivez-vous|suscríbete|suscríbase|apúntate|inscreva-se|assine|iscriviti|abonnieren sie|melden sie sich|meld je aan|zapisz się|подпишитесь|подписывайтесь)(?!\p{L}).{0,80}(?<!\p{L})(?:newsletter|boletín|boletim|telegram|whatsapp|рассылку)(?!\p{L}))[^.]{0,60}[.!»\])]*$/iu;
const network = '(?:twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|threads|bluesky|tiktok|google news)';
const asksToFollow = new RegExp(
  `^[^\\p{L}]*(?:follow|(?:like|join|find) (?:us|me)|suivez|retrouvez|sigue|síguenos|siga|segui|folgen sie|volg|следите|подписывайтесь)\\s.{1,60}\\b${network}\\b.{0,40}$`,
  'iu',
);
/** What the most common player for videos says to screen readers, and what stands where one does not run. */
const isPlayerDialog =
  /^(?:this is a modal window\b|(?:beginning|end) of dialog window\b|(?:to (?:view|watch|play) this (?:content|video|page),? |please |you (?:need|have) to )(?:(?:enable|turn on|activate) )?javascript\b)/i;

type IsBlock = (block: Block) => boolean;

/** Tells the blocks in cells of tables and in preformatted text. A cell with running text is a column of a layout. */
function cellsOf(blocks: readonly Block[]): IsBlock {
  const cellOf = ({ ancestors }: Block) =>
    ancestors.slice(0, 3).find(({ localName }) => localName === 'td' || localName === 'th' || localName === 'pre');
  const columns = new Set(blocks.filter(isProse).map(cellOf));
  return (block) => {
    const cell = cellOf(block);
    return cell !== undefined && (cell.localName === 'pre' || !columns.has(cell));
  };
}

/** Labels of charts and maps are set by coordinates, in per cent of the drawing. */
function isPlaced({ ancestors }: Block): boolean {
  return ancestors.slice(0, 3).some((element) => {
    const style = element.getAttribute('style') ?? '';
    return (
      /(?:^|[;\s])(?:top|bottom)\s*:\s*-?[\d.]+%/.test(style) && /(?:^|[;\s])(?:left|right)\s*:\s*-?[\d.]+%/.test(style)
    );
  });
}

const linksMax = 12;

/** A label, and the links that follow it. Alone it is one where it is no heading and not a single word ("Recommended"). */
function relatedFrom(blocks: readonly Block[], at: number): readonly Block[] {
  let end = at + 1;
  while (end < blocks.length && end - at <= linksMax && isLink(blocks[end]!)) end += 1;
  const { role, text } = blocks[at]!;
  return end > at + 1 || (role === 'paragraph' && /\s|[^\p{sc=Latin}]$/u.test(text)) ? blocks.slice(at, end) : [];
}

const linkedShareMin = 0.95;
/** Shorter links are names, products, files. */
const linkCharactersMin = 20;

const isLink = ({ text, linkedLength }: Block): boolean => linkedLength >= text.length * linkedShareMin;

const isProse = ({ role, text, linkedLength }: Block): boolean =>
  role === 'paragraph' && text.length >= proseCharactersMin && linkedLength < text.length * 0.4;

/** A paragraph that is one link. */
const isLinkAlone = (block: Block): boolean =>
  block.role === 'paragraph' &&
  block.text.length >= linkCharactersMin &&
  isLink(block) &&
  block.html.split('<a ').length === 2;

/** More of them in a row are what the text is about. */
const linksInRowMax = 3;

/** Paragraphs that are one link each, between running text that does not announce them: other articles. */
function linksBetweenProse(blocks: readonly Block[], isCell: IsBlock): readonly Block[] {
  const found: Block[] = [];
  let before: Block | undefined;
  let links: Block[] = [];
  for (const block of blocks) {
    if (block.role === 'caption') continue;
    if (isLinkAlone(block) && !isCell(block)) {
      links.push(block);
      continue;
    }
    const among = before !== undefined && isProse(before) && !/[:：]$/.test(before.text) && isProse(block);
    if (among && links.length <= linksInRowMax) found.push(...links);
    links = [];
    before = block;
  }
  return found;
}

/** What a button says, again and again: below each of the posts of a live report. */
function repeatedButtons(blocks: readonly Block[]): readonly Block[] {
  const buttons = blocks.filter(({ role, text }) => role === 'paragraph' && isButtonLabel(text));
  return buttons.filter((block) => buttons.some((other) => other !== block && other.text === block.text));
}

/** The paragraph has more to say than the sentence. */
const longerBy = 1.3;
/** How far from the sentence it repeats a quotation in large letters may stand. */
const repeatedWithin = 8;

/** Short paragraphs that say again what a sentence of a longer one close by says. */
function repeatedSentences(blocks: readonly Block[]): readonly Block[] {
  const said = new Map<Block, string>();
  const saidBy = (block: Block): string => {
    const known = said.get(block) ?? comparable(block.text);
    said.set(block, known);
    return known;
  };
  return blocks.filter((block, at) => {
    if (!mayRepeat(block)) return false;
    const near = blocks.slice(Math.max(0, at - repeatedWithin), at + repeatedWithin + 1);
    return near.some(
      (other) =>
        other.role === 'paragraph' &&
        other.text.length > block.text.length * longerBy &&
        saidBy(other).includes(saidBy(block)),
    );
  });
}

function mayRepeat({ text, ancestors }: Block): boolean {
  return ancestors.slice(0, 2).some(isSetApart) && endsAsSentence(text);
}

/** A text may quote itself; only large letters say a sentence twice. */
function isSetApart(element: Element): boolean {
  const { localName } = element;
  return localName === 'aside' || localName === 'blockquote' || /quote/i.test(element.getAttribute('class') ?? '');
}
