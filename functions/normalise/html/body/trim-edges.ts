import { namesAfterBy, namesIn } from '../../bylines/names.ts';
import { datesInLine } from '../../dates/date-words.ts';
import { isCopyrightLine } from '../../lines/copyright-line.ts';
import { isEndMark, isGenreLine } from '../../lines/genre-line.ts';
import type { Block } from '../block.ts';
import { isDateLine, ofItselfCharactersMax, readsAsProse } from '../metadata/date-lines.ts';
import { comparable, wordOverlap } from '../plain-words.ts';

export interface Stated {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
}

const lineCharactersMax = 120;
/** The head of a report ends where its text begins. */
const proseCharactersMin = 100;
const headBlocksMax = 8;

/**
 * The blocks without what only says again, above the text or below it, what is known: title, writer, date, whose the page is,
 * that the text is over.
 */
export function trimEdges(blocks: readonly Block[], stated: Stated): readonly Block[] {
  const prose = blocks.findIndex(({ text, role }) => role !== 'heading' && text.length >= proseCharactersMin);
  const headEnd = Math.min(headBlocksMax, prose < 0 ? blocks.length - 1 : prose);
  let end = blocks.length;
  while (end > 1 && saysEnd(blocks[end - 1]!, stated)) end -= 1;
  const trimmed = blocks.filter((block, at) => at < end && (at >= headEnd || !saysAgain(block, stated)));
  return trimmed.length > 0 ? trimmed : blocks;
}

function saysAgain(block: Block, stated: Stated): boolean {
  const { text } = block;
  if (text.length > lineCharactersMax) return stated.title !== null && comparable(text) === comparable(stated.title);
  if (stated.title !== null && comparable(text) === comparable(stated.title)) return true;
  return isGenreLine(text) || namesWriter(text, stated.byline) || statesDate(block, stated) || isSigned(block);
}

/** Whether a block's own element is called a byline. */
function isSigned({ ancestors, role }: Block): boolean {
  return role === 'paragraph' && /(?:^|[-_ ])by-?line(?:$|[-_ ])/i.test(ancestors[0]?.getAttribute('class') ?? '');
}

function saysEnd(block: Block, stated: Stated): boolean {
  const { text } = block;
  if (isCopyrightLine(text) || isEndMark(text) || isBiography(text, stated.byline)) return true;
  return saysDateAgain(block, stated) || (text.length <= lineCharactersMax && namesWriter(text, stated.byline));
}

const biographyCharactersMax = 600;
/** What writers are said to do, in the languages of the larger news outlets. */
const tellsOfWriter =
  /^ (?:is|covers|writes|reports|works|est|couvre|écrit|ist|schreibt|berichtet|es|cubre|escribe|é|escreve|è|scrive|är|er|jest|schrijft)\s/iu;

/** "Jane Doe covers energy": whether a line begins with the writer's full name, and goes on to say who that is. */
function isBiography(text: string, byline: string | null): boolean {
  if (byline === null || text.length > biographyCharactersMax) return false;
  const [name = ''] = byline.split(/\s*(?:,| and | & | und | et | y | e | og | och )\s*/);
  return name.includes(' ') && text.startsWith(name) && tellsOfWriter.test(text.slice(name.length));
}

/** Whether a line names the writer whom the metadata name, and says little else. */
function namesWriter(text: string, byline: string | null): boolean {
  if (byline === null) return false;
  if (comparable(text) === comparable(byline)) return true;
  const names = namesAfterBy(text) ?? (text.includes(byline) ? namesIn(text) : null);
  return names !== null && wordOverlap(names, byline) > 0.6;
}

function statesDate(block: Block, { published, modified, language }: Stated): boolean {
  if ((published ?? modified) === null || !/\p{Nd}/u.test(block.text)) return false;
  return isDateLine(block.text) && !readsAsProse(block, language);
}

/** Whether a line says when the report came out or was changed, and little else: "(3 March 2010)", "This entry was posted on …". */
function saysDateAgain(block: Block, stated: Stated): boolean {
  if (!statesDate(block, stated)) return false;
  const days = [stated.published, stated.modified].map((date) => date?.slice(0, 10));
  const line = block.text.slice(0, ofItselfCharactersMax);
  const dates = datesInLine(line, { language: stated.language });
  return dates.some(({ date, kind }) => kind === 'change' || days.includes(date.slice(0, 10)));
}
