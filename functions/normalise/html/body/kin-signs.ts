import type { PageBlocks } from './page-blocks.ts';

/** How many of the elements around two blocks must be named alike for the two to be kin, from the inside out. */
const levels = [1, 2, 3] as const;
const classLengthMax = 80;

interface Kin {
  count: number;
  length: number;
  linked: number;
  prose: number;
  readonly first: number;
  last: number;
}

/**
 * What the blocks have in common that are marked up as this one is: templates give one markup to the paragraphs of an
 * article, another to the entries of a list of links and a third to comments, and each kind is kept or dropped whole.
 */
export function kinSigns({ blocks, own, totals }: PageBlocks): number[][] {
  const signs: number[][] = blocks.map(() => []);
  const nameOf = elementNamer();
  for (const level of levels) {
    const families = new Map<string, Kin>();
    const keys = blocks.map(({ ancestors }) => ancestors.slice(0, level).map(nameOf).join(' '));
    blocks.forEach((block, at) => {
      const kin = families.get(keys[at]!) ?? { count: 0, length: 0, linked: 0, prose: 0, first: at, last: at };
      families.set(keys[at]!, kin);
      kin.count += 1;
      kin.length += block.text.length;
      kin.linked += block.linkedLength;
      kin.prose += own[at]!.prose;
      kin.last = at;
    });
    keys.forEach((key, at) => {
      const kin = families.get(key)!;
      signs[at]!.push(
        Math.log1p(kin.count),
        kin.linked / Math.max(1, kin.length),
        kin.prose / Math.max(1, kin.length),
        kin.prose / Math.max(1, totals.prose),
        Math.log(kin.length / kin.count),
        (kin.last - kin.first) / blocks.length,
      );
    });
  }
  return signs;
}

/** A short name for an element's kind and classes; numbers in classes (`post-17`) tell members of a list apart, not kinds. */
function elementNamer(): (element: Element) => number {
  const byElement = new Map<Element, number>();
  const byName = new Map<string, number>();
  return (element) => {
    const known = byElement.get(element);
    if (known !== undefined) return known;
    const classes = (element.getAttribute('class') ?? '').replace(/\d+/g, '').trim().slice(0, classLengthMax);
    const name = `${element.localName} ${classes}`;
    const number = byName.get(name) ?? byName.size;
    byName.set(name, number);
    byElement.set(element, number);
    return number;
  };
}
