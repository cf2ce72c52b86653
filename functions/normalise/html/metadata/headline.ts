import type { Block } from '../block.ts';
import { comparable } from '../plain-words.ts';

/** Index of the block that is the headline: the main heading that is the title, the title elsewhere or in a longer heading, any main heading; -1 without one. */
export function headlineAt(blocks: readonly Block[], title: string | null): number {
  const wanted = comparable(title ?? '');
  const isTitle = (block: Block) => wanted !== '' && comparable(block.text) === wanted;
  // A heading may hold its kicker or its section, too.
  const holdsTitle = ({ headingLevel, text }: Block) =>
    headingLevel > 0 &&
    wanted.length >= titleLengthMin &&
    text.length <= 2 * wanted.length &&
    holds(comparable(text), wanted);
  const tries = [
    (block: Block) => block.headingLevel === 1 && isTitle(block),
    isTitle,
    holdsTitle,
    (block: Block) => block.headingLevel === 1,
  ];
  for (const fits of tries) {
    const at = blocks.findIndex(fits);
    if (at >= 0) return at;
  }
  return -1;
}

const titleLengthMin = 12;

function holds(heading: string, title: string): boolean {
  return heading.endsWith(` ${title}`) || heading.startsWith(`${title} `);
}

/** A standfirst may stand between the headline and what is said of the report, and a caption; after more it has begun. */
const proseBetweenMax = 2;
const proseCharactersMin = 120;

/** Whether the report has begun between the headline and another block further down. */
export function reportBegins(blocks: readonly Block[], titleAt: number, at: number): boolean {
  const prose = blocks.slice(titleAt + 1, at).filter(({ text }) => text.length >= proseCharactersMin);
  return prose.length > proseBetweenMax;
}
