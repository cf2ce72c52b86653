import type { Block } from '../block.ts';

/** "3/12 The harbour at dawn": a picture's place in a series. */
const place = /^(\d{1,3})\s?\/\s?(\d{1,3})(?!\d)/;
const picturesMin = 3;
/** More on one page are not looked at. */
const seriesMax = 8;
/** Paragraphs before a series and after it that show that the text goes on without it. */
const paragraphsAround = 2;

/**
 * The blocks of series of pictures that stand within a text, each picture with its number and how many there are, all of
 * them in one element. A text that is itself such a series does not go on after it.
 * @param isProse whether a block is running text
 */
export function pictureSeries(blocks: readonly Block[], isProse: (block: Block) => boolean): readonly Block[] {
  const places = blocks.flatMap((block) => {
    const [, at, of] = place.exec(block.text) ?? [];
    return of === undefined ? [] : [{ block, at: Number(at), of: Number(of) }];
  });
  const complete = [...Map.groupBy(places, ({ of }) => of)].filter(
    ([of, found]) => of >= picturesMin && found.length === of && new Set(found.map(({ at }) => at)).size === of,
  );
  return complete.slice(0, seriesMax).flatMap(([, found]) => {
    const holder = found[0]!.block.ancestors.find((element) =>
      found.every(({ block }) => block.ancestors.includes(element)),
    );
    const within = ({ ancestors }: Block): boolean => holder !== undefined && ancestors.includes(holder);
    const start = blocks.findIndex(within);
    const goesOn = [blocks.slice(0, start), blocks.slice(start)].every(
      (part) => part.filter((block) => !within(block) && isProse(block)).length >= paragraphsAround,
    );
    return start >= 0 && goesOn ? blocks.filter(within) : [];
  });
}
