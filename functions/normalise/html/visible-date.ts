import type { StatedDate } from '../../model/article.ts';
import { parseStatedDate } from '../dates.ts';
import type { Block } from './block.ts';
import { comparable } from './plain-words.ts';

/** A line that tells when a report came out is short, and stands right by its headline. */
const lineCharactersMax = 110;
const blocksBefore = 1;
const blocksAfter = 5;

/** Words by which a line says that its date is of a change, in the languages of most of the web. */
const changed =
  /updat|modif|edited|review(?:ed)?\b|revis|mis(?:e)? à jour|actuali[sz]|aktualisier|geändert|aggiornat|atualiz|bijgewerkt|обновл|изменен|更新|修订|تحديث|محدث/iu;

/** The date that a page shows its readers beside its headline, unless it says that it is of a change. */
export function visibleDate(
  blocks: readonly Block[],
  title: string | null,
  language: string | null,
): StatedDate | null {
  const titleAt = headlineAt(blocks, title);
  if (titleAt < 0) return null;
  for (const block of blocks.slice(Math.max(0, titleAt - blocksBefore), titleAt + blocksAfter + 1)) {
    if (block.text.length > lineCharactersMax || block.headingLevel > 0) continue;
    const date = parseStatedDate(block.text, { language });
    if (date === null) continue;
    const change = block.text.search(changed);
    // "Published …, updated …": the first date is that of publication.
    if (change < 0 || change > block.text.search(/\p{N}/u)) return date;
  }
  return null;
}

function headlineAt(blocks: readonly Block[], title: string | null): number {
  const wanted = comparable(title ?? '');
  const isTitle = (block: Block) => wanted !== '' && comparable(block.text) === wanted;
  const tries = [
    (block: Block) => block.headingLevel === 1 && isTitle(block),
    isTitle,
    (block: Block) => block.headingLevel === 1,
  ];
  for (const fits of tries) {
    const at = blocks.findIndex(fits);
    if (at >= 0) return at;
  }
  return -1;
}
